import type { Refusal } from './refused';

export const PROVIDER_KINDS = ['REHABILITATION_CENTER', 'CORRECTION_CABINET', 'AUTISM_CENTER'] as const;
export type ProviderKind = (typeof PROVIDER_KINDS)[number];

export const DISTRICT_KINDS = ['CITY', 'DISTRICT'] as const;
export type DistrictKind = (typeof DISTRICT_KINDS)[number];

/** What the minutes of a norm are held against: the work at the desk alone, or with what waited before it. */
export const NORM_BASES = ['HANDS_ON', 'WITH_WAITING'] as const;
export type NormBasis = (typeof NORM_BASES)[number];

/** Figures about fewer children than this are not shown: never fewer than five, whoever asks. */
export const LEAST_THRESHOLD = 5;
export const LARGEST_THRESHOLD = 100;

/** Children a provider can serve at once: far more than any has. */
export const MOST_PLACES = 5000;

/** What becomes of a provider, a district or a region, each with its date, author and reason. */
export const ENTRY_CHANGES = ['OPENED', 'CHANGED', 'CLOSED', 'REOPENED'] as const;
export type EntryChange = (typeof ENTRY_CHANGES)[number];
type Act = Exclude<EntryChange, 'OPENED'>;

/** What is closed is only reopened; what is open is not reopened. */
const fits = (act: Act, closed: boolean): boolean => closed === (act === 'REOPENED');

export function whyNotProvider(act: Act, { closed }: { closed: boolean }): Refusal | null {
  return fits(act, closed) ? null : 'provider.wrong-state';
}

/** A district with providers at work is not retired: they move first. */
export function whyNotDistrict(
  act: Act,
  { closed, openProviders }: { closed: boolean; openProviders: number },
): Refusal | null {
  if (!fits(act, closed)) return 'district.wrong-state';
  return act === 'CLOSED' && openProviders > 0 ? 'district.has-providers' : null;
}

/** A department hides more than it has to; less, only the operator allows. */
export function whyNotThreshold(from: number, to: number, by: 'region' | 'operator'): Refusal | null {
  return to < from && by !== 'operator' ? 'region.threshold-lower' : null;
}

/** The first administrator is invited from above; the others by the one there is. */
export function whyNotFirstAdministrator({
  closed,
  administered,
}: {
  closed: boolean;
  administered: boolean;
}): Refusal | null {
  if (closed) return 'provider.wrong-state';
  return administered ? 'administrator.already-there' : null;
}

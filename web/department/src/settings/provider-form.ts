import { checkBin } from '@onaltu/domain/bin';
import { MOST_PLACES, PROVIDER_KINDS, type ProviderKind } from '@onaltu/domain/directory';
import { normalizePhone } from '@onaltu/domain/phone';
import type { Fault } from '@onaltu/web-shell/use-edit';
import { emptyAt, type Names, namesFaults, NO_NAMES } from '../directory/names-form';
import type { Provider } from './use-directory';

export type ProviderForm = {
  names: Names;
  districtId: string;
  addresses: { kk: string; ru: string };
  phone: string;
  language: 'kk' | 'ru';
  kind: ProviderKind;
  bin: string;
  /** As it is typed. */
  places: string;
};

export const NEW_PROVIDER: ProviderForm = {
  names: NO_NAMES,
  districtId: '',
  addresses: { kk: '', ru: '' },
  phone: '',
  language: 'kk',
  kind: PROVIDER_KINDS[0],
  bin: '',
  places: '',
};

export const providerFormOf = ({
  names,
  districtId,
  addresses,
  phone,
  language,
  kind,
  bin,
  places,
}: Provider): ProviderForm => ({
  names: { ...names },
  addresses: { ...addresses },
  ...{ districtId, phone, language, kind, bin, places: places > 0 ? String(places) : '' },
});

/** A whole number of places, or NaN; nothing typed is none said. */
const placesIn = (typed: string): number => (/^\d{0,4}$/.test(typed.trim()) ? Number(typed) : Number.NaN);
const placesFault = (places: number): Fault[] => {
  if (places <= MOST_PLACES) return [];
  return [{ pointer: '/places', code: Number.isNaN(places) ? 'isInt' : 'max' }];
};

export const providerFaults = ({ names, districtId, addresses, phone, places }: ProviderForm): Fault[] => [
  ...namesFaults(names),
  ...emptyAt('/districtId', districtId),
  ...emptyAt('/addresses/kk', addresses.kk),
  ...emptyAt('/addresses/ru', addresses.ru),
  ...(normalizePhone(phone) === null ? [{ pointer: '/phone', code: 'isPhone' }] : []),
  ...placesFault(placesIn(places)),
];
export const newProviderFaults = (form: ProviderForm): Fault[] => [
  ...providerFaults(form),
  ...(checkBin(form.bin.trim()).valid ? [] : [{ pointer: '/bin', code: 'isBin' }]),
];

export const providerBody = ({ names, districtId, addresses, phone, language, places }: ProviderForm) => ({
  ...{ names, districtId, addresses, phone, language, places: placesIn(places) },
});

import type { Fault } from './clock/working-time';
import { IMPAIRMENTS } from './impairments';

/** The closed lists a provider may narrow, order and add to. Statistics count by the national codes. */
export const NATIONAL_CODES = {
  PROBLEM_GROUP: IMPAIRMENTS,
  ABSENCE_REASON: ['ILLNESS', 'TREATMENT', 'FAMILY', 'LEAVE', 'QUARANTINE', 'TRANSPORT', 'UNKNOWN', 'OTHER'],
  WITHDRAWAL_REASON: ['MOVED', 'HEALTH', 'FAMILY', 'OTHER_PROVIDER', 'NOT_NEEDED', 'OTHER'],
  EARLY_END_REASON: ['GOALS_REACHED', 'MOVED', 'HEALTH', 'FAMILY', 'LONG_ABSENCE', 'OTHER'],
  PAUSE_REASON: ['ILLNESS', 'TREATMENT', 'LEAVE', 'QUARANTINE', 'FAMILY', 'OTHER'],
} as const;
export type DictionaryKind = keyof typeof NATIONAL_CODES;
export const DICTIONARY_KINDS = Object.keys(NATIONAL_CODES) as DictionaryKind[];

export type Names = { kk: string; ru: string; en: string };
/** A national entry has its words from the translations and cannot be renamed; an own one brings its names and the national code it counts as. */
export type DictionaryEntry = { code: string; active: boolean; own?: Names & { nationalCode: string } };
export type EntryWanted = Partial<Names> & { code?: string; active: boolean; nationalCode?: string };

const nationals = (kind: DictionaryKind): readonly string[] => NATIONAL_CODES[kind];

/** The list in the provider's order; a national code it has not seen yet comes last and holds. */
export function entriesOf(kind: DictionaryKind, kept: readonly DictionaryEntry[] = []): DictionaryEntry[] {
  const unseen = nationals(kind).filter((code) => !kept.some((entry) => entry.code === code));
  return [...kept, ...unseen.map((code) => ({ code, active: true }))];
}

function faultsOf(kind: DictionaryKind, wanted: EntryWanted, known: readonly DictionaryEntry[]): [string, string][] {
  const { code, nationalCode } = wanted;
  const unnamed = (['kk', 'ru', 'en'] as const).filter((language) => !wanted[language]);
  const before = known.find((entry) => entry.code === code);
  if (code && !before) return [['code', 'isKnown']];
  if (before && !before.own) return unnamed.length === 3 && nationalCode === undefined ? [] : [['code', 'isNational']];
  return [
    ...unnamed.map((language): [string, string] => [language, 'isString']),
    ...(nationalCode && nationals(kind).includes(nationalCode) ? [] : [['nationalCode', 'isIn'] as [string, string]]),
  ];
}

/** What is wrong with a list as it is wanted: nothing that was ever there may be missing, a national entry stays as it is named. */
export function faultsInDictionary(
  kind: DictionaryKind,
  wanted: readonly EntryWanted[],
  known: readonly DictionaryEntry[],
): Fault[] {
  const each = wanted.flatMap((entry, i) =>
    faultsOf(kind, entry, known).map(([field, code]) => ({ pointer: `/entries/${i}/${field}`, code })),
  );
  const complete = known.every(({ code }) => wanted.filter((entry) => entry.code === code).length === 1);
  return complete ? each : [...each, { pointer: '/entries', code: 'isComplete' }];
}

/** Which of the codes may not be chosen now: nobody knows them, or they are switched off. */
export function notChoosable(codes: readonly string[], entries: readonly DictionaryEntry[]): string[] {
  return codes.filter((code) => !entries.some((entry) => entry.code === code && entry.active));
}

/** The code statistics count an entry by. */
export function nationalCodeOf(code: string, entries: readonly DictionaryEntry[]): string {
  return entries.find((entry) => entry.code === code)?.own?.nationalCode ?? code;
}

import {
  type DictionaryEntry,
  type DictionaryKind,
  type EntryWanted,
  faultsInDictionary,
} from '@onaltu/domain/dictionaries';
import type { Fault } from '@onaltu/web-shell/use-edit';
import type { Schemas } from './use-settings';

type Language = 'kk' | 'ru' | 'en';
export const LANGUAGES = ['kk', 'ru', 'en'] as const satisfies readonly Language[];

export type EntryForm = {
  /** Empty for one that is new. */
  code: string;
  own: boolean;
  active: boolean;
  names: Record<Language, string>;
  nationalCode: string;
};
export type DictionaryForm = { entries: EntryForm[] };

export const dictionaryFormOf = ({ entries }: Schemas['DictionaryView']): DictionaryForm => ({
  entries: entries.map(({ code, active, names, nationalCode }) => ({
    ...{ code, active, own: nationalCode !== null, nationalCode: nationalCode ?? '' },
    names: { kk: names.kk, ru: names.ru, en: names.en },
  })),
});

/** A common entry says only whether it holds; an own one brings its words. */
function wantedOf({ code, own, active, names, nationalCode }: EntryForm): EntryWanted {
  const known = code ? { code, active } : { active };
  if (!own) return known;
  const given = LANGUAGES.flatMap((language) => {
    const text = names[language].trim();
    return text ? [[language, text] as const] : [];
  });
  return { ...known, ...Object.fromEntries(given), ...(nationalCode ? { nationalCode } : {}) };
}
export const dictionaryBodyOf = ({ entries }: DictionaryForm): Schemas['ChangeDictionary'] => ({
  entries: entries.map(wantedOf),
});

export function dictionaryFaultsOf(kind: DictionaryKind, { entries }: DictionaryForm): Fault[] {
  const known = entries
    .filter(({ code }) => code !== '')
    .map(({ code, active, own, names, nationalCode }): DictionaryEntry => ({
      ...{ code, active },
      ...(own ? { own: { ...names, nationalCode } } : {}),
    }));
  return faultsInDictionary(kind, entries.map(wantedOf), known).map(({ pointer, code }) => ({
    pointer,
    code: code === 'isString' ? 'required' : code,
  }));
}

import { isLocale, type Locale, LOCALES } from '@onaltu/i18n/formats';
import type { Fault, Part } from '@onaltu/web-shell/use-edit';

export type Names = Record<Locale, string>;
export const NO_NAMES: Names = { kk: '', ru: '', en: '' };

export const nameIn = (names: Names, locale: string): string => names[isLocale(locale) ? locale : 'kk'];

export const emptyAt = (pointer: string, text: string): Fault[] =>
  text.trim() === '' ? [{ pointer, code: 'required' }] : [];

export const namesFaults = (names: Names): Fault[] => LOCALES.flatMap((one) => emptyAt(`/names/${one}`, names[one]));

/** The names as they are picked where two people wrote them; `title` says each in words. */
export const namesParts = (names: Names, title: (locale: Locale) => string): Part[] =>
  LOCALES.map((one) => ({ at: `names.${one}`, label: title(one), text: names[one] }));

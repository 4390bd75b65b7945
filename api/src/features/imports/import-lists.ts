import { entriesOf } from '@onaltu/domain/dictionaries';
import { SEXES } from '@onaltu/domain/iin';
import type { ImportColumn, ImportColumnKey, ImportList } from '@onaltu/domain/import-columns';
import type { Choice } from '@onaltu/domain/import-rows';
import { LOCALES, type Locale } from '@onaltu/i18n/formats';
import type { MessageKey } from '@onaltu/i18n/messages';
import { translator } from '@onaltu/i18n/translator';
import type { EntityManager } from 'typeorm';
import { FORM_LANGUAGES, RELATIONS } from '../case-files/case-file.entity';
import { settingOf } from '../case-files/provider-setting.queries';

/** An entry with its name in each language, the first of which is shown. */
export type Named = Choice & { in: Readonly<Record<Locale, string>> };
export type Lists = Readonly<Record<ImportList, readonly Named[]>>;

const said = (key: MessageKey): Record<Locale, string> =>
  Object.fromEntries(LOCALES.map((locale) => [locale, translator(locale).t(key)])) as Record<Locale, string>;
const named = (code: string, names: Readonly<Record<Locale, string>>): Named => ({
  code,
  names: Object.values(names),
  in: names,
});
const wordsOf = (codes: readonly string[], prefix: string): Named[] =>
  codes.map((code) => named(code, said(`${prefix}.${code}` as MessageKey)));

/** What a cell of each list may say here and now: the provider's own entries included, without those that are switched off. */
export async function listsOf(tx: EntityManager): Promise<Lists> {
  const groups = entriesOf('PROBLEM_GROUP', (await settingOf(tx, 'DICTIONARY.PROBLEM_GROUP')).content ?? []);
  return {
    SEX: wordsOf(SEXES, 'field.sexName'),
    LANGUAGE: wordsOf(FORM_LANGUAGES, 'field.languageName'),
    RELATION: wordsOf(RELATIONS, 'relation'),
    PROBLEM_GROUP: groups
      .filter(({ active }) => active)
      .map(({ code, own }) =>
        named(code, own ? { kk: own.kk, ru: own.ru, en: own.en } : said(`problem.${code}` as MessageKey)),
      ),
  };
}

export const titleOf = ({ key }: ImportColumn, locale: Locale): string =>
  translator(locale).t(`imports.column.${key as ImportColumnKey}`);
export const titlesOf = (column: ImportColumn): string[] => LOCALES.map((locale) => titleOf(column, locale));

import { type DictionaryKind, entriesOf } from '@onaltu/domain/dictionaries';
import { LESSON_FORMS } from '@onaltu/domain/course';
import { SEXES } from '@onaltu/domain/iin';
import type { ImportColumn, ImportColumnKey, ImportList } from '@onaltu/domain/import-columns';
import type { Choice } from '@onaltu/domain/import-rows';
import { PAPER_KINDS } from '@onaltu/domain/regulation';
import { LOCALES, type Locale } from '@onaltu/i18n/formats';
import type { MessageKey } from '@onaltu/i18n/messages';
import { translator } from '@onaltu/i18n/translator';
import type { EntityManager } from 'typeorm';
import { CHANNELS, FORM_LANGUAGES, RELATIONS } from '../case-files/case-file.entity';
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

const SPECIALISTS = `select a.id, concat_ws(' ', a.last_name, a.first_name) as short, concat_ws(' ', a.last_name, a.first_name, a.middle_name) as whole, a.email
  from directory.membership m join directory.account a on a.id = m.account_id
  where 'SPECIALIST' = any (m.roles) and m.post is not null and m.ended_at is null and a.disabled_at is null order by a.last_name, a.first_name`;

/** Who may be on a team; of two of one name each is told by the address. */
async function specialists(tx: EntityManager): Promise<Named[]> {
  const rows = await tx.query<{ id: string; short: string; whole: string; email: string }[]>(SPECIALISTS);
  return rows.map(({ id, short, whole, email }) => same(id, `${short} (${email})`, [short, whole.trim(), email]));
}

const same = (code: string, shown: string, names: readonly string[]): Named => ({
  code,
  names: [...new Set([...names, shown])],
  in: { kk: shown, ru: shown, en: shown },
});
const ROOMS = `select id, name from room where closed_at is null order by name`;
// Children in their course: by the number of the case, ours or the paper's, or by name where only one has it.
const CASES = `select c.id, c.number, concat_ws(' ', k.last_name, k.first_name) as short, concat_ws(' ', k.last_name, k.first_name, nullif(k.middle_name, '')) as whole
  from case_file c join child k on k.id = c.child_id where c.state in ('IN_REHABILITATION', 'SUSPENDED') order by k.last_name, k.first_name, c.number`;

async function rooms(tx: EntityManager): Promise<Named[]> {
  const rows = await tx.query<{ id: string; name: string }[]>(ROOMS);
  return rows.map(({ id, name }) => same(id, name, []));
}

async function casesInCourse(tx: EntityManager): Promise<Named[]> {
  const rows = await tx.query<{ id: string; number: string; short: string; whole: string }[]>(CASES);
  return rows.map(({ id, number, short, whole }) => same(id, `${short} (${number})`, [number, short, whole]));
}

async function chosen(tx: EntityManager, kind: DictionaryKind, prefix: string): Promise<Named[]> {
  const entries = entriesOf(kind, (await settingOf(tx, `DICTIONARY.${kind}`)).content ?? []);
  return entries
    .filter(({ active }) => active)
    .map(({ code, own }) =>
      named(code, own ? { kk: own.kk, ru: own.ru, en: own.en } : said(`${prefix}.${code}` as MessageKey)),
    );
}

/** What a cell of each list may say here and now: the provider's own entries included, without those that are switched off. */
export async function listsOf(tx: EntityManager): Promise<Lists> {
  return {
    SEX: wordsOf(SEXES, 'field.sexName'),
    LANGUAGE: wordsOf(FORM_LANGUAGES, 'field.languageName'),
    RELATION: wordsOf(RELATIONS, 'relation'),
    PAPER: wordsOf(PAPER_KINDS, 'paper'),
    CHANNEL: wordsOf(CHANNELS, 'provider.registration.channel'),
    SPECIALIST: await specialists(tx),
    FORM: wordsOf(LESSON_FORMS, 'lesson.form'),
    ROOM: await rooms(tx),
    CASE: await casesInCourse(tx),
    ABSENCE: await chosen(tx, 'ABSENCE_REASON', 'dictionary.ABSENCE_REASON'),
    PROBLEM_GROUP: await chosen(tx, 'PROBLEM_GROUP', 'problem'),
  };
}

export const titleOf = ({ key }: ImportColumn, locale: Locale): string =>
  translator(locale).t(`imports.column.${key as ImportColumnKey}`);
export const titlesOf = (column: ImportColumn): string[] => LOCALES.map((locale) => titleOf(column, locale));

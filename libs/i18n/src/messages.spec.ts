import {
  ASSESSMENT_KINDS,
  ASSESSMENT_TEMPLATE_1,
  DOMAINS,
  DYNAMICS,
  SCALE,
  SPECIALIST_POSTS,
} from '@onaltu/domain/assessment';
import { ACTION_NUMBERS, CASE_STATES, MOVES } from '@onaltu/domain/case-process';
import { CONCLUSION_PARTS, GAP_NAMES, SENTENCE_NAMES } from '@onaltu/domain/conclusion';
import { ATTENDANCE_STATES, GOAL_STATES, LESSON_FORMS, LESSON_STATES } from '@onaltu/domain/course';
import { CANCEL_REASONS } from '@onaltu/domain/timetable';
import { DICTIONARY_KINDS, NATIONAL_CODES } from '@onaltu/domain/dictionaries';
import { INDICATORS } from '@onaltu/domain/indicators';
import { ENTRY_CHANGES, NORM_BASES, PROVIDER_KINDS } from '@onaltu/domain/directory';
import { PROVIDER_ROLES, ROLES } from '@onaltu/domain/permissions';
import { REFUSALS } from '@onaltu/domain/refused';
import { PAPER_KINDS, REFUSAL_GROUNDS, REGULATIONS } from '@onaltu/domain/regulation';
import { RIGHTS } from '@onaltu/domain/rights';
import { LEAVE_KINDS, STAFF_STATES } from '@onaltu/domain/staff';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import dynamicKeys from './dynamic-keys.json';
import { LOCALES, type Locale } from './formats';
import { MESSAGES } from './messages';
import { translator } from './translator';

type Entry = readonly [key: string, text: string];

function entriesOf(node: object, prefix = ''): Entry[] {
  return Object.entries(node).flatMap(([key, value]): Entry[] =>
    typeof value === 'string' ? [[`${prefix}${key}`, value]] : entriesOf(value as object, `${prefix}${key}.`),
  );
}

const texts = Object.fromEntries(
  LOCALES.map((locale) => [locale, new Map(entriesOf(MESSAGES[locale]))]),
) as unknown as Record<Locale, Map<string, string>>;
const placeholders = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort();
const formsAllowed: Record<Locale, readonly number[]> = { kk: [1], ru: [1, 3], en: [1, 2] };

/** Every closed list of the domain, and where its words are. */
const LISTS: readonly (readonly [prefix: string, members: readonly string[]])[] = [
  ['state.', CASE_STATES],
  ['move.', Object.keys(MOVES).flatMap((move) => [`${move}.done`, `${move}.button`])],
  ['role.', ROLES],
  ['action.lane.', PROVIDER_ROLES.filter((role) => role !== 'PROVIDER_ADMIN')],
  ['action.', ACTION_NUMBERS.flatMap((action) => [`${action}.title`, `${action}.short`, `${action}.result`])],
  ['refusal.', REFUSALS],
  ['paper.', PAPER_KINDS],
  ['regulation.ground.', REFUSAL_GROUNDS],
  ['regulation.note.', REGULATIONS.flatMap(({ notes }) => notes.map(({ id }) => id))],
  ['goal.state.', GOAL_STATES],
  ['problem.', NATIONAL_CODES.PROBLEM_GROUP],
  ...DICTIONARY_KINDS.filter((kind) => kind !== 'PROBLEM_GROUP').map(
    (kind) => [`dictionary.${kind}.`, NATIONAL_CODES[kind]] as const,
  ),
  ['post.', SPECIALIST_POSTS],
  ['lesson.form.', LESSON_FORMS],
  ['lesson.state.', LESSON_STATES],
  ['lesson.cancelReason.', CANCEL_REASONS],
  ['lesson.attendance.', ATTENDANCE_STATES],
  ['lesson.mark.', ATTENDANCE_STATES],
  ['assessment.domain.', DOMAINS],
  ['assessment.kind.', ASSESSMENT_KINDS],
  ['assessment.score.', SCALE.map(String)],
  ['assessment.dynamics.', DYNAMICS],
  ['assessment.indicator.', ASSESSMENT_TEMPLATE_1.domains.flatMap(({ indicators }) => indicators)],
  ['permission.', RIGHTS.flatMap(({ permissions }) => permissions)],
  ['permission.group.', RIGHTS.map(({ name }) => name)],
  ['staff.state.', STAFF_STATES],
  ['provider.type.', PROVIDER_KINDS],
  ['administration.change.', ENTRY_CHANGES],
  ['administration.region.basis.', NORM_BASES],
  ['staff.kind.', LEAVE_KINDS],
  ['settings.dictionaries.kind.', DICTIONARY_KINDS],
  ['conclusion.part.', CONCLUSION_PARTS],
  ['conclusion.sentence.', SENTENCE_NAMES],
  ['conclusion.gap.', GAP_NAMES],
  ['', Object.values(INDICATORS).flatMap(({ name, formula }) => [name, formula])],
];
/** Lists whose words name nothing else. */
const CLOSED = /^(refusal|regulation|goal|post|lesson|assessment|conclusion|dictionary|permission)\./;
const mixedScript = /[a-z][Ѐ-ӿ]|[Ѐ-ӿ][a-z]/i;

describe.each(LOCALES)('the words in %s', (locale) => {
  const entries = [...texts[locale]];

  it('has exactly the keys of the reference locale', () => {
    expect([...texts[locale].keys()].sort()).toEqual([...texts.kk.keys()].sort());
  });

  it('gathers every file', () => {
    const files = readdirSync(join(__dirname, 'messages', locale)).map((name) => name.replace('.json', ''));
    expect(Object.keys(MESSAGES[locale]).sort()).toEqual(files.sort());
  });

  it('uses the same placeholders as the reference locale', () => {
    const different = entries.filter(
      ([key, text]) => String(placeholders(text)) !== String(placeholders(texts.kk.get(key) ?? '')),
    );
    expect(different).toEqual([]);
  });

  it('has as many plural forms as the language needs', () => {
    expect(entries.filter(([, text]) => !formsAllowed[locale].includes(text.split('|').length))).toEqual([]);
  });

  it('says something, in composed letters of one script a word', () => {
    const wrong = entries.filter(
      ([, text]) => text.trim() !== text || !text || text.normalize('NFC') !== text || mixedScript.test(text),
    );
    expect(wrong).toEqual([]);
  });

  it('compiles', () => {
    const { t } = translator(locale);
    const params = { n: 2, number: '1', time: '1', id: '1', min: 1, max: 2, from: '1', to: '2', date: '1', year: '1' };
    expect(entries.filter(([key]) => !t(key as Parameters<typeof t>[0], params))).toEqual([]);
  });

  it.each(LISTS)('has a word for every %s of the domain', (prefix, members) => {
    expect(members.filter((member) => !texts[locale].has(`${prefix}${member}`))).toEqual([]);
  });
});

describe('the words', () => {
  it('has none for what no list of the domain holds', () => {
    const known = new Set(LISTS.flatMap(([prefix, members]) => members.map((member) => `${prefix}${member}`)));
    expect([...texts.kk.keys()].filter((key) => CLOSED.test(key) && !known.has(key))).toEqual([]);
  });

  it('names the papers of the regulation, and how one was kept', () => {
    const papers = [...texts.kk.keys()].flatMap((key) => /^paper\.(.+)$/.exec(key)?.[1] ?? []);
    expect(papers.sort()).toEqual([...PAPER_KINDS, 'seen', 'copy', 'missing'].sort());
  });

  it('glues no Kazakh ending to a value', () => {
    expect([...texts.kk].filter(([, text]) => /\}[-–]?(?!күн|іс-қимыл|тармақ|нұсқа)[Ѐ-ӿ]/.test(text))).toEqual([]);
  });

  it('keeps the words that have one meaning', () => {
    const wrong = /топтамалық|кешік|коррекция|мүгедек бала|кемтар|ойдан алынған/i;
    expect([...texts.kk].filter(([, text]) => wrong.test(text))).toEqual([]);
  });

  it('names only prefixes that exist as built at run time', () => {
    expect(dynamicKeys.filter((prefix) => ![...texts.kk.keys()].some((key) => key.startsWith(prefix)))).toEqual([]);
    expect(existsSync(join(__dirname, 'dynamic-keys.json'))).toBe(true);
  });
});

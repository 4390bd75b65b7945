// @ts-check
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import {
  calendarDay,
  iin,
  listOf,
  oneOf,
  optional,
  pastDay,
  personName,
  phone,
  shape,
  text,
  whole,
} from './case-fields.mjs';

/** @typedef {import('./case-fields.mjs').Fault} Fault */
/** @typedef {0 | 1 | 2 | 3 | 4} Score */

/**
 * @typedef {object} WalkCase
 * @property {number} receivedDaysAgo
 * @property {'kk' | 'ru'} language
 * @property {{ reason: string, applicationNumber?: string, contractNumber?: string }} late
 * @property {{ lastName: string, firstName: string, middleName?: string, birthDate: string, sex: string, language: string,
 *   impairments: string[], address?: string, iin?: string, otherPaper?: string }} child
 * @property {{ lastName: string, firstName: string, middleName?: string, phone: string, language: string, relation: string }} representative
 * @property {{ kind: string, keeping: string, number?: string, issuedOn?: string, expiresOn?: string }[]} papers
 * @property {number} lengthDays
 * @property {{ initial: Score | Record<string, Score>, final: Score | Record<string, Score> }} scores
 * @property {{ initial: string, final: string }} summaries
 * @property {{ domain: string, wording: string, state: string }[]} goals
 * @property {{ form: string, minutes: number, planned: number, held: number, missed: number }} lessons
 * @property {{ parts: string[], recommendations: string, gapRemark: string }} conclusion
 * @property {{ name: string, paper: string }} recipient
 */

const require = createRequire(import.meta.url);
const { DOMAINS } = require('@onaltu/domain/assessment');
const { GOAL_STATES, LESSON_FORMS } = require('@onaltu/domain/course');
const { SEXES } = require('@onaltu/domain/iin');
const { IMPAIRMENTS } = require('@onaltu/domain/impairments');
const { PAPER_KINDS } = require('@onaltu/domain/regulation');

const document = new URL('../../libs/api-client/openapi/provider.json', import.meta.url);
const { schemas } = JSON.parse(readFileSync(document, 'utf8')).components;
const enumOf = (/** @type {string} */ schema, /** @type {string} */ name) => schemas[schema].properties[name].enum;

const LANGUAGES = enumOf('RegisterCaseFile', 'language');
export const SPECIALISTS = 2;

/** @type {import('./case-fields.mjs').Field} */
const scores = (value, pointer) => {
  if (typeof value !== 'object' || value === null) return whole(0, 4)(value, pointer);
  return shape(Object.fromEntries(DOMAINS.map((/** @type {string} */ domain) => [domain, whole(0, 4)])))(
    value,
    pointer,
  );
};

const child = shape({
  lastName: personName,
  firstName: personName,
  middleName: optional(personName),
  birthDate: pastDay,
  sex: oneOf(SEXES),
  language: oneOf(LANGUAGES),
  impairments: listOf(oneOf(IMPAIRMENTS), { min: 0, max: IMPAIRMENTS.length }),
  address: optional(text(1, 300)),
  iin: optional(iin),
  otherPaper: optional(text(3, 200)),
});

const representative = shape({
  lastName: personName,
  firstName: personName,
  middleName: optional(personName),
  phone,
  language: oneOf(LANGUAGES),
  relation: oneOf(enumOf('RepresentativeParticulars', 'relation')),
});

const paper = shape({
  kind: oneOf(PAPER_KINDS),
  keeping: oneOf(enumOf('PaperOnHand', 'keeping')),
  number: optional(text(1, 60)),
  issuedOn: optional(calendarDay),
  expiresOn: optional(calendarDay),
});

const FILE = shape({
  // on the first of these days the papers came; action 4 needs 90 days after it, and the course stays within 365 (¶5(4))
  receivedDaysAgo: whole(91, 365),
  language: oneOf(LANGUAGES),
  late: shape({
    reason: text(3, 500),
    applicationNumber: optional(text(1, 60)),
    contractNumber: optional(text(1, 60)),
  }),
  child,
  representative,
  papers: listOf(paper, { min: 2, max: PAPER_KINDS.length }),
  lengthDays: whole(90, 365),
  scores: shape({ initial: scores, final: scores }),
  summaries: shape({ initial: text(3, 4000), final: text(3, 4000) }),
  goals: listOf(shape({ domain: oneOf(DOMAINS), wording: text(3, 500), state: oneOf(GOAL_STATES) }), {
    min: 1,
    max: 40,
  }),
  lessons: shape({
    form: oneOf(LESSON_FORMS),
    minutes: whole(10, 60),
    planned: whole(1, 2000),
    held: whole(0, 60),
    missed: whole(0, 60),
  }),
  conclusion: shape({
    parts: listOf(text(3, 4000), { min: SPECIALISTS, max: SPECIALISTS }),
    recommendations: text(3, 4000),
    gapRemark: text(3, 1000),
  }),
  recipient: shape({ name: personName, paper: text(3, 100) }),
});

const MOST_LESSONS = 60;

/**
 * What no field can say alone; asked only of a file whose fields are right.
 * @type {readonly [pointer: string, problem: string, wrong: (file: WalkCase) => boolean][]}
 */
const TOGETHER = [
  [
    '/child/iin',
    'is missing, and so is otherPaper: one of the two is needed',
    ({ child: { iin, otherPaper } }) => !iin && !otherPaper,
  ],
  ['/papers', 'must hold the APPLICATION', ({ papers }) => !papers.some(({ kind }) => kind === 'APPLICATION')],
  ['/papers', 'must hold the CONSENT', ({ papers }) => !papers.some(({ kind }) => kind === 'CONSENT')],
  ['/papers', 'must hold each kind once', ({ papers }) => new Set(papers.map(({ kind }) => kind)).size < papers.length],
  [
    '/lessons',
    `must be at most ${MOST_LESSONS}, held and missed together`,
    ({ lessons: { held, missed } }) => held + missed > MOST_LESSONS,
  ],
];

/** Everything that is wrong with a file. @param {unknown} value @returns {Fault[]} */
export function faultsOf(value) {
  const faults = FILE(value, '');
  if (faults.length > 0) return faults;
  const file = /** @type {WalkCase} */ (value);
  return TOGETHER.filter(([, , wrong]) => wrong(file)).map(([pointer, problem]) => ({ pointer, problem }));
}

/** @param {Fault} fault */
const faultLine = ({ pointer, problem }) => `  ${pointer || '(the whole file)'} ${problem}`;

/** @param {string} path @returns {unknown} */
function parsed(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new Error(`${path} cannot be read as JSON: ${/** @type {Error} */ (error).message}`);
  }
}

/** The case of a file; a bad file is refused with each field named. @param {string} path @returns {WalkCase} */
export function readCase(path) {
  const value = parsed(path);
  const faults = faultsOf(value);
  if (faults.length > 0) throw new Error(`${path} is not a case:\n${faults.map(faultLine).join('\n')}`);
  return /** @type {WalkCase} */ (value);
}

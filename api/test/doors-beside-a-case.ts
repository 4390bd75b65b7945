import { randomUUID } from 'node:crypto';
import { inventedChild } from '../src/demo/invented-people';
import type { Door, Who } from './doors-of-a-case';

const REASON = 'Отбасының өтініші';
const NO_REASON = [{ reason: '' }, '/reason'] as const;
const today = new Date().toISOString().slice(0, 10);
const CARD = {
  lastName: 'Мысалов',
  firstName: 'Мысал',
  middleName: '',
  birthDate: inventedChild(902).birthDate,
  sex: 'MALE',
  language: 'kk',
  impairments: [],
  address: '',
  reason: REASON,
};
type Aside = readonly [end: string, by: Who, terms: object, ...wrong: (readonly [change: object, pointer: string])[]];

/** What the regulation does not name but life does. */
const ASIDE: readonly Aside[] = [
  ['return', 'head', { reason: REASON, missing: ['IPAR'] }, NO_REASON, [{ missing: [] }, '/missing']],
  ['waiting', 'head', { reason: REASON }, NO_REASON],
  ['refusal', 'head', { reason: REASON, ground: 'COURT_DECISION' }, NO_REASON, [{ ground: 'OTHER' }, '/ground']],
  ['withdrawal', 'clerk', { reason: REASON }, NO_REASON],
  ['pause', 'head', { reason: REASON, from: today }, NO_REASON, [{ from: 'today' }, '/from']],
  ['resumption', 'head', { on: today }, [{ on: '2026-02-30' }, '/on']],
  ['prolongation', 'head', { reason: REASON, lengthDays: 300 }, NO_REASON, [{ lengthDays: 0 }, '/lengthDays']],
  ['early-end', 'head', { reason: REASON, on: today }, NO_REASON, [{ on: '' }, '/on']],
  ['transfer', 'head', { reason: REASON, destination: 'Басқа облыс' }, [{ destination: '' }, '/destination']],
];

/** Every route that names a child, and what ends or turns a case aside. */
export const DOORS_BESIDE: readonly Door[] = [
  {
    method: 'post',
    path: '/case-files/:case/certificate/reissue',
    by: ['head'],
    body: () => ({ reason: REASON }),
    wrong: [NO_REASON, [{ language: 'en' }, '/language']],
  },
  { method: 'post', path: '/case-files/:case/handing-in', by: ['clerk'] },
  { method: 'post', path: '/case-files/:case/call', by: ['head'] },
  {
    method: 'post',
    path: '/children/:child/iin',
    by: ['clerk', 'head'],
    body: () => ({ reason: REASON }),
    wrong: [NO_REASON],
  },
  ...ASIDE.map(([end, by, terms, ...wrong]): Door => ({
    method: 'post',
    path: `/case-files/:case/${end}`,
    by: [by],
    body: () => terms,
    wrong,
  })),
  { method: 'get', path: '/journals/:journal', by: ['clerk', 'head'] },
  { method: 'get', path: '/journals/:journal/file', by: ['clerk', 'head'] },
  { method: 'post', path: '/journals/:journal/retry', by: ['clerk', 'head'] },
  {
    method: 'post',
    path: '/children/:child/packs',
    by: ['head'],
    body: ({ case: caseFileId }) => ({ caseFileId, language: 'ru' }),
    wrong: [
      [{ language: 'en' }, '/language'],
      [{ caseFileId: 'all' }, '/caseFileId'],
    ],
  },
  { method: 'get', path: '/children/:child/packs', by: ['head'] },
  { method: 'get', path: '/packs/:pack', by: ['head'] },
  { method: 'get', path: '/packs/:pack/pdf', by: ['head'] },
  { method: 'get', path: '/packs/:pack/zip', by: ['head'] },
  { method: 'post', path: '/packs/:pack/retry', by: ['head'] },
  { method: 'get', path: '/children/:child', by: ['clerk', 'head'] },
  { method: 'get', path: '/children/:child/courses', by: ['clerk', 'head'] },
  {
    method: 'put',
    path: '/children/:child',
    by: ['clerk', 'head'],
    body: () => CARD,
    wrong: [NO_REASON, [{ birthDate: '2020-02-30' }, '/birthDate'], [{ impairments: ['NONE'] }, '/impairments']],
    versioned: true,
  },
  {
    method: 'post',
    path: '/children/:child/merge',
    by: ['clerk', 'head'],
    body: () => ({ doubledId: randomUUID(), reason: REASON }),
    wrong: [NO_REASON, [{ doubledId: '' }, '/doubledId']],
  },
];

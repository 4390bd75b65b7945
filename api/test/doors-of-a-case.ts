import { application } from '../src/demo/case-story';
import { DOORS_BESIDE } from './doors-beside-a-case';
import { DOORS_OF_STAFF } from './doors-of-staff';
import { DOORS_OF_THE_TIMETABLE } from './doors-of-the-timetable';
import type { TestProvider } from './given';
import type { TestApp } from './harness';
import type { Person } from './person';

/** The ids a path may name. */
export type CaseIds = Record<
  | 'case'
  | 'child'
  | 'assessment'
  | 'goal'
  | 'lesson'
  | 'file'
  | 'document'
  | 'specialist'
  | 'person'
  | 'invitation'
  | 'leave'
  | 'room'
  | 'journal'
  | 'pack'
  | 'mail'
  | 'series'
  | 'plannedLesson',
  string
>;
export type Who = 'clerk' | 'head' | 'specialist' | 'admin';
export type Door = {
  method: 'get' | 'post' | 'put' | 'delete';
  path: string;
  by: readonly Who[];
  body?: (ids: CaseIds, person: Person) => object;
  /** What is wrong with it, and where the answer points. */
  wrong?: readonly (readonly [change: object, pointer: string])[];
  versioned?: true;
  upload?: true;
};

const ALL: readonly Who[] = ['clerk', 'head', 'specialist'];
const TEAM: readonly Who[] = ['specialist'];
const yesterday = (hour: number): string => {
  const day = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  return `${day}T${String(hour).padStart(2, '0')}:00:00Z`;
};
const LATE_WITHOUT_REASON = [{ late: { on: '2026-01-05T10:00:00Z' } }, '/late/reason'] as const;

/** Every route of a provider that names a case or a part of one, with a body that is right. */
export const DOORS: readonly Door[] = [
  { method: 'get', path: '/case-files/:case', by: ALL },
  { method: 'get', path: '/case-files/:case/draft', by: ['clerk'] },
  {
    method: 'put',
    path: '/case-files/:case/draft',
    by: ['clerk'],
    body: () => ({ child: { lastName: 'Мысалов' } }),
    wrong: [[{ child: { lastName: 'x'.repeat(101) } }, '/child/lastName']],
    versioned: true,
  },
  {
    method: 'post',
    path: '/case-files/:case/registration',
    by: ['clerk'],
    body: () => application(901),
    wrong: [
      [{ child: { ...application(901).child, iin: '123456789012' } }, '/child/iin'],
      [{ child: { ...application(901).child, lastName: 'x1' } }, '/child/lastName'],
      [{ child: { ...application(901).child, birthDate: '2019-02-29' } }, '/child/birthDate'],
      [{ child: { ...application(901).child, birthDate: '275760-09-13' } }, '/child/birthDate'],
      [{ representative: { ...application(901).representative, phone: '12' } }, '/representative/phone'],
      [{ papers: [{ kind: 'PASSPORT', keeping: 'SEEN' }] }, '/papers/0/kind'],
      LATE_WITHOUT_REASON,
    ],
  },
  {
    method: 'put',
    path: '/case-files/:case/papers',
    by: ['clerk'],
    body: () => ({ kind: 'IPAR', keeping: 'SEEN' }),
    wrong: [[{ keeping: 'LOST' }, '/keeping']],
  },
  { method: 'post', path: '/case-files/:case/files', by: ['clerk'], upload: true },
  { method: 'get', path: '/case-files/:case/files/:file', by: ALL },
  {
    method: 'post',
    path: '/case-files/:case/actions/4/handling',
    by: ALL,
    body: () => ({ kind: 'START' }),
    wrong: [[{ kind: 'DONE' }, '/kind']],
  },
  { method: 'get', path: '/case-files/:case/documents/:document', by: ALL },
  { method: 'get', path: '/case-files/:case/documents/:document/picture', by: ALL },
  { method: 'post', path: '/case-files/:case/documents/:document/printing', by: ALL },
  { method: 'post', path: '/case-files/:case/conclusion/drafting', by: ALL },
  { method: 'post', path: '/case-files/:case/review', by: ['head'], body: () => ({}), wrong: [LATE_WITHOUT_REASON] },
  {
    method: 'post',
    path: '/case-files/:case/team',
    by: ['head'],
    body: ({ specialist: specialistId }) => ({ specialistId }),
    wrong: [[{ specialistId: 'somebody' }, '/specialistId']],
  },
  {
    method: 'post',
    path: '/case-files/:case/team/:specialist/replacement',
    by: ['head'],
    body: ({ specialist: by }) => ({ by, reason: 'Ауырып қалды' }),
    wrong: [[{ reason: '' }, '/reason']],
  },
  {
    method: 'post',
    path: '/case-files/:case/contract',
    by: ['head'],
    body: () => ({ lengthDays: 180, language: 'kk', signedByHead: true, signedByRepresentativeAt: yesterday(5) }),
    wrong: [
      [{ lengthDays: 90.5 }, '/lengthDays'],
      [{ language: 'en' }, '/language'],
      [{ signedByRepresentativeAt: 'yesterday' }, '/signedByRepresentativeAt'],
    ],
  },
  { method: 'get', path: '/case-files/:case/contract', by: ALL },
  {
    method: 'post',
    path: '/case-files/:case/assessments',
    by: TEAM,
    body: () => ({ kind: 'INTERIM' }),
    wrong: [[{ kind: 'FIRST' }, '/kind']],
  },
  { method: 'get', path: '/case-files/:case/assessments', by: ALL },
  { method: 'get', path: '/assessments/:assessment', by: ALL },
  {
    method: 'put',
    path: '/assessments/:assessment/scores/SPEECH.NAMES_OBJECTS',
    by: TEAM,
    body: () => ({ value: 3 }),
    wrong: [
      [{ value: 5 }, '/value'],
      [{ value: '3' }, '/value'],
    ],
  },
  { method: 'delete', path: '/assessments/:assessment/scores/SPEECH.NAMES_OBJECTS', by: TEAM },
  {
    method: 'put',
    path: '/assessments/:assessment/section',
    by: TEAM,
    body: () => ({ notes: 'Көмекпен орындайды' }),
    wrong: [[{ notes: 'ұ'.repeat(4001) }, '/notes']],
    versioned: true,
  },
  { method: 'post', path: '/assessments/:assessment/section/finish', by: TEAM },
  {
    method: 'put',
    path: '/assessments/:assessment/summary',
    by: TEAM,
    body: () => ({ summary: 'Ортақ қорытынды' }),
    wrong: [[{ summary: '' }, '/summary']],
    versioned: true,
  },
  {
    method: 'post',
    path: '/assessments/:assessment/answer',
    by: TEAM,
    body: () => ({ answer: 'AGREED' }),
    wrong: [[{ answer: 'PERHAPS' }, '/answer']],
    versioned: true,
  },
  { method: 'get', path: '/case-files/:case/course', by: ALL },
  {
    method: 'post',
    path: '/case-files/:case/programme',
    by: TEAM,
    body: ({ specialist: specialistId }) => ({
      goals: [{ domain: 'SPEECH', wording: 'Сөйлем құрайды' }],
      planned: [{ form: 'INDIVIDUAL', specialistId, planned: 8 }],
    }),
    wrong: [
      [{ goals: [] }, '/goals'],
      [{ goals: [{ domain: 'MUSIC', wording: 'Ән салады' }] }, '/goals/0/domain'],
    ],
  },
  {
    method: 'post',
    path: '/case-files/:case/programme/approval',
    by: ['head'],
    body: () => ({ revision: 1 }),
    wrong: [
      [{ startedOn: '2026-13-01' }, '/startedOn'],
      [{ revision: 0 }, '/revision'],
    ],
  },
  {
    method: 'put',
    path: '/goals/:goal',
    by: TEAM,
    body: () => ({ state: 'ACHIEVED' }),
    wrong: [[{ state: 'DONE' }, '/state']],
    versioned: true,
  },
  {
    method: 'post',
    path: '/case-files/:case/programme/reviews',
    by: TEAM,
    body: () => ({ revision: 1, heldOn: yesterday(5).slice(0, 10), summary: 'Аралық қарау', goals: [] }),
    wrong: [
      [{ heldOn: '2026-02-30' }, '/heldOn'],
      [{ summary: '' }, '/summary'],
    ],
  },
  {
    method: 'post',
    path: '/lessons',
    by: TEAM,
    body: ({ case: caseFileId }) => ({
      startsAt: yesterday(5),
      endsAt: yesterday(6),
      form: 'INDIVIDUAL',
      attendance: [{ caseFileId, state: 'PRESENT' }],
    }),
    wrong: [
      [{ attendance: [] }, '/attendance'],
      [{ startsAt: '2026-02-30T10:00:00Z' }, '/startsAt'],
    ],
  },
  {
    method: 'post',
    path: '/lessons/:lesson/attendance/:case/correction',
    by: ['specialist', 'head'],
    body: () => ({ state: 'ABSENT_EXCUSED', reason: 'Қате белгіленді' }),
    wrong: [[{ reason: 'x' }, '/reason']],
  },
  { method: 'post', path: '/case-files/:case/completion', by: TEAM, body: () => ({}), wrong: [LATE_WITHOUT_REASON] },
  { method: 'get', path: '/case-files/:case/conclusion', by: ALL },
  {
    method: 'put',
    path: '/case-files/:case/conclusion/part',
    by: TEAM,
    body: () => ({ wording: 'Сабақтар нәтижелі өтті' }),
    wrong: [[{ wording: 7 }, '/wording']],
    versioned: true,
  },
  {
    method: 'put',
    path: '/case-files/:case/conclusion/recommendations',
    by: TEAM,
    body: () => ({ recommendations: 'Сабақты жалғастыру', remarks: [] }),
    wrong: [[{ remarks: [{ gap: 'noGoals', remark: '' }] }, '/remarks/0/remark']],
    versioned: true,
  },
  {
    method: 'post',
    path: '/case-files/:case/conclusion/signature',
    by: ['specialist', 'head'],
    body: (_ids, { password }) => ({ role: 'SPECIALIST', textSha256: '0'.repeat(64), password }),
    wrong: [[{ role: 'CLERK' }, '/role']],
  },
  { method: 'get', path: '/case-files/:case/certificate', by: ALL },
  {
    method: 'post',
    path: '/case-files/:case/certificate',
    by: ['clerk'],
    body: () => ({}),
    wrong: [[{ language: 'en' }, '/language']],
  },
  { method: 'post', path: '/case-files/:case/certificate/copies', by: ['clerk'] },
  {
    method: 'post',
    path: '/case-files/:case/certificate/handing-over',
    by: ['clerk'],
    body: () => ({ recipientName: 'Мысалова Айжан', recipientPaper: 'Жеке куәлік 000142' }),
    wrong: [[{ recipientPaper: '' }, '/recipientPaper']],
  },
  ...DOORS_BESIDE,
  ...DOORS_OF_STAFF,
  ...DOORS_OF_THE_TIMETABLE,
];

export const staffOf = (provider: TestProvider, who: Who): Person =>
  who === 'specialist' ? provider.specialists[0] : provider[who];

export const addressOf = ({ path }: Door, ids: CaseIds): string =>
  path.replaceAll(/:(\w+)/g, (_, name: keyof CaseIds) => ids[name]);

export const PDF = Buffer.from('%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');

/** Knocks at a door as one person, with a right body unless another one is given. */
export function knock(app: TestApp, person: Person, door: Door, { ids, body }: { ids: CaseIds; body?: object }) {
  const request = app.as(person).call(door.method, addressOf(door, ids));
  if (door.versioned) void request.set('if-match', '"1"');
  if (door.upload) return request.attach('file', PDF, 'paper.pdf');
  const sent = body ?? door.body?.(ids, person);
  return sent ? request.send(sent) : request;
}

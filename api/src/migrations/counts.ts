import { ACTION_NUMBERS, actionOf, CASE_STATES, type Move, MOVES } from '@onaltu/domain/case-process';
import { STATES_TO_BE } from '@onaltu/domain/course';
import { SMALLEST, WIDTH } from '@onaltu/domain/indicator-figures';
import type { MeasureId } from '@onaltu/domain/indicators';

export type SourceName =
  | `core.${'case_move' | 'lesson' | 'attendance' | 'certificate' | 'assignment' | 'case_file'}`
  | 'directory.membership'
  | 'facts.provider_places';
/** `r` is the row of the act; `when` says whether it counts, `beside` what else is looked at: only rows that no later act changes. */
type Count = { day: string; key?: string; n?: string; when: string; beside?: string };
export type Source = {
  /** What a row is about, and which column of it says so. */
  about: 'CASE' | 'LESSON' | 'PERSON' | 'PLACE';
  subject: 'case_file_id' | 'id' | 'account_id' | 'provider_id';
  /** Which column says whose row it is. */
  owner: 'provider_id' | 'owner_id';
  /** All that is read of it; what names somebody is not among it. */
  columns: readonly string[];
  /** Which changes of a row count anew; a history has none. */
  changes: readonly string[];
  counts: readonly (readonly [MeasureId, Count])[];
};

const dayOf = (moment: string): string => `(${moment} at time zone 'Asia/Almaty')::date`;
const list = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(', ');
const ACTED = dayOf('r.effective_at');

const actionIn = (state: string): string =>
  `case ${ACTION_NUMBERS.map((action) => {
    const states = CASE_STATES.filter((one) => actionOf(one) === action && one !== 'DRAFT');
    return `when ${state} in (${list(states)}) then '${action}'`;
  }).join(' ')} end`;
const COMPLETES = Object.entries(MOVES).filter(([, { completes }]) => completes);
const completedBy = (move: string): string =>
  `case ${move} ${COMPLETES.map(([name, { completes }]) => `when '${name}' then '${completes}'`).join(' ')} end`;
const bucketOf = (length: string): string =>
  `(case when ${length} < ${SMALLEST} then 0 else 1 + floor(ln((${length})::float8 / ${SMALLEST}) / ln(${WIDTH}::float8)) end)::int::text`;

const made = (measure: MeasureId, ...moves: Move[]): [MeasureId, Count] => [
  measure,
  { day: ACTED, when: `r.move in (${list(moves)})` },
];

/** How many more stand there after the move than before. */
const standing = (measure: MeasureId, ...states: string[]): [MeasureId, Count] => {
  const [after, before] = [`r.to_state in (${list(states)})`, `r.from_state in (${list(states)})`];
  return [measure, { day: ACTED, n: `(${after})::int - (${before})::int`, when: `(${after}) <> (${before})` }];
};

/** What the completion of an action counts; a signature that is void takes its completion back, on the day it was counted. */
function completing(measure: MeasureId, key: (m: string) => string, when: (m: string) => string): [MeasureId, Count][] {
  const signed = `(select s.move, s.effective_at, s.handled, s.waited, s.within_norm from core.case_move s where s.provider_id = r.provider_id
    and s.case_file_id = r.case_file_id and s.move = 'signConclusion' and s.id < r.id order by s.id desc limit 1) s`;
  return [
    [measure, { day: ACTED, key: key('r'), when: `${completedBy('r.move')} is not null and (${when('r')})` }],
    [
      measure,
      {
        day: dayOf('s.effective_at'),
        key: key('s'),
        n: '-1',
        when: `r.move = 'voidSignatures' and (${when('s')})`,
        beside: signed,
      },
    ],
  ];
}
const ofAction = (m: string): string => completedBy(`${m}.move`);
const spread = (column: string) => (m: string) => `${ofAction(m)} || ':' || ${bucketOf(`${m}.${column}`)}`;

const OF_MOVES: Source['counts'] = [
  made('received', 'register'),
  ['casesPerAction', { day: ACTED, key: actionIn('r.to_state'), when: `${actionIn('r.to_state')} is not null` }],
  [
    'casesPerAction',
    { day: ACTED, key: actionIn('r.from_state'), n: '-1', when: `${actionIn('r.from_state')} is not null` },
  ],
  made('returned', 'returnForCompletion'),
  standing('waiting', 'WAITLISTED'),
  made('refused', 'refuse'),
  made('withdrawn', 'withdraw'),
  made('transferred', 'transfer'),
  made('contracts', 'concludeContract'),
  made('coursesBegun', 'beginCourse'),
  standing('coursesRunning', 'IN_REHABILITATION', 'SUSPENDED'),
  standing('coursesPaused', 'SUSPENDED'),
  made('pauses', 'pause'),
  made('prolonged', 'prolong'),
  made('coursesCompleted', 'completeCourse'),
  made('coursesEndedEarly', 'endEarly'),
  ...completing('completed', ofAction, () => 'true'),
  ...completing('withinNorm', ofAction, (m) => `${m}.within_norm`),
  ...completing('overNorm', ofAction, (m) => `not ${m}.within_norm`),
  ...completing('handling', spread('handled'), (m) => `${m}.handled is not null and ${m}.move <> 'completeCourse'`),
  ...completing('waitingTime', spread('waited'), (m) => `${m}.waited is not null`),
  [
    'courseLength',
    { day: ACTED, key: bucketOf('r.handled'), when: `r.move = 'completeCourse' and r.handled is not null` },
  ],
  made('signaturesVoided', 'voidSignatures'),
  [
    // Whose case is over has it no more; nobody joins or leaves a case that is over.
    'load',
    {
      day: ACTED,
      key: 's.post',
      n: '-1',
      when: `r.from_state <> r.to_state and ${actionIn('r.to_state')} is null`,
      beside: `(select a.post from core.assignment a where a.provider_id = r.provider_id and a.case_file_id = r.case_file_id and a.ended_at is null) s`,
    },
  ],
];

const OF_CASE = { about: 'CASE', subject: 'case_file_id', owner: 'provider_id' } as const;
const IS_SPECIALIST = `r.scope = 'provider' and 'SPECIALIST' = any (r.roles) and r.post is not null`;

/** Every act that a figure is made of. */
export const SOURCES: Readonly<Record<SourceName, Source>> = {
  'core.case_move': {
    ...OF_CASE,
    columns: [
      ...['id', 'case_file_id', 'move', 'from_state', 'to_state', 'effective_at'],
      ...['handled', 'waited', 'within_norm'],
    ],
    changes: [],
    counts: OF_MOVES,
  },
  'core.lesson': {
    about: 'LESSON',
    subject: 'id',
    owner: 'provider_id',
    columns: ['id', 'form', 'state', 'starts_at', 'makes_up_for'],
    changes: ['state', 'starts_at'],
    counts: [
      ['lessonsPlanned', { day: dayOf('r.starts_at'), key: 'r.form', when: `r.state in (${list(STATES_TO_BE)})` }],
      ['lessonsHeld', { day: dayOf('r.starts_at'), key: 'r.form', when: `r.state = 'HELD'` }],
      ['lessonsNotHeld', { day: dayOf('r.starts_at'), key: 'r.form', when: `r.state = 'NOT_HELD'` }],
      [
        'lessonsMadeUp',
        { day: dayOf('r.starts_at'), key: 'r.form', when: `r.state = 'HELD' and r.makes_up_for is not null` },
      ],
    ],
  },
  'core.attendance': {
    ...OF_CASE,
    columns: ['state', 'starts_at'],
    changes: ['state', 'starts_at'],
    counts: [['attendance', { day: dayOf('r.starts_at'), key: 'r.state', when: 'true' }]],
  },
  'core.certificate': {
    ...OF_CASE,
    columns: ['issued_on', 'revoked_at', 'handed_over_at'],
    changes: ['revoked_at', 'handed_over_at'],
    counts: [
      ['certificatesIssued', { day: 'r.issued_on', when: 'true' }],
      ['certificatesRevoked', { day: dayOf('r.revoked_at'), when: 'r.revoked_at is not null' }],
      ['certificatesHandedOver', { day: dayOf('r.handed_over_at'), when: 'r.handed_over_at is not null' }],
    ],
  },
  'core.assignment': {
    ...OF_CASE,
    columns: ['case_file_id', 'post', 'assigned_at', 'ended_at'],
    changes: ['ended_at'],
    counts: [
      ['load', { day: dayOf('r.assigned_at'), key: 'r.post', when: 'true' }],
      ['load', { day: dayOf('r.ended_at'), key: 'r.post', n: '-1', when: 'r.ended_at is not null' }],
    ],
  },
  'core.case_file': {
    about: 'CASE',
    subject: 'id',
    owner: 'provider_id',
    columns: ['id', 'ends_on'],
    changes: ['ends_on'],
    counts: [['coursesDue', { day: 'r.ends_on', when: 'r.ends_on is not null' }]],
  },
  'directory.membership': {
    about: 'PERSON',
    subject: 'account_id',
    owner: 'owner_id',
    columns: ['account_id', 'scope', 'roles', 'post', 'since', 'ended_at'],
    changes: ['roles', 'post', 'ended_at'],
    counts: [
      ['specialists', { day: 'r.since', key: 'r.post', when: IS_SPECIALIST }],
      [
        'specialists',
        { day: dayOf('r.ended_at'), key: 'r.post', n: '-1', when: `${IS_SPECIALIST} and r.ended_at is not null` },
      ],
    ],
  },
  'facts.provider_places': {
    about: 'PLACE',
    subject: 'provider_id',
    owner: 'provider_id',
    columns: ['since', 'added'],
    changes: [],
    counts: [['places', { day: 'r.since', n: 'r.added', when: 'true' }]],
  },
};

const cellOf = ([measure, { day, key = `''`, n = '1' }]: readonly [MeasureId, Count]): string =>
  `(${day})::date, '${measure}', (${key})::text, (${n})::int`;

/** What a row counts, as `day, measure, key, n`; `r` is a row of the source, alone or each of `from`. */
export function countsIn(source: SourceName, from?: string): string {
  const { counts, owner } = SOURCES[source];
  const provider = from ? `r.${owner}, ` : '';
  const plain = counts.filter(([, { beside }]) => !beside);
  const rows = plain.map((count) => `(${cellOf(count)}, (${count[1].when}))`).join(',\n');
  const tables = (own: string): string => [from, own].filter(Boolean).join(' cross join lateral ');
  const parts = counts.flatMap((count) => {
    const [, { beside, when }] = count;
    return beside ? [`select ${provider}${cellOf(count)} from ${tables(beside)} where ${when}`] : [];
  });
  return [
    `select ${provider}v.day, v.measure, v.key, v.n from ${tables(`(values ${rows}) v (day, measure, key, n, counts)`)} where v.counts`,
    ...parts,
  ].join('\nunion all\n');
}

const NAMES = Object.keys(SOURCES) as SourceName[];
const countsOf = (source: SourceName, measure: MeasureId): Count[] =>
  SOURCES[source].counts.flatMap(([of, count]) => (of === measure ? [count] : []));

/** What the rows behind a measure are about: all of them the same. */
export const aboutOf = (measures: readonly MeasureId[]): Source['about'] => {
  const source = NAMES.find((name) => measures.some((measure) => countsOf(name, measure).length > 0));
  if (!source) throw new Error(`no act counts ${measures.join(', ')}`);
  return SOURCES[source].about;
};

/** The acts a measure counts, as `subject, day, measure, key, n`, of whoever asks. */
export const actsOf = (measure: MeasureId): string =>
  NAMES.flatMap((source) =>
    countsOf(source, measure).map((count) => {
      const from = [`${source} r`, count.beside].filter(Boolean).join(' cross join lateral ');
      return `select r.${SOURCES[source].subject} as subject, ${cellOf([measure, count])} from ${from} where ${count.when}`;
    }),
  ).join('\nunion all\n');

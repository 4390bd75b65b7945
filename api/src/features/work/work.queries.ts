import { type CaseState, TERMINAL_STATES } from '@onaltu/domain/case-process';
import type { Day } from '@onaltu/domain/clock/day';
import { dutyStates, END_IN_SIGHT } from '@onaltu/domain/duties';
import type { LessonForm, LessonState } from '@onaltu/domain/course';
import type { Actor } from '../../platform/auth/actor';
import { listed, type Marked } from '../../platform/audit/listed';
import { type Statement, statement, type Value } from '../../platform/db/statement';
import { factColumns, type FactsRow } from '../case-files/case-facts';
import type { ActionMark, MoveMade } from '../case-files/case-progress';
import { TODAY } from '../case-files/course-of';
import { PAPER_MISSING, STANDING_COLUMNS, type StandingRow } from '../case-files/standing';

/** As many cases as one person can have before him; what waits at a desk comes first, then the longest wait. */
export const MOST_CASES = 100;
const MOST_LESSONS = 40;

const AT_DESK: readonly CaseState[] = [
  'REGISTERED',
  'UNDER_HEAD_REVIEW',
  'CONTRACT_CONCLUDED',
  'UNDER_ASSESSMENT',
  'ASSESSED',
  'CONCLUSION_IN_PREPARATION',
  'CONCLUSION_SIGNED',
];
const IN_COURSE: CaseState = 'IN_REHABILITATION';

type Timed<Past> = Omit<Past, 'at' | 'effectiveAt'> & { at: string };
export type WorkRow = Marked &
  StandingRow & {
    id: string;
    number: string | null;
    regulationId: string | null;
    childName: string | null;
    birthDate: Day | null;
    stateSince: Date;
    courseStartedOn: Day | null;
    courseEndedOn: Day | null;
    lengthDays: number | null;
    facts: FactsRow;
    marks: Timed<ActionMark>[];
    pauses: Timed<MoveMade>[];
    now: Date;
  };

const SELECT = `
  select c.id, c.id::text as mark, c.number, c.regulation_id as "regulationId", c.state_since as "stateSince", ctx.now() as now,
    c.course_started_on as "courseStartedOn", c.course_ended_on as "courseEndedOn", c.length_days as "lengthDays",
    nullif(concat_ws(' ', k.last_name, k.first_name, nullif(k.middle_name, '')), '') as "childName", k.birth_date as "birthDate",
    (select to_jsonb(f) from (select ${factColumns(TODAY)}) f) as facts,
    coalesce((select jsonb_agg(jsonb_build_object('action', e.action, 'kind', e.kind, 'at', e.at) order by e.id) from action_event e where e.case_file_id = c.id), '[]') as marks,
    coalesce((select jsonb_agg(jsonb_build_object('move', m.move, 'late', m.late, 'at', m.effective_at) order by m.id) from case_move m
      where m.case_file_id = c.id and m.move in ('pause', 'resume')), '[]') as pauses,
    c.state, ${STANDING_COLUMNS}
  from case_file c left join child k on k.id = c.child_id`;

/** The cases that may ask something of these roles; what exactly, the rule of duties says. */
function mayAsk({ roles }: Actor, given: (value: Value) => string): string {
  const states = (role: Actor['roles'][number]): string => `c.state = any (${given(dutyStates([role]))}::text[])`;
  const ending = `(c.state <> '${IN_COURSE}' or c.ends_on <= ${TODAY} + ${END_IN_SIGHT} or
    exists (select from programme p where p.case_file_id = c.id and p.approved_at is null))`;
  const clerks = `(c.state in ('DRAFT', 'RETURNED_FOR_COMPLETION', 'CONCLUSION_SIGNED') or exists (select ${PAPER_MISSING}))`;
  const assigned = `exists (select from assignment m where m.case_file_id = c.id and m.ended_at is null and m.specialist_id = ctx.user_id())`;
  const lanes = [
    roles.includes('CLERK') && `(${states('CLERK')} and ${clerks})`,
    roles.includes('HEAD') && `(${states('HEAD')} and ${ending})`,
    roles.includes('SPECIALIST') && `(${states('SPECIALIST')} and ${assigned})`,
  ].filter((lane) => lane !== false);
  return lanes.join(' or ') || 'false';
}

export function workList(actor: Actor): Statement<WorkRow> {
  const values: Value[] = [];
  const given = (value: Value): string => `$${values.push(value)}`;
  const where = mayAsk(actor, given);
  const desk = given(AT_DESK);
  return listed<WorkRow>({
    action: 'case-file.listed',
    type: 'case_file',
    select: `${SELECT} where ${where}`,
    order: `(c.state = any (${desk}::text[])) desc, c.state_since, c.id`,
    values,
    limit: MOST_CASES,
  });
}

export type LessonToday = Marked & {
  id: string;
  startsAt: Date;
  endsAt: Date;
  form: LessonForm;
  state: LessonState;
  topic: string;
  room: string | null;
  children: string[];
};

/** What this person has planned or held today. */
export const lessonsToday = (): Statement<LessonToday> =>
  listed<LessonToday>({
    action: 'case-file.listed',
    type: 'lesson',
    select: `
      select l.id, l.id::text as mark, l.starts_at as "startsAt", l.ends_at as "endsAt", l.form, l.state, l.topic, r.name as room,
        (select coalesce(array_agg(concat_ws(' ', k.last_name, k.first_name) order by k.last_name), '{}')
           from lesson_place p join child k on k.id = p.child_id where p.lesson_id = l.id and p.away is null) as children
      from lesson l left join room r on r.id = l.room_id
      where l.specialist_id = ctx.user_id() and l.state in ('PLANNED', 'HELD') and l.starts_at >= ${TODAY}::timestamp at time zone 'Asia/Almaty'
        and l.starts_at < (${TODAY} + 1)::timestamp at time zone 'Asia/Almaty'`,
    order: 'l.starts_at, l.id',
    values: [],
    limit: MOST_LESSONS,
  });

export type StateCount = { state: CaseState; open: number; waiting: number; overdue: number };

/** How many open cases stand in each state, how many of them since before a moment, and how many courses are past their end. */
export const statesNow = (waitingSince: Date): Statement<StateCount> =>
  statement(
    `select c.state, count(*)::int as open, count(*) filter (where c.state_since < $1)::int as waiting,
       count(*) filter (where c.ends_on < ${TODAY})::int as overdue
     from case_file c where c.state <> all ($2::text[]) group by c.state`,
    [waitingSince, TERMINAL_STATES],
  );

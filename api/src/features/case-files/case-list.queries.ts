import { ACTIONS, actionOf, CASE_STATES, type CaseState } from '@onaltu/domain/case-process';
import { checkIin } from '@onaltu/domain/iin';
import { searchWords } from '@onaltu/domain/person-name';
import type { Actor } from '../../platform/auth/actor';
import type { Audited } from '../../platform/audit/audit';
import type { Envelope } from '../../platform/crypto/envelope';
import { type Statement, statement, type Value } from '../../platform/db/statement';
import type { CaseCursor, CaseRow, LonePerson } from './case-file.queries';
import { TODAY } from './course-of';
import { ON_TEAM, seesEveryCase } from './find-case-file';
import { SIGNED_BY, SIGNERS } from './standing';
import type { CaseView } from './search-case-files.dto';

export type CaseFilter = { state?: CaseState; view?: CaseView; after?: CaseCursor; sought?: Sought };
/** What a text means: a child by its IIN, or by the beginnings of its name's words, or a case by its number. */
export type Sought = { iinIndex: Buffer } | { words: string[]; number: string };

const PAGE = 50;
const ENDING_DAYS = 14;
const IN_COURSE: readonly CaseState[] = ['IN_REHABILITATION', 'SUSPENDED'];
const LAST = '\u{10FFFF}';
const LISTED: Audited = 'case-file.listed';
const LATEST_FIRST = 'state_since desc, id desc';
// The action a state is in, as a column.
const ACTION = `case c.state ${CASE_STATES.map((state) => `when '${state}' then ${actionOf(state) ?? 'null'}`).join(' ')} end`;
// Where the head is next: a programme that waits for approval, a conclusion all specialists have signed.
const SPECIALISTS_DONE = `coalesce(case c.state
    when 'ASSESSED' then (select p.approved_at is null from programme p where p.case_file_id = c.id order by p.revision desc limit 1)
    when 'CONCLUSION_IN_PREPARATION' then (select not exists (select ${SIGNERS} and not ${SIGNED_BY('a.specialist_id')})
      from conclusion k where k.case_file_id = c.id and k.drafted_evidence >= c.evidence_version) end, false)`;

/** The one who acts for a lane where there is no other. */
export const LONE_PEOPLE: Statement<LonePerson> = statement(
  `select r.lane, min(concat_ws(' ', a.last_name, a.first_name)) as name
   from unnest(array['CLERK', 'HEAD']) as r(lane) join directory.membership m on r.lane = any (m.roles) and m.ended_at is null
   join directory.account a on a.id = m.account_id where m.owner_id = ctx.provider_id() group by r.lane having count(*) = 1`,
);

// What is shown is noted with the very rows that are shown; one row more than a page tells whether there is a next.
const list = (where: readonly string[]): string => `
  with page as materialized (
    select c.id, c.number, c.state, c.state_since, c.course_started_on, c.length_days, c.ends_on, c.child_id, c.regulation_id, c.evidence_version from case_file c
    where ${where.join(' and ') || 'true'} order by ${LATEST_FIRST} limit ${PAGE + 1}),
  noted as materialized (
    select audit.append('${LISTED}', 'case_file', 'list', jsonb_build_object('ids', coalesce(jsonb_agg(id order by ${LATEST_FIRST}), '[]')))
    from (select id, state_since from page order by ${LATEST_FIRST} limit ${PAGE}) shown)
  select c.id, c.number, c.state, c.state_since as "stateSince", to_char(c.state_since at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as mark,
    c.course_started_on as "courseStartedOn", c.length_days as "lengthDays",
    c.regulation_id as "regulationId", ctx.now() as now, ${SPECIALISTS_DONE} as "specialistsDone", c.ends_on as "plannedEndOn",
    (select coalesce(jsonb_agg(jsonb_build_object('kind', e.kind, 'at', e.at) order by e.id), '[]') from action_event e where e.case_file_id = c.id and e.action = ${ACTION}) as marks,
    nullif(concat_ws(' ', k.last_name, k.first_name, nullif(k.middle_name, '')), '') as "childName", k.birth_date as "birthDate", coalesce(k.impairments, '{}') as impairments,
    (select coalesce(array_agg(concat_ws(' ', a.last_name, a.first_name) order by a.last_name), '{}')
       from assignment s join directory.account a on a.id = s.specialist_id where s.case_file_id = c.id and s.ended_at is null) as team
  from noted left join page c on true left join child k on k.id = c.child_id order by c.state_since desc, c.id desc`;

/** The states in which the lane of these roles must act. */
function ownStates({ roles }: Actor): CaseState[] {
  return CASE_STATES.filter((state) => {
    const action = actionOf(state);
    return action !== null && ACTIONS[action].lanes.some((lane) => roles.includes(lane));
  });
}

function statesOf(actor: Actor, { state, view }: CaseFilter): readonly CaseState[] | null {
  const wanted = view === 'MINE' ? ownStates(actor) : view ? IN_COURSE : null;
  return state ? [state].filter((one) => wanted?.includes(one) ?? true) : wanted;
}

/** Days from today to the planned end: late is past, ending is within two weeks. */
const DAYS: Readonly<Partial<Record<CaseView, readonly [most: number, least: number]>>> = {
  LATE: [-1, -100_000],
  ENDING: [ENDING_DAYS, 0],
};

/** Only the conditions that are asked for, so that each question has a plan of its own. */
export function caseList(actor: Actor, filter: CaseFilter): Statement<CaseRow> {
  const values: Value[] = [];
  const given = (value: Value): string => `$${values.push(value)}`;
  const states = statesOf(actor, filter);
  const days = filter.view && DAYS[filter.view];
  const { after, sought } = filter;
  const where = [
    seesEveryCase(actor) ? null : ON_TEAM,
    states && `c.state = any (${given(states)}::text[])`,
    days && `c.ends_on between ${TODAY} + ${given(days[1])}::int and ${TODAY} + ${given(days[0])}::int`,
    sought && isSought(sought, given),
    after && `(c.state_since, c.id) < (${given(after.stateSince)}::timestamptz, ${given(after.id)}::uuid)`,
  ];
  const text = list(where.filter((condition) => condition !== null && condition !== undefined));
  return statement(text, values);
}

/** A page and where the next begins. */
export function pageOf(rows: readonly CaseRow[]): { rows: CaseRow[]; next: CaseCursor | null } {
  const found = rows.filter(({ id }) => id !== null); // an empty page is noted too
  const last = found.length > PAGE ? found[PAGE - 1] : undefined;
  return { rows: found.slice(0, PAGE), next: last ? { stateSince: last.mark, id: last.id } : null };
}

/** Whom a text means: every word must begin a word of the name, folded; a whole IIN is looked up by its index. */
export function soughtBy({ ownerId }: Actor, envelope: Envelope, text: string): Sought {
  const digits = text.replace(/\s/g, '');
  return checkIin(digits).valid
    ? { iinIndex: envelope.index('iin', ownerId, digits) }
    : { words: searchWords(text), number: text.trim() };
}

function isSought(sought: Sought, given: (value: Value) => string): string {
  const child = isChildSought('f.child_id', sought, given);
  if ('iinIndex' in sought) return `c.id in (select f.id from case_file f where ${child})`;
  return `c.id in (select f.id from case_file f where f.number = ${given(sought.number)} union all select f.id from case_file f where ${child})`;
}

/** Whether the child of this id is meant. */
export function isChildSought(id: string, sought: Sought, given: (value: Value) => string): string {
  if ('iinIndex' in sought) return `${id} in (select id from child where iin_index = ${given(sought.iinIndex)})`;
  const least = given(sought.words);
  const most = given(sought.words.map((word) => `${word}${LAST}`));
  return `${id} in (
    select n.child_id from unnest(${least}::text[], ${most}::text[]) as w(least, most) join name_word n on n.word >= w.least and n.word < w.most
    group by n.child_id having count(distinct w.least) = cardinality(${least}))`;
}

import { ACTIONS, actionOf, CASE_STATES, type CaseState } from '@onaltu/domain/case-process';
import { checkIin } from '@onaltu/domain/iin';
import { searchWords } from '@onaltu/domain/person-name';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/auth/actor';
import type { Envelope } from '../../platform/crypto/envelope';
import type { CaseCursor, CaseRow } from './case-file.queries';
import { seesEveryCase } from './find-case-file';
import type { CaseView } from './search-case-files.dto';

export type CaseFilter = { state?: CaseState; view?: CaseView; after?: CaseCursor; found?: Found };
/** What a text means: a child by its IIN or its name, or a case by its number. */
export type Found = { childIds: string[]; number: string | null };

const PAGE = 50;
const ENDING_DAYS = 14;
const IN_COURSE: readonly CaseState[] = ['IN_REHABILITATION', 'SUSPENDED'];
const LAST = '\u{10FFFF}';

// The planned end moves with every paused day; one that is not over yet has lasted until today.
const LIST = `
  select c.id, c.number, c.state, c.state_since as "stateSince", to_char(c.state_since at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "sinceExactly", c.course_started_on as "courseStartedOn", c.length_days as "lengthDays",
    nullif(concat_ws(' ', k.last_name, k.first_name, nullif(k.middle_name, '')), '') as "childName", k.birth_date as "birthDate", coalesce(k.impairments, '{}') as impairments,
    (select coalesce(array_agg(concat_ws(' ', a.last_name, a.first_name) order by a.last_name), '{}')
       from assignment s join directory.account a on a.id = s.specialist_id where s.case_file_id = c.id and s.ended_at is null) as team
  from case_file c left join child k on k.id = c.child_id
  left join lateral (
    select c.course_started_on + c.length_days + coalesce(sum(coalesce(back, (ctx.now() at time zone 'Asia/Almaty')::date) - gone), 0)::int as planned_end from (
      select m.move, (m.effective_at at time zone 'Asia/Almaty')::date as gone,
        lead((m.effective_at at time zone 'Asia/Almaty')::date) over (order by m.id) as back
      from case_move m where m.case_file_id = c.id and m.move in ('pause', 'resume')) pauses where move = 'pause') course on c.course_started_on is not null
  where ($1 or exists (select from assignment m where m.case_file_id = c.id and m.specialist_id = ctx.user_id() and m.ended_at is null))
    and ($2::text[] is null or c.state = any ($2))
    and ($3::int is null or (course.planned_end - (ctx.now() at time zone 'Asia/Almaty')::date between $4 and $3))
    and ($5::uuid[] is null or c.child_id = any ($5) or c.number = $6)
    and ($7::timestamptz is null or (c.state_since, c.id) < ($7::timestamptz, $8::uuid))
  order by c.state_since desc, c.id desc limit ${PAGE + 1}`;

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

/** A page of cases, the latest move first. One row more than a page is read to know whether there is a next. */
export async function listCaseFiles(
  tx: EntityManager,
  actor: Actor,
  filter: CaseFilter,
): Promise<{ rows: CaseRow[]; next: CaseCursor | null }> {
  const [most, least] = (filter.view && DAYS[filter.view]) ?? [null, null];
  const { after, found } = filter;
  const rows = await tx.query<(CaseRow & { sinceExactly: string })[]>(LIST, [
    seesEveryCase(actor),
    statesOf(actor, filter),
    most,
    least,
    found?.childIds ?? null,
    found?.number ?? null,
    after?.stateSince ?? null,
    after?.id ?? null,
  ]);
  const last = rows.length > PAGE ? rows[PAGE - 1] : undefined;
  return {
    rows: rows.slice(0, PAGE).map(({ sinceExactly, ...row }) => row),
    next: last ? { stateSince: last.sinceExactly, id: last.id } : null,
  };
}

/** Whom a text means: every word must begin a word of the name, folded; a whole IIN is looked up by its index. */
export async function findByText(
  tx: EntityManager,
  { ownerId }: Actor,
  envelope: Envelope,
  text: string,
): Promise<Found> {
  const digits = text.replace(/\s/g, '');
  if (checkIin(digits).valid) {
    const rows = await tx.query<{ id: string }[]>('select id from child where iin_index = $1', [
      envelope.index('iin', ownerId, digits),
    ]);
    return { childIds: rows.map(({ id }) => id), number: null };
  }
  const words = searchWords(text);
  const rows = await tx.query<{ id: string }[]>(
    `select n.child_id as id from unnest($1::text[], $2::text[]) as w(least, most) join name_word n on n.word >= w.least and n.word < w.most
     group by n.child_id having count(distinct w.least) = cardinality($1) limit 500`,
    [words, words.map((word) => `${word}${LAST}`)],
  );
  return { childIds: rows.map(({ id }) => id), number: text.trim() };
}

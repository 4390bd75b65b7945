import type { Day } from '@onaltu/domain/clock/day';
import type { Role } from '@onaltu/domain/permissions';
import type { LadderDays, LadderId } from '@onaltu/domain/reminders';
import { LASTS_TODAY } from '../../platform/calendar/leave-today';
import { type Statement, statement } from '../../platform/db/statement';
import { factColumns, type FactsRow } from '../case-files/case-facts';
import type { MoveMade } from '../case-files/case-progress';
import { TODAY } from '../case-files/course-of';
import { SIGNED_BY, standingColumns, type StandingRow } from '../case-files/standing';

/** So many cases are looked at in one transaction: short enough that an act which waits for one of them does not notice. */
export const CASES_AT_ONCE = 200;

/** Takes the cases that are due, whoever else is looking: nobody looks at the same one at the same time. */
export const DUE = statement<{ id: string }>(
  `select case_file_id as id from due where look_on <= ${TODAY} order by look_on, case_file_id limit ${CASES_AT_ONCE} for update skip locked`,
);

/** A case as one of its people has it before him; of nobody in particular for the head and the clerk. */
export type LookRow = StandingRow &
  LadderDays & {
    id: string;
    who: string | null;
    regulationId: string | null;
    endsOn: Day | null;
    courseStartedOn: Day | null;
    lengthDays: number | null;
    facts: FactsRow;
    pauses: (Omit<MoveMade, 'effectiveAt'> & { at: string })[];
    now: Date;
  };

const inAlmaty = (moment: string): string => `(${moment} at time zone 'Asia/Almaty')::date`;
// The goals of the programme that is followed.
const GOALS = `from goal g where g.programme_id = (select p.id from programme p where p.case_file_id = c.id and p.approved_at is not null order by p.revision desc limit 1)`;

/** Everybody's standing in these cases, and the days their ladders count from; what is the same for everybody of a case is asked once. */
export const looks = (ids: readonly string[]): Statement<LookRow> =>
  statement(
    `with c as materialized (
       select c.*, (select to_jsonb(f) from (select ${factColumns(TODAY)}) f) as facts,
         coalesce((select jsonb_agg(jsonb_build_object('move', m.move, 'late', m.late, 'at', m.effective_at) order by m.id) from case_move m
           where m.case_file_id = c.id and m.move in ('pause', 'resume')), '[]') as pauses,
         (select ${inAlmaty('a.opened_at')} from assessment a where a.case_file_id = c.id and a.closed_at is null) as "assessmentSince",
         (select ${inAlmaty('p.made_at')} from programme p where p.case_file_id = c.id and p.approved_at is null order by p.revision desc limit 1) as "programmeSince",
         (select ${inAlmaty('max(s.signed_at)')} from conclusion k join conclusion_signature s on s.conclusion_id = k.id
           where k.case_file_id = c.id and s.role = 'SPECIALIST' and ${SIGNED_BY('s.signer_id')}) as "signedSince",
         coalesce(v.next_on, (select min(g.review_on) ${GOALS} and g.state = 'OPEN' and (v.held_on is null or g.review_on > v.held_on))) as "reviewOn",
         (select bool_and(g.state = 'ACHIEVED') ${GOALS}) is true as "goalsMet",
         (select p.expires_on from case_paper p where p.case_file_id = c.id and p.kind = 'PMPC_CONCLUSION') as "pmpcUntil"
       from case_file c left join lateral (
         select r.next_on, r.held_on from programme p join programme_review r on r.programme_id = p.id where p.case_file_id = c.id order by r.held_on desc, r.id desc limit 1) v on true
       where c.id = any ($1::uuid[]))
     select c.id, w.who, c.regulation_id as "regulationId", c.state, c.ends_on as "endsOn", ctx.now() as now,
       c.course_started_on as "courseStartedOn", c.length_days as "lengthDays", ${inAlmaty('c.state_since')} as "stateSince",
       c.facts, c.pauses, c."assessmentSince", c."programmeSince", c."signedSince", c."reviewOn", c."goalsMet", c."pmpcUntil",
       ${standingColumns('w.who')}
     from c cross join lateral (
       select null::uuid as who union all
       select m.specialist_id from assignment m where m.case_file_id = c.id and m.ended_at is null) w`,
    [ids],
  );

export type Member = { id: string; roles: Role[]; substituteId: string | null };

/** Who works here; of whom is on leave today, who stands in and is there. */
export const MEMBERS = statement<Member>(
  `select m.account_id as id, m.roles, (
     select l.substitute_id from staff_leave l join directory.membership s on s.account_id = l.substitute_id and s.ended_at is null
     where l.account_id = m.account_id and ${LASTS_TODAY}
       and not exists (select from staff_leave o where o.account_id = l.substitute_id and ${LASTS_TODAY.replaceAll('l.', 'o.')})) as "substituteId"
   from directory.membership m join directory.account a on a.id = m.account_id and a.disabled_at is null
   where m.ended_at is null order by m.account_id`,
);

export type Told = { recipientId: string; standsIn: boolean };
/** Somebody on leave is told all the same; with him, who stands in for him. */
export const reached = ({ id, substituteId }: Member): Told[] => [
  { recipientId: id, standsIn: false },
  ...(substituteId ? [{ recipientId: substituteId, standsIn: true }] : []),
];

export type OpenReminder = {
  id: string;
  caseFileId: string;
  ladder: LadderId;
  rung: number;
  dueOn: Day;
  recipientId: string;
  rangOn: Day;
  seen: boolean;
  escalates: string | null;
  escalated: boolean;
  standsIn: boolean;
};

/** What these cases have reminded of and is not done yet. */
export const openReminders = (ids: readonly string[]): Statement<OpenReminder> =>
  statement(
    `select r.id, r.case_file_id as "caseFileId", r.ladder, r.rung, r.due_on as "dueOn", r.recipient_id as "recipientId", ${inAlmaty('r.rang_at')} as "rangOn",
       r.seen_at is not null as seen, r.escalates, r.stands_in as "standsIn",
       exists (select from reminder e where e.escalates = r.id) as escalated
     from reminder r where r.case_file_id = any ($1::uuid[]) and r.closed_at is null`,
    [ids],
  );

export type NewReminder = {
  caseFileId: string | null;
  about: string;
  ladder: LadderId;
  rung: number;
  dueOn: Day;
  recipientId: string;
  standsIn: boolean;
  escalates: string | null;
  alone: boolean;
};

/** Each rung for each person once, whoever looks, however often. */
export const rung = (reminders: readonly NewReminder[]): Statement<unknown> =>
  statement(
    `insert into reminder (case_file_id, about, ladder, rung, due_on, recipient_id, stands_in, escalates, alone)
     select n."caseFileId", n.about, n.ladder, n.rung, n."dueOn", n."recipientId", n."standsIn", n.escalates, n.alone
     from jsonb_to_recordset($1) as n("caseFileId" uuid, about text, ladder text, rung int, "dueOn" date, "recipientId" uuid, "standsIn" boolean, escalates uuid, alone boolean)
     on conflict do nothing`,
    [JSON.stringify(reminders)],
  );

export const closed = (ids: readonly string[]): Statement<unknown> =>
  statement('update reminder set closed_at = ctx.now() where id = any ($1::uuid[]) and closed_at is null', [ids]);

/** When to look again; a case that is over has nothing more to say. */
export const lookAgain = (looked: readonly { id: string; on: Day | null }[]): Statement<unknown>[] => [
  statement(
    `update due d set look_on = n."on" from jsonb_to_recordset($1) as n(id uuid, "on" date) where d.case_file_id = n.id and n."on" is not null`,
    [JSON.stringify(looked)],
  ),
  statement('delete from due where case_file_id = any ($1::uuid[])', [
    looked.filter(({ on }) => on === null).map(({ id }) => id),
  ]),
];

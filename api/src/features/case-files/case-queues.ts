import type { AssessmentKind } from '@onaltu/domain/assessment';
import type { CaseState } from '@onaltu/domain/case-process';
import type { Day } from '@onaltu/domain/clock/day';
import type { Actor } from '../../platform/auth/actor';
import { listed, type Marked } from '../../platform/audit/listed';
import { type Statement, type Value } from '../../platform/db/statement';
import type { ListQueue, QueueName } from './case-queues.dto';
import { ON_TEAM, seesEveryCase } from './find-case-file';
import { SIGNED_BY, SIGNERS } from './standing';

export type QueueRow = Marked & {
  id: string;
  number: string;
  state: CaseState;
  childName: string;
  birthDate: Day;
  impairments: string[];
  waitingSince: Date;
  receivedOn: Day;
  kind: AssessmentKind | null;
  done: number;
  of: number;
  mine: 'TO_DO' | 'DONE' | null;
};

const CHILD = `concat_ws(' ', k.last_name, k.first_name, nullif(k.middle_name, '')) as "childName", k.birth_date as "birthDate", k.impairments`;
const CASE = `c.id, c.number, c.state, c.received_on as "receivedOn", ${CHILD}`;
const OF_CASE = `from case_file c join child k on k.id = c.child_id`;
const ME = 'ctx.user_id()';

/** What is waited for: the cases, since when, how many of those who owe it have done it, and whether this person has. */
type Queue = { columns: string; from: string; where: string; order: string };
const QUEUES: Readonly<Record<QueueName, Queue>> = {
  // An open record of the team, or a case whose first one nobody has begun.
  ASSESSMENTS: {
    columns: `coalesce(a.opened_at, c.state_since) as "waitingSince", coalesce(a.kind, 'INITIAL') as kind, s.done, s.of,
      case when not s.owes then null when s.did then 'DONE' else 'TO_DO' end as mine`,
    from: `${OF_CASE} left join assessment a on a.case_file_id = c.id and a.closed_at is null
      left join lateral (
        select count(*) filter (where t.did)::int as done, count(*)::int as of, coalesce(bool_or(t.me), false) as owes, coalesce(bool_or(t.me and t.did), false) as did
        from (select m.finished_at is not null as did, m.specialist_id = ${ME} as me from assessment_section m where m.assessment_id = a.id
          union all select false, m.specialist_id = ${ME} from assignment m where a.id is null and m.case_file_id = c.id and m.ended_at is null) t) s on true`,
    where: `(a.id is not null or c.state = 'CONTRACT_CONCLUDED')`,
    order: `coalesce(a.opened_at, c.state_since), c.id`,
  },
  CONCLUSIONS: {
    columns: `c.state_since as "waitingSince", null::text as kind, s.done, s.of,
      case when not s.owes then null when s.did then 'DONE' else 'TO_DO' end as mine`,
    from: `${OF_CASE} left join conclusion q on q.case_file_id = c.id
      left join lateral (
        select count(*) filter (where t.did)::int as done, count(*)::int as of, coalesce(bool_or(t.me), false) as owes, coalesce(bool_or(t.me and t.did), false) as did
        from (select a.specialist_id = ${ME} as me, exists (select from conclusion k where k.id = q.id and ${SIGNED_BY('a.specialist_id')}) as did ${SIGNERS}) t) s on true`,
    where: `c.state = 'CONCLUSION_IN_PREPARATION'`,
    order: `c.state_since, c.id`,
  },
};

export const QUEUE_PAGE = 50;

/** Those who wait longest come first. */
export function queueOf(actor: Actor, { of, mine, after }: ListQueue): Statement<QueueRow> {
  const values: Value[] = [];
  const given = (value: Value): string => `$${values.push(value)}`;
  const { columns, from, where, order } = QUEUES[of];
  const conditions = [
    where,
    seesEveryCase(actor) ? null : ON_TEAM,
    mine ? 's.owes and not s.did' : null,
    after ? `(${order}) > (select ${order} ${from} where c.id = ${given(after)}::uuid)` : null,
  ].filter((condition) => condition !== null);
  return listed<QueueRow>({
    action: 'case-file.listed',
    type: 'case_file',
    select: `select ${CASE}, c.id::text as mark, ${columns} ${from} where ${conditions.join(' and ')}`,
    order,
    values,
    limit: QUEUE_PAGE,
  });
}

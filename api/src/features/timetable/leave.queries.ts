import type { EntityManager } from 'typeorm';
import { type Statement, statement } from '../../platform/db/statement';
import type { LeaveLeftView } from './timetable.view';

const TODAY = `(ctx.now() at time zone 'Asia/Almaty')::date`;
/** Leaves with how many lessons they leave behind: planned, from today on, within their days. */
const LEFT = `select v.id, v.account_id as "specialistId", concat_ws(' ', a.last_name, a.first_name) as "specialistName",
    v.from_on as "from", v.to_on as "to", count(l.id)::int as open
  from staff_leave v join directory.account a on a.id = v.account_id
    left join lesson l on l.specialist_id = v.account_id and l.state = 'PLANNED'
      and l.starts_at >= greatest(v.from_on, ${TODAY})::timestamp at time zone 'Asia/Almaty'
      and l.starts_at < (v.to_on + 1)::timestamp at time zone 'Asia/Almaty'
  where v.cancelled_at is null`;
const EACH = `group by v.id, v.account_id, a.last_name, a.first_name, v.from_on, v.to_on`;
const MOST_LEAVES = 100;

/** Whose lessons wait for somebody else, the soonest first. */
export const LEAVES_LEFT: Statement<LeaveLeftView> = statement(
  `${LEFT} and v.to_on >= ${TODAY} ${EACH} having count(l.id) > 0 order by min(l.starts_at), v.id limit ${MOST_LEAVES}`,
);

export async function findLeave(tx: EntityManager, id: string): Promise<LeaveLeftView | undefined> {
  const [leave] = await tx.query<LeaveLeftView[]>(`${LEFT} and v.id = $1 ${EACH}`, [id]);
  return leave;
}

import { type Statement, statement } from './statement';

/** A row on its way: whose it is, the how manieth of its owner, and the how manieth owner that is. */
export type Taken = { id: string; queue: string; ownerId: string; turn: number; nth: number };
/** How many more a queue takes, and who was last served of it. */
export type Room = { queue: string; room: number; after: string };
/** Comes before everybody. */
export const NOBODY = '00000000-0000-0000-0000-000000000000';
const LAST_OF_ALL = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

// The index "outbox_turns" holds these rows in the order (queue, owner_id, AT, id): each question below is a step or two into it.
const WAITS = 'o.dispatched_at is null and o.done_at is null and o.failed_at is null';
const AT = 'coalesce(o.not_before, o.created_at)';
const firstOf = (owners: string, lap: string): string => `
  (select o.owner_id, ${AT} <= now() as ready, ${lap} as lap from core.outbox o
   where ${WAITS} and o.queue = q.queue and ${owners} order by o.owner_id, ${AT}, o.id limit 1)`;

/** What was handed over and is not done waits anew: Redis may be wiped at any moment. */
export const missing = (seconds: number): Statement<unknown> =>
  statement(
    `update core.outbox set dispatched_at = null where done_at is null and failed_at is null and dispatched_at < now() - make_interval(secs => $1)`,
    [seconds],
  );

/** Each queue that something waits for, with one step into the index for each. */
export const WAITED_FOR: Statement<{ queue: string }> = statement(`
  with recursive w as (
    (select o.queue from core.outbox o where ${WAITS} order by o.queue limit 1)
    union all
    select (select o.queue from core.outbox o where ${WAITS} and o.queue > w.queue order by o.queue limit 1) from w where w.queue is not null)
  select queue from w where queue is not null`);

// Once round the owners, from the one after the last that was served; nobody is met twice.
const OWNERS = `
  with recursive o_turns (owner_id, ready, nth, lap) as (
    select q.after, false, 0, 1
    union all
    select n.owner_id, n.ready, t.nth + n.ready::int, n.lap from o_turns t cross join lateral (
      ${firstOf(`o.owner_id > t.owner_id and o.owner_id <= case t.lap when 1 then '${LAST_OF_ALL}'::uuid else q.after end`, 't.lap')}
      union all ${firstOf('t.lap = 1 and o.owner_id <= q.after', '2')}
      order by lap limit 1) n
    where t.nth < q.room)
  select owner_id, nth, count(*) over () as owners from o_turns where ready`;

const THEIRS = `
  select w.id, row_number() over (order by w.at, w.id) as turn from (
    select o.id, ${AT} as at from core.outbox o where ${WAITS} and o.queue = q.queue and o.owner_id = t.owner_id and ${AT} <= now()
    order by ${AT}, o.id limit greatest(1, q.room / t.owners) for update skip locked) w`;

const TAKE = `
  with taken as (
    select w.id, w.turn, t.nth from unnest($1::text[], $2::int[], $3::uuid[]) q (queue, room, after)
    cross join lateral (${OWNERS}) t cross join lateral (${THEIRS}) w),
  sent as (
    update core.outbox o set dispatched_at = now(), dispatches = o.dispatches + 1 where o.id = any (array(select id from taken))
    returning o.id, o.queue, o.owner_id)
  select s.id, s.queue, s.owner_id as "ownerId", w.turn::int, w.nth from sent s join taken w using (id)`;

/** As many rows as there is room for, from every owner alike, and the oldest of each: its cost is that of what it takes, not of what waits. */
export const take = (rooms: readonly Room[]): Statement<Taken> =>
  statement(TAKE, [
    rooms.map(({ queue }) => queue),
    rooms.map(({ room }) => String(room)),
    rooms.map(({ after }) => after),
  ]);

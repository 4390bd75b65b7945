import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asDefiner, WORKER } from './isolate';

const DEFINER = 'onaltu_registry_definer';
const AGE = (at: string): string => `extract(epoch from now() - ${at})::float8`;
const WAITS = 'o.dispatched_at is null and o.done_at is null and o.failed_at is null';
const READY = 'coalesce(o.not_before, o.created_at)';

/** What the keeper watches, counted over every owner: how much waits, and for how long the oldest of it. */
export class Keeping1796100077100 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`create index mail_ledger_unsent on mail_ledger (asked_at) where state in ('DUE', 'CLAIMED')`);
    await db.query(`grant select (queue, not_before, dispatched_at, failed_at) on outbox to ${DEFINER}`);
    await db.query(`grant select (rang_at) on reminder to ${DEFINER}`);
    await asDefiner(db, DEFINER, [
      `create function directory.keeping() returns table (what text, queue text, n bigint, age float8)
       language sql stable security definer set search_path = pg_catalog, pg_temp as $$
         select 'waiting', o.queue, count(*), ${AGE(`min(${READY})`)} from core.outbox o where ${WAITS} and ${READY} <= now() group by o.queue
         union all select 'at hand', o.queue, count(*), ${AGE('min(o.dispatched_at)')} from core.outbox o
           where o.dispatched_at is not null and o.done_at is null and o.failed_at is null group by o.queue
         union all select 'dead', d.queue, count(*), ${AGE('min(d.died_at)')} from core.dead_letter d join core.outbox w on w.id = d.outbox_id
           where d.retried_at is null and w.done_at is null group by d.queue
         union all select 'mail', '', count(*), ${AGE('min(m.asked_at)')} from core.mail_ledger m where m.state in ('DUE', 'CLAIMED')
         union all select 'reminder', '', count(*), ${AGE('min(r.rang_at)')} from core.reminder r where r.mail_id is null and r.closed_at is null and r.seen_at is null
         union all select 'due', '', count(*), ${AGE('min(f.look_on)')} from directory.provider p cross join lateral (
           select d.look_on from core.due d where d.provider_id = p.id order by d.look_on limit 1) f
           where p.closed_on is null and f.look_on < (now() at time zone 'Asia/Almaty')::date $$`,
      `grant execute on function directory.keeping() to ${WORKER}`,
    ]);
  }

  async down(db: QueryRunner): Promise<void> {
    await asDefiner(db, DEFINER, [`drop function directory.keeping()`]);
    await db.query(`revoke select (rang_at) on reminder from ${DEFINER}`);
    await db.query(`revoke select (queue, not_before, dispatched_at, failed_at) on outbox from ${DEFINER}`);
    await db.query(`drop index mail_ledger_unsent`);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';
import { API, asDefiner } from './isolate';

const DEFINER = 'onaltu_registry_definer';
const OPERATOR_ONLY = `if ctx.scope() <> 'operator' then raise exception 'only the operator' using errcode = '42501'; end if;`;
const LETTER = 'owner_id, outbox_id, queue, reason, attempts, died_at, retried_at';
const WORK = 'id, created_at, done_at';
const AGAIN = 'failed_at, dispatched_at, not_before';

/** The operator's eyes and one hand for work that died: whose it is, what kind, why and how often tried; never what it is about. */
export class DeadLetters1796100077000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`create index dead_letter_across on dead_letter (outbox_id) where retried_at is null`);
    await db.query(
      `create policy registry on dead_letter as permissive for all to ${DEFINER} using (true) with check (true)`,
    );
    await db.query(`grant select (${LETTER}), update (retried_at) on dead_letter to ${DEFINER}`);
    await db.query(`create policy registry_reads on outbox as permissive for select to ${DEFINER} using (true)`);
    await db.query(
      `create policy registry_again on outbox as permissive for update to ${DEFINER} using (true) with check (true)`,
    );
    await db.query(`grant select (${WORK}), update (${AGAIN}) on outbox to ${DEFINER}`);
    await asDefiner(db, DEFINER, [
      `create function directory.dead_letters(p_limit int) returns table (
         id bigint, kk text, ru text, en text, queue text, reason text, attempts int, asked_at timestamptz, died_at timestamptz)
       language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
       begin
         ${OPERATOR_ONLY}
         return query select d.outbox_id, o.name_kk, o.name_ru, o.name_en, d.queue, d.reason, d.attempts, w.created_at, d.died_at
           from core.dead_letter d join core.outbox w on w.id = d.outbox_id left join lateral (
             select p.name_kk, p.name_ru, p.name_en from directory.provider p where p.id = d.owner_id
             union all select r.name_kk, r.name_ru, r.name_en from directory.region r where r.id = d.owner_id) o on true
           where d.retried_at is null and w.done_at is null order by d.outbox_id desc limit p_limit;
       end $$`,
      `create function directory.dead_letter_counts() returns table (queue text, n bigint, oldest timestamptz)
       language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
       begin
         ${OPERATOR_ONLY}
         return query select d.queue, count(*), min(d.died_at) from core.dead_letter d join core.outbox w on w.id = d.outbox_id
           where d.retried_at is null and w.done_at is null group by d.queue order by d.queue;
       end $$`,
      `create function directory.retry_dead(p_outbox bigint, p_queue text) returns bigint
       language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
       declare n bigint;
       begin
         ${OPERATOR_ONLY}
         with letter as (
           update core.dead_letter d set retried_at = now() from core.outbox w
           where w.id = d.outbox_id and d.retried_at is null and w.done_at is null and (d.outbox_id = p_outbox or d.queue = p_queue) returning d.outbox_id),
         again as (
           update core.outbox o set failed_at = null, dispatched_at = null, not_before = null from letter l where o.id = l.outbox_id returning o.id)
         select count(*) into n from again;
         return n;
       end $$`,
      `grant execute on function directory.dead_letters(int), directory.dead_letter_counts(), directory.retry_dead(bigint, text) to ${API}`,
    ]);
  }

  async down(db: QueryRunner): Promise<void> {
    await asDefiner(db, DEFINER, [
      `drop function directory.dead_letters(int), directory.dead_letter_counts(), directory.retry_dead(bigint, text)`,
    ]);
    await db.query(`revoke select (${WORK}), update (${AGAIN}) on outbox from ${DEFINER}`);
    await db.query(`drop policy registry_again on outbox`);
    await db.query(`drop policy registry_reads on outbox`);
    await db.query(`revoke select (${LETTER}), update (retried_at) on dead_letter from ${DEFINER}`);
    await db.query(`drop policy registry on dead_letter`);
    await db.query(`drop index dead_letter_across`);
  }
}

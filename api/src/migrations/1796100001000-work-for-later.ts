import type { MigrationInterface, QueryRunner } from 'typeorm';
import { API, asDefiner, BOTH, grant, isolateByOwner, WORKER } from './isolate';

const OWNER = `owner_id uuid not null default ctx.owner_id()`;

/** The outbox, its dead letters, the mail ledger and the keys of repeated requests: rows a provider or a region owns. */
export class WorkForLater1796100001000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await this.outbox(db);
    await this.mail(db);
    await db.query(`create table idempotency_key (
      ${OWNER}, made_by uuid not null default ctx.user_id(), key text not null check (length(key) between 8 and 100), route text not null,
      body_hash bytea not null check (octet_length(body_hash) = 32), answer_sealed bytea, made_at timestamptz not null default now(), primary key (owner_id, made_by, key))`);
    await isolateByOwner(db, 'idempotency_key');
    await grant(db, 'idempotency_key', { select: API, insert: API, update: { onaltu_api: ['answer_sealed'] } });
    await db.query(
      `create policy forget on idempotency_key as permissive for all to onaltu_registry_definer using (true)`,
    );
    await db.query(`grant select (made_at), delete on idempotency_key to onaltu_registry_definer`);
    await asDefiner(db, 'onaltu_registry_definer', [
      `create function directory.forget_repeats() returns void language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
        delete from core.idempotency_key where made_at < now() - interval '1 day' $$`,
      `grant execute on function directory.forget_repeats() to onaltu_worker`,
    ]);
  }

  private async outbox(db: QueryRunner): Promise<void> {
    await db.query(`create table outbox (
      id bigint generated always as identity primary key, ${OWNER}, scope text not null default ctx.scope(), queue text not null, data jsonb not null,
      created_at timestamptz not null default now(), not_before timestamptz, dispatched_at timestamptz, dispatches int not null default 0, done_at timestamptz, failed_at timestamptz)`);
    await db.query(`create index outbox_waiting on outbox (id) where dispatched_at is null and done_at is null`);
    await db.query(`create index outbox_open on outbox (dispatched_at) where done_at is null and failed_at is null`);
    await isolateByOwner(db, 'outbox');
    await db.query(
      `create policy relay on outbox as permissive for all to onaltu_relay using (true) with check (true)`,
    );
    await grant(db, 'outbox', {
      select: BOTH,
      insert: BOTH,
      update: { onaltu_worker: ['done_at', 'failed_at', 'dispatched_at', 'not_before'] },
    });
    await db.query(
      `grant select (id, owner_id, scope, queue, created_at, not_before, dispatched_at, dispatches, done_at, failed_at), update (dispatched_at, dispatches) on outbox to onaltu_relay`,
    );
    await db.query(
      `create function tell_relay() returns trigger language plpgsql as $$ begin perform pg_notify('outbox', ''); return null; end $$`,
    );
    await db.query(`create trigger tell_relay after insert on outbox for each statement execute function tell_relay()`);
    await db.query(`create table dead_letter (
      ${OWNER}, outbox_id bigint not null references outbox, queue text not null, reason text not null check (length(reason) <= 500), attempts int not null,
      died_at timestamptz not null default now(), retried_at timestamptz, primary key (owner_id, outbox_id))`);
    await isolateByOwner(db, 'dead_letter');
    await grant(db, 'dead_letter', {
      select: BOTH,
      insert: WORKER,
      update: { onaltu_worker: ['retried_at', 'reason', 'attempts', 'died_at'] },
    });
  }

  private async mail(db: QueryRunner): Promise<void> {
    await db.query(`create table mail_ledger (
      ${OWNER}, id uuid not null default uuidv7(), dedup_key text not null check (length(dedup_key) <= 200), recipient_id uuid not null references directory.account,
      template text not null, params jsonb not null, message_id text not null,
      state text not null default 'DUE' check (state in ('DUE', 'CLAIMED', 'ACCEPTED', 'REFUSED', 'UNKNOWN')),
      asked_at timestamptz not null default now(), next_try_at timestamptz not null default now(), claimed_at timestamptz, sent_at timestamptz,
      attempts int not null default 0, unknowns int not null default 0 check (unknowns <= 2), answer text,
      primary key (owner_id, id), unique (owner_id, dedup_key))`);
    await isolateByOwner(db, 'mail_ledger');
    await grant(db, 'mail_ledger', {
      select: BOTH,
      insert: BOTH,
      update: { onaltu_worker: ['state', 'next_try_at', 'claimed_at', 'sent_at', 'attempts', 'unknowns', 'answer'] },
    });
  }

  async down(db: QueryRunner): Promise<void> {
    await asDefiner(db, 'onaltu_registry_definer', [`drop function directory.forget_repeats()`]);
    await db.query(`drop table idempotency_key, mail_ledger, dead_letter, outbox`);
    await db.query(`drop function tell_relay()`);
  }
}

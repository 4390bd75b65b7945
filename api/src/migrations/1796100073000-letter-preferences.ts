import type { MigrationInterface, QueryRunner } from 'typeorm';
import { API, asDefiner, BOTH, grant, isolateByProvider, TENANT, WORKER } from './isolate';

const DEFINER = 'onaltu_registry_definer';

/** How each person wants his letters, and when each provider is next asked whom it has to write to. */
export class LetterPreferences1796100073000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`create table core.letter_preference (
      ${TENANT}, account_id uuid not null default ctx.user_id() references directory.account, version int not null check (version > 0),
      hour int not null check (hour between 8 and 18), quiet_days int[] not null check (quiet_days <@ '{1,2,3,4,5,6,7}'),
      silenced text[] not null, weekly boolean not null, changed_at timestamptz not null default ctx.now(),
      primary key (provider_id, account_id))`);
    await isolateByProvider(db, 'core.letter_preference');
    await grant(db, 'core.letter_preference', {
      select: BOTH,
      insert: API,
      update: { [API]: ['version', 'hour', 'quiet_days', 'silenced', 'weekly', 'changed_at'] },
    });
    await this.telling(db);
    await asDefiner(db, DEFINER, [`drop function directory.providers_to_tell(date)`]);
    await this.registry(db);
  }

  /** A new reminder asks at once; whoever has written says when there may be more to write. */
  private async telling(db: QueryRunner): Promise<void> {
    await db.query(
      `create table core.telling (${TENANT}, next_at timestamptz not null default ctx.now(), primary key (provider_id))`,
    );
    await db.query(`alter table core.reminder no force row level security`);
    await db.query(`insert into core.telling (provider_id, next_at) select distinct provider_id, now() from core.reminder
      where mail_id is null and closed_at is null and seen_at is null`);
    await db.query(`alter table core.reminder force row level security`);
    await isolateByProvider(db, 'core.telling');
    await grant(db, 'core.telling', {
      ...{ select: BOTH, insert: WORKER },
      update: { [API]: ['next_at'], [WORKER]: ['next_at'] },
    });
    await db.query(`create function core.ask_to_tell() returns trigger language plpgsql as $$
      begin
        insert into core.telling (provider_id) select distinct provider_id from fallen
        on conflict (provider_id) do update set next_at = excluded.next_at where telling.next_at > excluded.next_at;
        return null;
      end $$`);
    await db.query(`create trigger ask_to_tell after insert on core.reminder referencing new table as fallen
      for each statement execute function core.ask_to_tell()`);
  }

  private async registry(db: QueryRunner): Promise<void> {
    await db.query(`create policy registry on core.telling as permissive for select to ${DEFINER} using (true)`);
    await db.query(`grant select (provider_id, next_at) on core.telling to ${DEFINER}`);
    await asDefiner(db, DEFINER, [
      `create function directory.providers_to_tell(moment timestamptz) returns setof uuid language sql stable security definer set search_path = pg_catalog, pg_temp as $$
        select t.provider_id from core.telling t join directory.provider p on p.id = t.provider_id
        where t.next_at <= moment and (p.closed_on is null or p.closed_on >= (moment at time zone 'Asia/Almaty')::date) $$`,
      `grant execute on function directory.providers_to_tell(timestamptz) to ${WORKER}`,
    ]);
  }

  async down(db: QueryRunner): Promise<void> {
    await asDefiner(db, DEFINER, [
      `drop function directory.providers_to_tell(timestamptz)`,
      `create function directory.providers_to_tell(today date) returns setof uuid language sql stable security definer set search_path = pg_catalog, pg_temp as $$
        select p.id from directory.provider p where (p.closed_on is null or p.closed_on >= today)
          and exists (select from core.reminder r where r.provider_id = p.id and r.mail_id is null and r.closed_at is null and r.seen_at is null) $$`,
      `grant execute on function directory.providers_to_tell(date) to ${WORKER}`,
    ]);
    await db.query(`drop trigger ask_to_tell on core.reminder`);
    await db.query(`drop function core.ask_to_tell()`);
    await db.query(`drop table core.telling, core.letter_preference`);
  }
}

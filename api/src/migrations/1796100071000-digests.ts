import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asDefiner, grant, WORKER } from './isolate';

const DEFINER = 'onaltu_registry_definer';

/** Each reminder is in one letter; whose are in none yet is asked provider by provider. */
export class Digests1796100071000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`alter table core.reminder no force row level security`); // a new key is held against all rows
    await db.query(`alter table core.mail_ledger no force row level security`);
    await db.query(`alter table core.reminder add column mail_id uuid,
      add foreign key (provider_id, mail_id) references core.mail_ledger (owner_id, id)`);
    await db.query(`alter table core.mail_ledger force row level security`);
    await db.query(`alter table core.reminder force row level security`);
    await db.query(`create index reminder_untold on core.reminder (provider_id, recipient_id)
      where mail_id is null and closed_at is null and seen_at is null`);
    await db.query(`create index reminder_of_mail on core.reminder (provider_id, mail_id) where mail_id is not null`);
    await grant(db, 'core.reminder', { update: { [WORKER]: ['mail_id'] } });
    await db.query(`create policy registry on core.reminder as permissive for select to ${DEFINER} using (true)`);
    await db.query(`grant select (provider_id, mail_id, closed_at, seen_at) on core.reminder to ${DEFINER}`);
    await asDefiner(db, DEFINER, [
      `create function directory.providers_to_tell(today date) returns setof uuid language sql stable security definer set search_path = pg_catalog, pg_temp as $$
        select p.id from directory.provider p where (p.closed_on is null or p.closed_on >= today)
          and exists (select from core.reminder r where r.provider_id = p.id and r.mail_id is null and r.closed_at is null and r.seen_at is null) $$`,
      `grant execute on function directory.providers_to_tell(date) to ${WORKER}`,
    ]);
  }

  async down(db: QueryRunner): Promise<void> {
    await asDefiner(db, DEFINER, [`drop function directory.providers_to_tell(date)`]);
    await db.query(`drop policy registry on core.reminder`);
    await db.query(`revoke select (provider_id, mail_id, closed_at, seen_at) on core.reminder from ${DEFINER}`);
    await db.query(`alter table core.reminder drop column mail_id`);
  }
}

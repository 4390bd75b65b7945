import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asDefiner, WORKER } from './isolate';

const DEFINER = 'onaltu_registry_definer';
const KEPT = `interval '1 year'`;
const READ = { reminder: ['id', 'escalates'], daily_round: [] } as const;

/** What was done a year ago is no longer remembered: whom a case had reminded of what, and that a day was looked at. */
export class ForgottenReminders1796100074200 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`create index reminder_done on core.reminder (provider_id, closed_at) where closed_at is not null`);
    await db.query(
      `create index reminder_escalates on core.reminder (provider_id, escalates) where escalates is not null`,
    );
    for (const [table, columns] of Object.entries(READ)) {
      await db.query(
        `create policy registry_forgets on core.${table} as permissive for delete to ${DEFINER} using (true)`,
      );
      await db.query(`grant delete on core.${table} to ${DEFINER}`);
      if (columns.length > 0) await db.query(`grant select (${columns.join(', ')}) on core.${table} to ${DEFINER}`);
    }
    // One that the head was told of in its place stays as long as that does.
    await asDefiner(db, DEFINER, [
      `create function directory.forget_reminders() returns void language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
       declare since timestamptz := now() - ${KEPT};
       begin
         delete from core.reminder r where r.closed_at < since and not exists (
           select from core.reminder e where e.provider_id = r.provider_id and e.escalates = r.id and (e.closed_at is null or e.closed_at >= since));
         delete from core.daily_round where day < (since at time zone 'Asia/Almaty')::date;
       end $$`,
      `grant execute on function directory.forget_reminders() to ${WORKER}`,
    ]);
  }

  async down(db: QueryRunner): Promise<void> {
    await asDefiner(db, DEFINER, [`drop function directory.forget_reminders()`]);
    for (const [table, columns] of Object.entries(READ)) {
      if (columns.length > 0) await db.query(`revoke select (${columns.join(', ')}) on core.${table} from ${DEFINER}`);
      await db.query(`revoke delete on core.${table} from ${DEFINER}`);
      await db.query(`drop policy registry_forgets on core.${table}`);
    }
    await db.query(`drop index core.reminder_escalates, core.reminder_done`);
  }
}

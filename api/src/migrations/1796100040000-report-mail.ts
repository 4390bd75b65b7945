import type { MigrationInterface, QueryRunner } from 'typeorm';
import { API, asDefiner, BOTH, grant, isolateByOwner, WORKER } from './isolate';

const WHO = `owner_id uuid not null default ctx.owner_id(), account_id uuid not null`;

/** Who of a department wants the monthly form by mail, and of which months it was sent: each month to each of them once. */
export class ReportMail1796100040000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`create table report_subscription (
      ${WHO} default ctx.user_id() references directory.account, since timestamptz not null default ctx.now(), primary key (owner_id, account_id))`);
    await isolateByOwner(db, 'report_subscription');
    await grant(db, 'report_subscription', { select: BOTH, insert: API, delete: API });
    await db.query(
      `create policy registry on report_subscription as permissive for select to onaltu_registry_definer using (true)`,
    );
    await db.query(`grant select (owner_id) on report_subscription to onaltu_registry_definer`);
    await asDefiner(db, 'onaltu_registry_definer', [
      `create function directory.regions_with_readers() returns setof uuid language sql stable security definer set search_path = pg_catalog, pg_temp as $$
        select distinct owner_id from core.report_subscription $$`,
      `grant execute on function directory.regions_with_readers() to onaltu_worker`,
    ]);
    await db.query(`create table report_mailing (
      ${WHO} references directory.account, month date not null check (extract(day from month) = 1), made_at timestamptz not null default ctx.now(),
      primary key (owner_id, month, account_id))`);
    await isolateByOwner(db, 'report_mailing');
    await grant(db, 'report_mailing', { select: WORKER, insert: WORKER });
  }

  async down(db: QueryRunner): Promise<void> {
    await asDefiner(db, 'onaltu_registry_definer', [`drop function directory.regions_with_readers()`]);
    await db.query(`drop table report_mailing, report_subscription`);
  }
}

import { EXPORT_KEPT_DAYS, MOST_BREAKDOWNS } from '@onaltu/domain/reports';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { API, AUTHOR, BOTH, grant, ID, isolateByOwner, WORKER } from './isolate';

/** Reports of figures that somebody of a department asked for, each with its file until it expires. Which there are, the domain says. */
export class Exports1796100039000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`create table report_export (
      owner_id uuid not null default ctx.owner_id(), ${ID},
      report text check (length(report) <= 60), indicator text check (length(indicator) <= 60),
      broken_by text[] not null default '{}' check (cardinality(broken_by) <= ${MOST_BREAKDOWNS}), period text not null,
      of_provider uuid, of_type text check (length(of_type) <= 60), of_district uuid,
      format text not null check (length(format) <= 10), language text not null check (language in ('kk', 'ru', 'en')),
      tables int not null check (tables > 0), tables_made int not null default 0 check (tables_made between 0 and tables),
      asked_at timestamptz not null default now(), as_of timestamptz,
      file_key text, sha256 bytea check (octet_length(sha256) = 32), size int, ready_at timestamptz,
      expires_at timestamptz not null default now() + interval '${EXPORT_KEPT_DAYS} days', ${AUTHOR},
      primary key (owner_id, id), check ((report is null) <> (indicator is null)), check ((file_key is null) = (ready_at is null)))`);
    await isolateByOwner(db, 'report_export');
    await grant(db, 'report_export', {
      select: BOTH,
      insert: BOTH,
      delete: WORKER,
      update: {
        [API]: ['asked_at', 'tables_made'],
        [WORKER]: ['tables_made', 'as_of', 'file_key', 'sha256', 'size', 'ready_at'],
      },
    });
    await db.query(`create index report_export_latest on report_export (owner_id, made_at desc, id desc)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table report_export`);
  }
}

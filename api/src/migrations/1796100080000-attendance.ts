import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the head opened again stays open until a day; what was said before is found with its lesson. */
export class Attendance1796100080000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`alter table entry_unlock no force row level security`);
    await db.query(`alter table entry_unlock add column open_until date`);
    await db.query(`update entry_unlock set open_until = (made_at at time zone 'Asia/Almaty')::date`);
    await db.query(`alter table entry_unlock alter column open_until set not null`);
    await db.query(`alter table entry_unlock force row level security`);
    await db.query(`create index attendance_change_of on attendance_change (provider_id, lesson_id, case_file_id)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop index attendance_change_of`);
    await db.query(`alter table entry_unlock drop column open_until`);
  }
}

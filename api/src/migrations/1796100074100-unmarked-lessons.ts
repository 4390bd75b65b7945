import type { MigrationInterface, QueryRunner } from 'typeorm';

const LADDERS = [
  ...['COURSE_END', 'GOALS_MET', 'ASSESSMENT', 'CONCLUSION', 'SIGNATURE', 'RESULT', 'REVIEW', 'PMPC', 'STANDSTILL'],
  'MONTH',
];
const allowed = (ladders: readonly string[]): string => ladders.map((ladder) => `'${ladder}'`).join(', ');

/** A lesson of which nobody said who came is spoken of, until somebody does, or it is cancelled, moved or another's. */
export class UnmarkedLessons1796100074100 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await this.ladders(db, [...LADDERS, 'LESSON']);
    await db.query(`create index lesson_unmarked on core.lesson (provider_id, starts_at) where state = 'PLANNED'`);
    await db.query(`create function core.close_lesson() returns trigger language plpgsql as $$
      begin
        update core.reminder set closed_at = ctx.now()
        where provider_id = new.provider_id and case_file_id is null and ladder = 'LESSON' and about = new.id::text and closed_at is null;
        return null;
      end $$`);
    await db.query(`create trigger close_lesson after update of state, starts_at, specialist_id on core.lesson
      for each row execute function core.close_lesson()`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop trigger close_lesson on core.lesson`);
    await db.query(`drop function core.close_lesson()`);
    await db.query(`drop index core.lesson_unmarked`);
    await db.query(`alter table core.reminder no force row level security`);
    await db.query(`delete from core.reminder where ladder = 'LESSON'`);
    await db.query(`alter table core.reminder force row level security`);
    await this.ladders(db, LADDERS);
  }

  private async ladders(db: QueryRunner, ladders: readonly string[]): Promise<void> {
    await db.query(`alter table core.reminder drop constraint reminder_ladder_check,
      add constraint reminder_ladder_check check (ladder in (${allowed(ladders)}))`);
  }
}

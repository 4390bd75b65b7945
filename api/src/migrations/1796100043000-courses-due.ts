import type { MigrationInterface, QueryRunner } from 'typeorm';
import { countActs, letRead, rebuildOf } from './counting';
import { SOURCES, type SourceName } from './counts';
import { API, asDefiner, grant } from './isolate';

const DEFINER = 'onaltu_stats_definer';
const OF_CASES = (Object.keys(SOURCES) as SourceName[]).filter((source) => source.startsWith('core.'));
const DAY = `(m.effective_at at time zone 'Asia/Almaty')::date`;

/** When a running course ends stands on the case, so that what ends soon or is overdue is found and counted without asking its past. */
export class CoursesDue1796100043000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`alter table core.case_file add column ends_on date`);
    await grant(db, 'core.case_file', { update: { [API]: ['ends_on'] } });
    await letRead(db, 'core.case_file');
    await db.query(`alter table core.case_file no force row level security`);
    await db.query(`alter table core.case_move no force row level security`);
    await db.query(`update core.case_file c set ends_on = c.course_started_on + c.length_days + (
        select coalesce(sum(back - gone), 0)::int from (
          select m.move, ${DAY} as gone, lead(${DAY}) over (order by m.id) as back from core.case_move m
          where m.provider_id = c.provider_id and m.case_file_id = c.id and m.move in ('pause', 'resume')) pauses where move = 'pause')
      where c.state = 'IN_REHABILITATION'`);
    await db.query(`alter table core.case_move force row level security`);
    await db.query(`alter table core.case_file force row level security`);
    await db.query(`create index case_file_due on core.case_file (provider_id, ends_on) where ends_on is not null`);
    await countActs(db, 'core.case_file');
    await asDefiner(db, DEFINER, [rebuildOf(OF_CASES), `select stats.rebuild()`]);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop trigger count_acts on core.case_file`);
    const others = OF_CASES.filter((source) => source !== 'core.case_file');
    await asDefiner(db, DEFINER, [
      rebuildOf(others),
      `drop function stats.count_case_file()`,
      `select stats.rebuild()`,
    ]);
    await db.query(`drop policy figures on core.case_file`);
    await db.query(`revoke select (provider_id, id, ends_on) on core.case_file from ${DEFINER}`);
    await db.query(`alter table core.case_file drop column ends_on`);
  }
}

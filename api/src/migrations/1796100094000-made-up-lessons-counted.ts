import type { MigrationInterface, QueryRunner } from 'typeorm';
import { countingOf, rebuildOf } from './counting';
import { SOURCES, type SourceName } from './counts';
import { asDefiner } from './isolate';

const DEFINER = 'onaltu_stats_definer';

/** Lessons that made up for a missed one are counted among those that were held. */
export class MadeUpLessonsCounted1796100094000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`grant select (makes_up_for) on core.lesson to ${DEFINER}`);
    await asDefiner(db, DEFINER, [
      countingOf('core.lesson'),
      rebuildOf(Object.keys(SOURCES) as SourceName[]),
      `select stats.rebuild()`,
    ]);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('what was counted is not taken back'));
  }
}

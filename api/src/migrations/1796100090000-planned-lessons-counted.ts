import type { MigrationInterface, QueryRunner } from 'typeorm';
import { countingOf, rebuildOf } from './counting';
import { SOURCES, type SourceName } from './counts';
import { asDefiner } from './isolate';

const DEFINER = 'onaltu_stats_definer';

/** Lessons that were to be are counted beside those that were held. */
export class PlannedLessonsCounted1796100090000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
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

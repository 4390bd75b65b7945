import type { MigrationInterface, QueryRunner } from 'typeorm';
import { countingOf, functionOf } from './counting';
import { SOURCES, type SourceName } from './counts';
import { asDefiner } from './isolate';

const DEFINER = 'onaltu_stats_definer';
const NAMES = Object.keys(SOURCES) as SourceName[];

/** What an act counts is planned once a connection instead of with each act. */
export class CountingPlannedOnce1796100047000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await asDefiner(db, DEFINER, NAMES.map(countingOf));
  }

  async down(db: QueryRunner): Promise<void> {
    const planned = NAMES.map((name) => `alter function ${functionOf(name)}() reset plan_cache_mode`);
    await asDefiner(db, DEFINER, planned);
  }
}

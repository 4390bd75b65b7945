import type { MigrationInterface, QueryRunner } from 'typeorm';
import { countActs, letRead, rebuildOf } from './counting';
import { SOURCES, type SourceName } from './counts';
import { asDefiner } from './isolate';

const DEFINER = 'onaltu_stats_definer';
/** Places came later. */
const KNOWN = (Object.keys(SOURCES) as SourceName[]).filter((source) => source !== 'facts.provider_places');

/** How many specialists of each post a provider has, counted where they join, change and leave. */
export class Specialists1796100045000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await letRead(db, 'directory.membership');
    await countActs(db, 'directory.membership');
    await asDefiner(db, DEFINER, [rebuildOf(KNOWN), `select stats.rebuild()`]);
  }

  async down(db: QueryRunner): Promise<void> {
    const others = KNOWN.filter((source) => source !== 'directory.membership');
    const { owner, columns } = SOURCES['directory.membership'];
    await db.query(`drop trigger count_acts on directory.membership`);
    await asDefiner(db, DEFINER, [
      rebuildOf(others),
      `drop function stats.count_membership()`,
      `select stats.rebuild()`,
    ]);
    await db.query(`drop policy figures on directory.membership`);
    await db.query(`revoke select (${[owner, ...columns].join(', ')}) on directory.membership from ${DEFINER}`);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';
import { API, asDefiner } from './isolate';
import { readingOf } from './reading';

const DEFINER = 'onaltu_stats_definer';
const PROVIDER = '(select ctx.provider_id())';
const REGION = `(select p.region_id from directory.provider p where p.id = ${PROVIDER})`;

/** A provider reads the figures of its own work, and of nobody else's. */
export class OwnFigures1796100029000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await asDefiner(db, DEFINER, [
      readingOf({ name: 'own', whose: { region: REGION, provider: PROVIDER } }),
      `grant usage on schema stats to ${API}`,
      `grant execute on function stats.own(text[], date, date, text) to ${API}`,
    ]);
  }

  async down(db: QueryRunner): Promise<void> {
    await asDefiner(db, DEFINER, [
      `revoke usage on schema stats from ${API}`,
      `drop function stats.own(text[], date, date, text)`,
    ]);
  }
}

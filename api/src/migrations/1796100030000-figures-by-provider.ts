import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asDefiner } from './isolate';

const DEFINER = 'onaltu_stats_definer';
const CELLS = ['cell', 'month'];

/** A provider reads its own figures without walking over those of its region. */
export class FiguresByProvider1796100030000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await asDefiner(
      db,
      DEFINER,
      CELLS.map((name) => `create index ${name}_by_provider on stats.${name} (provider_id, measure, day)`),
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await asDefiner(
      db,
      DEFINER,
      CELLS.map((name) => `drop index stats.${name}_by_provider`),
    );
  }
}

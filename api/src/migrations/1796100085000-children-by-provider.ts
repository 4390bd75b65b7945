import type { MigrationInterface, QueryRunner } from 'typeorm';
import { CHILDREN_COUNTED, TURNOVER } from './children-counted';
import { asDefiner, WORKER } from './isolate';

const DEFINER = 'onaltu_stats_definer';

/** The children of a month by provider too, and what turned over in each. */
export class ChildrenByProvider1796100085000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await asDefiner(db, DEFINER, [
      CHILDREN_COUNTED,
      `drop function stats.turnover(uuid, date, date)`,
      TURNOVER,
      `grant execute on function stats.turnover(uuid, date, date) to ${WORKER}`,
    ]);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('what was published is not taken back'));
  }
}

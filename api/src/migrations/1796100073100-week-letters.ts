import type { MigrationInterface, QueryRunner } from 'typeorm';
import { grant, WORKER } from './isolate';

/** The week of which the heads were written to last, by its Monday. */
export class WeekLetters1796100073100 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`alter table core.telling add column week date`);
    await grant(db, 'core.telling', { update: { [WORKER]: ['week'] } });
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`alter table core.telling drop column week`);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';
import { API, grant } from './isolate';

/** A score knows how often it was given anew, so that a late one from another device is seen; and it can be taken back. */
export class ScoreVersions1796100021000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`alter table assessment_score add version int not null default 1`);
    await grant(db, 'assessment_score', { delete: API, update: { onaltu_api: ['version'] } });
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`revoke delete on assessment_score from ${API}`);
    await db.query(`alter table assessment_score drop version`);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';
import { letSleep, wake } from './wake';

/** A review that was held says when the next one is due. */
export class ReviewsDue1796100070000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await wake(db, [
      'programme_review',
      'insert',
      '(select p.case_file_id from core.programme p where p.id = new.programme_id)',
    ]);
  }

  async down(db: QueryRunner): Promise<void> {
    await letSleep(db, 'programme_review');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

const DEFINER = 'onaltu_stats_definer';

/** Whoever counts children reads their pseudonyms and not the index of their IIN. */
export class NarrowerPseudonyms1796100087000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`revoke select on facts.child_pseudonym from ${DEFINER}`);
    await db.query(`grant select (provider_id, child_id, stat_pid) on facts.child_pseudonym to ${DEFINER}`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`grant select on facts.child_pseudonym to ${DEFINER}`);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';
import { BOTH } from './isolate';

/** What "My work" asks: whose signature holds, and which cases stand at a desk. */
export class Work1796100017000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`alter table conclusion add column text_sha256 bytea check (octet_length(text_sha256) = 32)`);
    await db.query(`grant update (text_sha256) on conclusion to ${BOTH}`);
    await db.query(`create index case_file_at_desk on case_file (provider_id, state, state_since)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop index case_file_at_desk`);
    await db.query(`alter table conclusion drop column text_sha256`);
  }
}

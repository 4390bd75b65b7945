import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Every act asks whether a case has a consent: that must not read all consents of the organisation. */
export class ConsentOfCase1796100091000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`create index consent_of_case on consent (provider_id, case_file_id)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop index consent_of_case`);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';
import { API } from './isolate';

/** A person chooses the language of the own letters; nobody else's row can be written, and nothing else of the own. */
export class OwnLanguage1796100022000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `create policy own on directory.account for update to ${API} using (id = (select ctx.user_id())) with check (id = (select ctx.user_id()))`,
    );
    await db.query(
      `create index child_merged on child_correction (provider_id, merged_from) where merged_from is not null`,
    );
    await db.query(`grant update (locale) on directory.account to ${API}`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop index child_merged`);
    await db.query(`revoke update (locale) on directory.account from ${API}`);
    await db.query(`drop policy own on directory.account`);
  }
}

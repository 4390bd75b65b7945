import { JOURNAL_KINDS } from '@onaltu/domain/journals';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A journal of lessons for signing, of everybody or of one specialist. */
export class LessonJournals1796100081000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    const kinds = JOURNAL_KINDS.map((kind) => `'${kind}'`).join(', ');
    await db.query(`alter table journal no force row level security`); // every provider's rows are looked at
    await db.query(`alter table journal drop constraint journal_kind_check, add constraint journal_kind_check check (kind in (${kinds})),
      add column specialist_id uuid references directory.account`);
    await db.query(`alter table journal force row level security`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`alter table journal drop column specialist_id`);
  }
}

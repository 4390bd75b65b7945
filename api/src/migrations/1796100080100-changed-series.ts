import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A series that goes by another rule from a day on is a new one that says which it goes on from. */
export class ChangedSeries1796100080100 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`alter table lesson_series no force row level security`); // every provider's rows are looked at
    await db.query(
      `alter table lesson_series add column continues uuid, add foreign key (provider_id, continues) references lesson_series (provider_id, id)`,
    );
    await db.query(`alter table lesson_series force row level security`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`alter table lesson_series drop column continues`);
  }
}

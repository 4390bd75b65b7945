import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Open timetables hear that lessons changed; a whole series says it once, as all its lessons are of one provider. */
export class LiveLessons1796100089000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `create trigger tell_live after insert or update on core.lesson for each row execute function core.tell_live('lesson', 'provider_id')`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop trigger tell_live on core.lesson`);
  }
}

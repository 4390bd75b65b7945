import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A roster shows the last note of each child: it must not be sought among all lessons the child has had. */
export class NoteOfChild1796100095000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `create index attendance_note on attendance (provider_id, case_file_id, starts_at desc) where note <> ''`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop index attendance_note`);
  }
}

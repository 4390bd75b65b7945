import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What changed, by topic: the table, when it tells, and which of its columns the page that shows it is known by. */
const TOLD: readonly (readonly [table: string, when: string, topic: string, id: string])[] = [
  ['case_file', 'insert or update', 'case', 'id'],
  ['document', 'insert or update', 'case', 'case_file_id'],
  ['assignment', 'insert or update', 'case', 'case_file_id'],
  ['action_event', 'insert', 'case', 'case_file_id'],
  ['programme', 'insert or update', 'course', 'case_file_id'],
  ['attendance', 'insert or update', 'course', 'case_file_id'],
  ['assessment', 'insert or update', 'assessment', 'id'],
  ['assessment_section', 'insert or update', 'assessment', 'assessment_id'],
  ['assessment_score', 'insert or update or delete', 'assessment', 'assessment_id'],
  ['conclusion', 'insert or update', 'conclusion', 'id'],
  ['conclusion_part', 'insert or update', 'conclusion', 'conclusion_id'],
  ['conclusion_signature', 'insert', 'conclusion', 'conclusion_id'],
];

/** Pages that are open hear what changed: provider, topic and id, nothing else. Equal words of one transaction are said once. */
export class Live1796100018000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create function tell_live() returns trigger language plpgsql as $$
      declare changed jsonb := to_jsonb(case tg_op when 'DELETE' then old else new end);
      begin
        perform pg_notify('live', concat_ws(' ', changed ->> 'provider_id', tg_argv[0], changed ->> tg_argv[1]));
        return null;
      end $$`);
    for (const [table, when, topic, id] of TOLD)
      await db.query(
        `create trigger tell_live after ${when} on ${table} for each row execute function tell_live('${topic}', '${id}')`,
      );
  }

  async down(db: QueryRunner): Promise<void> {
    for (const [table] of TOLD) await db.query(`drop trigger tell_live on ${table}`);
    await db.query(`drop function tell_live()`);
  }
}

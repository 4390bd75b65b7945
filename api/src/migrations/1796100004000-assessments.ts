import type { MigrationInterface, QueryRunner } from 'typeorm';
import { API, AUTHOR, BOTH, grant, ID, isolateByProvider, TENANT } from './isolate';

const OF_ASSESSMENT = `assessment_id uuid not null, foreign key (provider_id, assessment_id) references assessment (provider_id, id)`;

/** Action 3: one joint record a child; everyone fills an own section, all agree or dissent. */
export class Assessments1796100004000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`create table assessment (
      ${TENANT}, ${ID}, case_file_id uuid not null, kind text not null check (kind in ('INITIAL', 'INTERIM', 'FINAL')), template_id text not null,
      opened_at timestamptz not null default ctx.now(), held_on date, closed_at timestamptz, late_reason text, paper_number text, summary text not null default '', summary_by uuid, version int not null default 1, ${AUTHOR},
      primary key (provider_id, id), foreign key (provider_id, case_file_id) references case_file (provider_id, id))`);
    await db.query(
      `create unique index "assessment.already-open" on assessment (provider_id, case_file_id) where closed_at is null`,
    );
    await db.query(
      `create unique index assessment_once on assessment (provider_id, case_file_id, kind) where kind <> 'INTERIM'`,
    );
    await db.query(`create table assessment_section (
      ${TENANT}, ${OF_ASSESSMENT}, specialist_id uuid not null references directory.account, post text not null, domains text[] not null, notes text not null default '',
      finished_at timestamptz, answer text check (answer in ('AGREED', 'DISSENT')), dissent text, answered_at timestamptz, version int not null default 1,
      primary key (provider_id, assessment_id, specialist_id), check (answer is distinct from 'DISSENT' or dissent is not null))`);
    await db.query(`create table assessment_score (
      ${TENANT}, ${OF_ASSESSMENT}, indicator text not null, value int not null check (value between 0 and 4), note text not null default '', ${AUTHOR},
      primary key (provider_id, assessment_id, indicator))`);
    for (const table of ['assessment', 'assessment_section', 'assessment_score']) await isolateByProvider(db, table);
    await grant(db, 'assessment', {
      select: BOTH,
      insert: API,
      update: {
        onaltu_api: ['held_on', 'closed_at', 'late_reason', 'paper_number', 'summary', 'summary_by', 'version'],
      },
    });
    await grant(db, 'assessment_section', {
      select: BOTH,
      insert: API,
      update: { onaltu_api: ['domains', 'notes', 'finished_at', 'answer', 'dissent', 'answered_at', 'version'] },
    });
    await grant(db, 'assessment_score', {
      select: BOTH,
      insert: API,
      update: { onaltu_api: ['value', 'note', 'made_by', 'made_at'] },
    });
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table assessment_score, assessment_section, assessment`);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';
import { API, AUTHOR, BOTH, grant, ID, isolateByProvider, TENANT } from './isolate';

const OF_CONCLUSION = `conclusion_id uuid not null, foreign key (provider_id, conclusion_id) references conclusion (provider_id, id)`;

/** Action 5: the drafted conclusion, everyone's part, and the signatures with what exactly they signed. */
export class Conclusions1796100006000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`create table conclusion (
      ${TENANT}, ${ID}, case_file_id uuid not null, draft jsonb not null, evidence jsonb not null, drafted_at timestamptz not null default ctx.now(), drafted_evidence int not null,
      gap_remarks jsonb not null default '{}', recommendations text not null default '', document_id uuid, version int not null default 1, ${AUTHOR},
      primary key (provider_id, id), unique (provider_id, case_file_id), foreign key (provider_id, case_file_id) references case_file (provider_id, id),
      foreign key (provider_id, document_id) references document (provider_id, id))`);
    await db.query(`create table conclusion_part (
      ${TENANT}, ${OF_CONCLUSION}, specialist_id uuid not null references directory.account, wording text not null check (length(wording) <= 4000), version int not null default 1, ${AUTHOR},
      primary key (provider_id, conclusion_id, specialist_id))`);
    await db.query(`create table conclusion_signature (
      ${TENANT}, ${ID}, ${OF_CONCLUSION}, signer_id uuid not null default ctx.user_id() references directory.account, role text not null check (role in ('SPECIALIST', 'HEAD')),
      text_sha256 bytea not null check (octet_length(text_sha256) = 32), evidence_version int not null, reason text, signed_at timestamptz not null default ctx.now(),
      primary key (provider_id, id), constraint "conclusion.already-signed" unique (provider_id, conclusion_id, signer_id, role, evidence_version, text_sha256))`);
    for (const table of ['conclusion', 'conclusion_part', 'conclusion_signature']) await isolateByProvider(db, table);
    await grant(db, 'conclusion', {
      select: BOTH,
      insert: 'onaltu_worker',
      update: {
        onaltu_api: ['gap_remarks', 'recommendations', 'document_id', 'version'],
        onaltu_worker: ['draft', 'evidence', 'drafted_at', 'drafted_evidence', 'version'],
      },
    });
    await grant(db, 'conclusion_part', {
      select: BOTH,
      insert: API,
      update: { onaltu_api: ['wording', 'version', 'made_at'] },
    });
    await grant(db, 'conclusion_signature', { select: BOTH, insert: API });
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table conclusion_signature, conclusion_part, conclusion`);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';
import { API, AUTHOR, BOTH, grant, ID, isolateByProvider, TENANT } from './isolate';

/** Action 6: the numbered certificate and who took it. One live certificate a case. */
export class Certificates1796100007000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`create table certificate (
      ${TENANT}, ${ID}, case_file_id uuid not null, number text not null, language text not null check (language in ('kk', 'ru')), evidence_version int not null,
      document_id uuid not null, issued_on date not null, initials text not null, birth_year int not null, served_from date not null, served_to date not null, valid_until date,
      recipient_name text, recipient_paper text, handed_over_at timestamptz, handed_over_by uuid, revoked_at timestamptz, revoke_reason text, ${AUTHOR},
      primary key (provider_id, id), unique (provider_id, number), foreign key (provider_id, case_file_id) references case_file (provider_id, id),
      foreign key (provider_id, document_id) references document (provider_id, id),
      check ((handed_over_at is null) = (recipient_name is null)), check ((revoked_at is null) = (revoke_reason is null)))`);
    await db.query(
      `create unique index certificate_live on certificate (provider_id, case_file_id) where revoked_at is null`,
    );
    await isolateByProvider(db, 'certificate');
    await grant(db, 'certificate', {
      select: BOTH,
      insert: API,
      update: {
        onaltu_api: [
          'recipient_name',
          'recipient_paper',
          'handed_over_at',
          'handed_over_by',
          'revoked_at',
          'revoke_reason',
          'valid_until',
        ],
      },
    });
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table certificate`);
  }
}

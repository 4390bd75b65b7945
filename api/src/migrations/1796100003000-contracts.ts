import type { MigrationInterface, QueryRunner } from 'typeorm';
import { API, AUTHOR, BOTH, grant, ID, isolateByProvider, TENANT } from './isolate';

/** Action 2: the concluded contract. */
export class Contracts1796100003000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`create table contract (
      ${TENANT}, ${ID}, case_file_id uuid not null, number text not null, paper_number text, language text not null check (language in ('kk', 'ru')),
      length_days int not null check (length_days between 1 and 3660), concluded_on date not null,
      signed_by_head_at timestamptz not null, head_id uuid not null references directory.account, signed_by_representative_at timestamptz not null,
      document_id uuid not null, ${AUTHOR}, primary key (provider_id, id), unique (provider_id, number),
      constraint "contract.already-concluded" unique (provider_id, case_file_id),
      foreign key (provider_id, case_file_id) references case_file (provider_id, id), foreign key (provider_id, document_id) references document (provider_id, id))`);
    await isolateByProvider(db, 'contract');
    await grant(db, 'contract', { select: BOTH, insert: API });
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table contract`);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';
import { API, AUTHOR, BOTH, grant, ID, isolateByProvider, TENANT } from './isolate';

const KINDS = (kinds: string): string =>
  `alter table document add constraint document_kind_check check (kind in (${kinds}))`;

/** What life does beside the six actions: a ground, a destination, an addendum, a merged card. */
export class SideExits1796100010000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`alter table case_move add column detail jsonb not null default '{}'`);
    await db.query(`alter table document drop constraint document_kind_check`);
    await db.query(KINDS(`'RECEIPT', 'CONTRACT', 'ADDENDUM', 'CONCLUSION', 'CERTIFICATE'`));
    await db.query(`create table contract_addendum (
      ${TENANT}, ${ID}, contract_id uuid not null, from_days int not null, to_days int not null check (to_days between 1 and 3660), concluded_on date not null,
      document_id uuid not null, ${AUTHOR}, primary key (provider_id, id), foreign key (provider_id, contract_id) references contract (provider_id, id),
      foreign key (provider_id, document_id) references document (provider_id, id))`);
    await isolateByProvider(db, 'contract_addendum');
    await grant(db, 'contract_addendum', { select: BOTH, insert: API });
    await db.query(`create table child_correction (
      ${TENANT}, ${ID}, child_id uuid not null, before_sealed bytea not null, merged_from uuid, reason text not null, ${AUTHOR}, primary key (provider_id, id),
      foreign key (provider_id, child_id) references child (provider_id, id))`);
    await isolateByProvider(db, 'child_correction');
    await grant(db, 'child_correction', { select: BOTH, insert: API });
    await db.query(`grant update (child_id) on attendance to ${API}`);
    await db.query(
      `create index case_file_waiting on case_file (provider_id, received_on, registered_at) where state = 'WAITLISTED'`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop index case_file_waiting`);
    await db.query(`drop table child_correction, contract_addendum`);
    await db.query(`alter table document drop constraint document_kind_check`);
    await db.query(KINDS(`'RECEIPT', 'CONTRACT', 'CONCLUSION', 'CERTIFICATE'`));
    await db.query(`alter table case_move drop column detail`);
  }
}

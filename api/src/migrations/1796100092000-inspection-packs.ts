import { PACK_KEPT_DAYS } from '@onaltu/domain/packs';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { API, AUTHOR, BOTH, grant, ID, isolateByProvider, TENANT, WORKER } from './isolate';

/** Packs of one child that a head asked for, of all its cases or of one, each with its two files until it expires. */
export class InspectionPacks1796100092000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`create table inspection_pack (
      ${TENANT}, ${ID}, child_id uuid not null, case_file_id uuid, language text not null check (language in ('kk', 'ru')),
      pdf_sha256 bytea check (octet_length(pdf_sha256) = 32), pdf_size int, zip_sha256 bytea check (octet_length(zip_sha256) = 32), zip_size bigint,
      originals int, damaged int, ready_at timestamptz,
      expires_at timestamptz not null default now() + interval '${PACK_KEPT_DAYS} days', ${AUTHOR},
      primary key (provider_id, id), foreign key (provider_id, child_id) references child (provider_id, id),
      foreign key (provider_id, case_file_id) references case_file (provider_id, id),
      check (num_nulls(pdf_sha256, pdf_size, zip_sha256, zip_size, originals, damaged, ready_at) in (0, 7)))`);
    await isolateByProvider(db, 'inspection_pack');
    await grant(db, 'inspection_pack', {
      select: BOTH,
      insert: API,
      delete: WORKER,
      update: {
        [WORKER]: ['pdf_sha256', 'pdf_size', 'zip_sha256', 'zip_size', 'originals', 'damaged', 'ready_at'],
      },
    });
    await db.query(`create index inspection_pack_child on inspection_pack (provider_id, child_id, made_at desc)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table inspection_pack`);
  }
}

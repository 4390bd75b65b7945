import type { MigrationInterface, QueryRunner } from 'typeorm';
import { API, AUTHOR, grant, isolateByProvider, TENANT } from './isolate';

/** Who speaks for a child that was brought along and has no case yet. */
export class BroughtAlong1796100093000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`create table child_representative (
      ${TENANT}, child_id uuid not null, representative_id uuid not null,
      relation text not null check (relation in ('MOTHER', 'FATHER', 'GUARDIAN', 'TRUSTEE', 'OTHER')), ${AUTHOR}, primary key (provider_id, child_id),
      foreign key (provider_id, child_id) references child (provider_id, id),
      foreign key (provider_id, representative_id) references representative (provider_id, id))`);
    await isolateByProvider(db, 'child_representative');
    await grant(db, 'child_representative', { select: API, insert: API });
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table child_representative`);
  }
}

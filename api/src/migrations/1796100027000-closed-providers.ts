import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asDefiner } from './isolate';

const openDoor = (more: string): string => `create or replace function pub.open_door(p_kind text, p_hash bytea)
  returns table (provider_id uuid, subject_id uuid) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select d.provider_id, d.subject_id from core.door d where d.kind = p_kind and d.code_hash = p_hash and d.closed_at is null ${more} $$`;
const openElsewhere = (more: string): string => `create or replace function directory.open_elsewhere(p_index bytea)
  returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from directory.open_child o join directory.provider p on p.id = o.provider_id
    where o.oblast_index = p_index and o.provider_id <> (select ctx.provider_id()) ${more}
      and p.region_id = (select region_id from directory.provider where id = (select ctx.provider_id()))) $$`;
const WITHOUT_CLOSED = `and (p_kind <> 'case-file.status'
  or not exists (select from directory.provider p where p.id = d.provider_id and p.closed_on is not null))`;

/** Of a closed provider nobody reads where a case stands, and its children are nobody's elsewhere; a certificate it gave stays true. */
export class ClosedProviders1796100027000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`create policy closed on directory.provider for select to onaltu_public_definer using (true)`);
    await db.query(`grant select (id, closed_on) on directory.provider to onaltu_public_definer`);
    await db.query(`grant select (closed_on) on directory.provider to onaltu_registry_definer`);
    await asDefiner(db, 'onaltu_public_definer', [openDoor(WITHOUT_CLOSED)]);
    await asDefiner(db, 'onaltu_registry_definer', [openElsewhere(`and p.closed_on is null`)]);
  }

  async down(db: QueryRunner): Promise<void> {
    await asDefiner(db, 'onaltu_registry_definer', [openElsewhere('')]);
    await asDefiner(db, 'onaltu_public_definer', [openDoor('')]);
    await db.query(`revoke select (closed_on) on directory.provider from onaltu_registry_definer`);
    await db.query(`revoke select (id, closed_on) on directory.provider from onaltu_public_definer`);
    await db.query(`drop policy closed on directory.provider`);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';
import { API, asDefiner, AUTHOR, BOTH, grant } from './isolate';

const DEFINER = 'onaltu_registry_definer';
const REGION_OF_PROVIDER = `(select p.region_id from directory.provider p where p.id = (select ctx.owner_id()))`;

/** The rungs a department added for its oblast: its providers read them, and their cases are looked at again at once. */
export class RegionRungs1796100074000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`create table directory.region_rungs (
      region_id uuid not null default ctx.region_id() references directory.region, version int not null check (version > 0), content jsonb not null, ${AUTHOR},
      primary key (region_id, version))`);
    await db.query(`alter table directory.region_rungs enable row level security`);
    await db.query(`alter table directory.region_rungs force row level security`);
    await db.query(`create policy base on directory.region_rungs for select to ${BOTH} using (true)`);
    await db.query(
      `create policy keeps on directory.region_rungs for insert to ${API} with check ((select ctx.scope()) = 'region')`,
    );
    await db.query(`create policy tenant on directory.region_rungs as restrictive for all to ${BOTH}
      using (region_id = (select ctx.owner_id()) or region_id = ${REGION_OF_PROVIDER})`);
    await grant(db, 'directory.region_rungs', { select: BOTH, insert: API });
    await this.again(db);
  }

  /** The department sees no case: the database looks again for it, in its own oblast. */
  private async again(db: QueryRunner): Promise<void> {
    await db.query(
      `create policy registry_wakes on core.due as permissive for update to ${DEFINER} using (true) with check (true)`,
    );
    await db.query(`grant update (look_on) on core.due to ${DEFINER}`);
    await asDefiner(db, DEFINER, [
      `create function directory.look_again() returns void language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
       declare today date := (ctx.now() at time zone 'Asia/Almaty')::date;
       begin
         if ctx.scope() <> 'region' then raise exception 'only a department' using errcode = '42501'; end if;
         update core.due d set look_on = today from directory.provider p
         where p.region_id = ctx.owner_id() and d.provider_id = p.id and d.look_on > today;
       end $$`,
      `grant execute on function directory.look_again() to ${API}`,
    ]);
  }

  async down(db: QueryRunner): Promise<void> {
    await asDefiner(db, DEFINER, [`drop function directory.look_again()`]);
    await db.query(`revoke update (look_on) on core.due from ${DEFINER}`);
    await db.query(`drop policy registry_wakes on core.due`);
    await db.query(`drop table directory.region_rungs`);
  }
}

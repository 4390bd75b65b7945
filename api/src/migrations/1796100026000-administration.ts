import { ENTRY_CHANGES, LARGEST_THRESHOLD, NORM_BASES } from '@onaltu/domain/directory';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { API, AUTHOR, BOTH, grant } from './isolate';

const kinds = (list: readonly string[]): string => list.map((kind) => `'${kind}'`).join(', ');
const REGION_OF_PROVIDER = `(select p.region_id from directory.provider p where p.id = (select ctx.owner_id()))`;
const OPERATOR = `(select ctx.scope()) = 'operator'`;
const DEPARTMENT = `(select ctx.scope()) = 'region'`;

/** A department keeps its providers, districts and region; the operator opens regions. No table here holds a child. */
export class Administration1796100026000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await this.region(db);
    await this.district(db);
    await this.provider(db);
    await this.history(db);
  }

  private async region(db: QueryRunner): Promise<void> {
    await db.query(`alter table directory.region add column locale text not null default 'kk' check (locale in ('kk', 'ru')),
      add column norm_basis text not null default 'HANDS_ON' check (norm_basis in (${kinds(NORM_BASES)})),
      add column version int not null default 1, add check (threshold <= ${LARGEST_THRESHOLD})`);
    await db.query(`alter table directory.region rename constraint region_code_key to "region.same-code"`);
    await db.query(`create policy tenant on directory.region as restrictive for all to ${BOTH}
      using (id = (select ctx.owner_id()) or ${OPERATOR} or id = ${REGION_OF_PROVIDER})`);
    await db.query(`create policy opens on directory.region for insert to ${API} with check (${OPERATOR})`);
    await db.query(
      `create policy keeps on directory.region for update to ${API} using (${OPERATOR} or ${DEPARTMENT}) with check (${OPERATOR} or ${DEPARTMENT})`,
    );
    await db.query(
      `grant insert (id, code, name_kk, name_ru, name_en, locale, opened_on) on directory.region to ${API}`,
    );
    await grant(db, 'directory.region', {
      update: { [API]: ['name_kk', 'name_ru', 'name_en', 'locale', 'norm_basis', 'threshold', 'version'] },
    });
    // What is shown may only become less, unless the operator says otherwise.
    await db.query(`create function directory.keep_threshold() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
      begin
        if new.threshold < old.threshold and (select ctx.scope()) <> 'operator' then
          raise exception 'only the operator lowers a threshold' using errcode = '42501'; end if;
        return new;
      end $$`);
    await db.query(`create trigger keep_threshold before update of threshold on directory.region
      for each row execute function directory.keep_threshold()`);
  }

  private async district(db: QueryRunner): Promise<void> {
    await db.query(`alter table directory.district add column version int not null default 1, alter column region_id set default ctx.region_id(),
      add unique (region_id, id)`);
    await db.query(
      `alter table directory.district rename constraint district_region_id_code_key to "district.same-code"`,
    );
    await db.query(`create policy tenant on directory.district as restrictive for all to ${BOTH}
      using (region_id = (select ctx.owner_id()) or region_id = ${REGION_OF_PROVIDER})`);
    await this.kept(db, 'district');
    await db.query(
      `grant insert (id, code, kind, name_kk, name_ru, name_en, centre, lat, lon) on directory.district to ${API}`,
    );
    await grant(db, 'directory.district', {
      update: { [API]: ['kind', 'name_kk', 'name_ru', 'name_en', 'centre', 'lat', 'lon', 'closed_on', 'version'] },
    });
  }

  private async provider(db: QueryRunner): Promise<void> {
    await db.query(`alter table directory.provider add column version int not null default 1, alter column region_id set default ctx.region_id(),
      drop constraint provider_district_id_fkey, add foreign key (region_id, district_id) references directory.district (region_id, id)`);
    await db.query(`alter table directory.provider rename constraint provider_bin_key to "provider.same-bin"`);
    await this.kept(db, 'provider');
    await db.query(`grant insert (id, district_id, kind, name_kk, name_ru, name_en, bin, address_kk, address_ru, phone, locale, work_week, opened_on)
      on directory.provider to ${API}`);
    const columns = ['district_id', 'name_kk', 'name_ru', 'name_en', 'address_kk', 'address_ru', 'phone', 'locale'];
    await grant(db, 'directory.provider', { update: { [API]: [...columns, 'closed_on', 'version'] } });
    await db.query(`grant select (region_id) on directory.provider to onaltu_auth_definer`);
  }

  /** Of its own region a department adds and changes; a provider only reads. */
  private async kept(db: QueryRunner, table: string): Promise<void> {
    await db.query(`create policy opens on directory.${table} for insert to ${API} with check (${DEPARTMENT})`);
    await db.query(
      `create policy keeps on directory.${table} for update to ${API} using (${DEPARTMENT}) with check (${DEPARTMENT})`,
    );
  }

  /** What each entry was, from when, by whom and why: added to, never altered. */
  private async history(db: QueryRunner): Promise<void> {
    await db.query(`create table directory.entry_version (
      region_id uuid not null references directory.region, subject text not null check (subject in ('REGION', 'DISTRICT', 'PROVIDER')), subject_id uuid not null,
      version int not null check (version > 0), change text not null check (change in (${kinds(ENTRY_CHANGES)})), reason text not null default '' check (length(reason) <= 500),
      content jsonb not null, ${AUTHOR}, constraint "version.stale" primary key (region_id, subject_id, version))`);
    await db.query(`alter table directory.entry_version enable row level security`);
    await db.query(`alter table directory.entry_version force row level security`);
    await db.query(`create policy base on directory.entry_version for all to ${BOTH} using (true) with check (true)`);
    await db.query(`create policy tenant on directory.entry_version as restrictive for all to ${BOTH}
      using (region_id = (select ctx.owner_id()) or (${OPERATOR} and subject = 'REGION'))`);
    await grant(db, 'directory.entry_version', { select: BOTH, insert: API });
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table directory.entry_version`);
    await db.query(`revoke select (region_id) on directory.provider from onaltu_auth_definer`);
    await db.query(`drop trigger keep_threshold on directory.region`);
    await db.query(`drop function directory.keep_threshold()`);
    for (const table of ['provider', 'district', 'region']) {
      await db.query(`revoke insert, update on directory.${table} from ${API}`);
      for (const policy of ['opens', 'keeps']) await db.query(`drop policy ${policy} on directory.${table}`);
    }
    await db.query(`drop policy tenant on directory.district`);
    await db.query(`drop policy tenant on directory.region`);
    await db.query(`alter table directory.provider rename constraint "provider.same-bin" to provider_bin_key`);
    await db.query(`alter table directory.provider drop column version, alter column region_id drop default,
      drop constraint provider_region_id_district_id_fkey, add foreign key (district_id) references directory.district`);
    await db.query(
      `alter table directory.district rename constraint "district.same-code" to district_region_id_code_key`,
    );
    await db.query(`alter table directory.district drop column version, alter column region_id drop default,
      drop constraint district_region_id_id_key`);
    await db.query(`alter table directory.region rename constraint "region.same-code" to region_code_key`);
    await db.query(`alter table directory.region drop column locale, drop column norm_basis, drop column version,
      drop constraint region_threshold_check1`);
  }
}

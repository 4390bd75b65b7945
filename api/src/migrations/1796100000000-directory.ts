import type { MigrationInterface, QueryRunner } from 'typeorm';
import { API, BOTH, grant } from './isolate';

const NAMES = `name_kk text not null, name_ru text not null, name_en text not null`;

/** Who gives the service and who looks after it: no table here holds a child. */
export class Directory1796100000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await this.places(db);
    await this.people(db);
    await this.reference(db);
    await this.keeper(db);
  }

  private async places(db: QueryRunner): Promise<void> {
    await db.query(`create table directory.region (
      id uuid primary key default uuidv7(), code text not null unique, ${NAMES},
      threshold int not null default 10 check (threshold >= 5), opened_on date not null default current_date)`);
    await db.query(`create table directory.district (
      id uuid primary key default uuidv7(), region_id uuid not null references directory.region, code text not null, kind text not null check (kind in ('CITY', 'DISTRICT')),
      ${NAMES}, centre text not null, lat numeric(6,3) not null, lon numeric(6,3) not null, closed_on date, unique (region_id, code))`);
    await db.query(`create table directory.provider (
      id uuid primary key default uuidv7(), region_id uuid not null references directory.region, district_id uuid not null references directory.district,
      kind text not null check (kind in ('REHABILITATION_CENTER', 'CORRECTION_CABINET', 'AUTISM_CENTER')), ${NAMES},
      bin char(12) not null unique, address_kk text not null, address_ru text not null, phone text not null, locale text not null default 'kk' check (locale in ('kk', 'ru')),
      work_week jsonb not null, opened_on date not null default current_date, closed_on date)`);
    await db.query(`create index on directory.provider (region_id)`);
    for (const table of ['region', 'district', 'provider']) {
      await db.query(`alter table directory.${table} enable row level security`);
      await db.query(`alter table directory.${table} force row level security`);
    }
    await db.query(
      `create policy base on directory.region for select to ${BOTH}, onaltu_stats_definer, onaltu_auth_definer using (true)`,
    );
    await db.query(`create policy base on directory.district for select to ${BOTH} using (true)`);
    await db.query(`create policy base on directory.provider for select to ${BOTH} using (true)`);
    await db.query(`create policy tenant on directory.provider as restrictive for all to ${BOTH}
      using (id = (select ctx.owner_id()) or region_id = (select ctx.owner_id()))`);
    await db.query(
      `create policy definers on directory.provider for select to onaltu_stats_definer, onaltu_auth_definer, onaltu_registry_definer using (true)`,
    );
    await db.query(`grant select on directory.region, directory.district, directory.provider to ${BOTH}`);
    await db.query(
      `grant select (id, region_id) on directory.provider to onaltu_stats_definer, onaltu_registry_definer`,
    );
    await db.query(
      `grant select (id, name_kk, name_ru, name_en, closed_on) on directory.provider to onaltu_auth_definer`,
    );
    await db.query(`grant select (id, name_kk, name_ru, name_en) on directory.region to onaltu_auth_definer`);
  }

  private async people(db: QueryRunner): Promise<void> {
    await db.query(`create table directory.account (
      id uuid primary key default uuidv7(), email text not null unique check (email = lower(email) and length(email) <= 254),
      last_name text not null, first_name text not null, middle_name text not null default '', locale text not null default 'kk' check (locale in ('kk', 'ru', 'en')),
      disabled_at timestamptz, created_at timestamptz not null default now())`);
    await db.query(`create table directory.membership (
      owner_id uuid not null default ctx.owner_id(), account_id uuid not null references directory.account, scope text not null default ctx.scope() check (scope in ('provider', 'region', 'operator')),
      roles text[] not null check (cardinality(roles) > 0), post text, since date not null default current_date, ended_at timestamptz, primary key (owner_id, account_id))`);
    await db.query(`create index on directory.membership (account_id)`);
    for (const table of ['account', 'membership']) {
      await db.query(`alter table directory.${table} enable row level security`);
      await db.query(`alter table directory.${table} force row level security`);
    }
    await db.query(`create policy base on directory.membership for all to ${BOTH} using (true) with check (true)`);
    await db.query(`create policy tenant on directory.membership as restrictive for all to ${BOTH}
      using (owner_id = (select ctx.owner_id())) with check (owner_id = (select ctx.owner_id()))`);
    await db.query(`create policy login on directory.membership for select to onaltu_auth_definer using (true)`);
    await db.query(`create policy base on directory.account for select to ${BOTH} using (true)`);
    await db.query(`create policy tenant on directory.account as restrictive for all to ${BOTH}
      using (exists (select from directory.membership m where m.account_id = account.id))`);
    await db.query(`create policy login on directory.account for select to onaltu_auth_definer using (true)`);
    await grant(db, 'directory.account', { select: BOTH });
    await grant(db, 'directory.membership', {
      select: BOTH,
      insert: API,
      update: { onaltu_api: ['roles', 'post', 'ended_at'] },
    });
    await db.query(`grant select (id, email, disabled_at) on directory.account to onaltu_auth_definer`);
    await db.query(
      `grant select (owner_id, account_id, scope, roles, ended_at) on directory.membership to onaltu_auth_definer`,
    );
  }

  private async reference(db: QueryRunner): Promise<void> {
    await db.query(`create table directory.calendar_day (
      day date primary key, kind text not null check (kind in ('OFF', 'WORKING')), source text not null, note text not null default '')`);
    await db.query(`create table directory.regulation (
      id text primary key, valid_from date not null, valid_to date check (valid_to > valid_from), content jsonb not null)`);
    for (const table of ['calendar_day', 'regulation']) {
      await db.query(`alter table directory.${table} enable row level security`);
      await db.query(`alter table directory.${table} force row level security`);
      await db.query(`create policy base on directory.${table} for select to ${BOTH} using (true)`);
      await grant(db, `directory.${table}`, { select: BOTH });
    }
  }

  /** Migrations and the keeper of the installation fill these tables; nobody who logs in to work is the owner. */
  private async keeper(db: QueryRunner): Promise<void> {
    for (const table of ['region', 'district', 'provider', 'account', 'membership', 'calendar_day', 'regulation']) {
      await db.query(
        `create policy keeper on directory.${table} as permissive for all to onaltu_owner using (true) with check (true)`,
      );
    }
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(
      `drop table directory.regulation, directory.calendar_day, directory.membership, directory.account, directory.provider, directory.district, directory.region`,
    );
  }
}

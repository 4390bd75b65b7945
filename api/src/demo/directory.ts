import type { SpecialistPost } from '@onaltu/domain/assessment';
import type { Day } from '@onaltu/domain/clock/day';
import { FIVE_DAY_WEEK } from '@onaltu/domain/clock/working-time';
import type { ProviderKind } from '@onaltu/domain/directory';
import type { Role } from '@onaltu/domain/permissions';
import { hash } from '@node-rs/argon2';
import { Client } from 'pg';
import type { Scope } from '../platform/auth/actor';

/** How many children a provider of each kind serves at once. */
const PLACES: Readonly<Record<ProviderKind, number>> = {
  REHABILITATION_CENTER: 90,
  CORRECTION_CABINET: 60,
  AUTISM_CENTER: 40,
};
export type NewProvider = {
  regionId: string;
  districtId: string;
  kind: ProviderKind;
  name: { kk: string; ru: string; en: string };
  bin: string;
  address: { kk: string; ru: string };
  openedOn?: Day;
};
export type NewMember = {
  ownerId: string;
  scope: Scope;
  email: string;
  name: readonly [last: string, first: string, middle?: string];
  roles: readonly Role[];
  post?: SpecialistPost;
  locale?: 'kk' | 'ru' | 'en';
  since?: Day;
};

/** Fills the directory as the keeper of an installation does: regions, providers, people. */
export class DirectoryKeeper {
  private readonly owner: Client;
  private readonly api: Client;
  private readonly hashes = new Map<string, string>();

  constructor(urls: { migrator: string; api: string }) {
    this.owner = new Client({ connectionString: urls.migrator });
    this.api = new Client({ connectionString: urls.api });
  }

  async open(): Promise<this> {
    await Promise.all([this.owner.connect(), this.api.connect()]);
    return this;
  }

  async close(): Promise<void> {
    await Promise.all([this.owner.end(), this.api.end()]);
  }

  async isEmpty(): Promise<boolean> {
    const { rowCount } = await this.owner.query('select from directory.region limit 1');
    return rowCount === 0;
  }

  /** The official's login is made last: an oblast without one was not finished. */
  async hasOfficial(): Promise<boolean> {
    const { rowCount } = await this.owner.query(`select from directory.membership where scope = 'region' limit 1`);
    return rowCount === 1;
  }

  async hasProviders(bins: readonly string[]): Promise<boolean> {
    const { rowCount } = await this.owner.query('select from directory.provider where bin = any ($1)', [bins]);
    return rowCount === bins.length;
  }

  region(code: string, [kk, ru, en]: readonly [string, string, string]): Promise<string> {
    return this.insert(
      'insert into directory.region (code, name_kk, name_ru, name_en) values ($1, $2, $3, $4) returning id',
      [code, kk, ru, en],
    );
  }

  district(regionId: string, { code, kind, kk, ru, en, centre, lat, lon }: District): Promise<string> {
    return this.insert(
      `insert into directory.district (region_id, code, kind, name_kk, name_ru, name_en, centre, lat, lon) values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id`,
      [regionId, code, kind, kk, ru, en, centre, lat, lon],
    );
  }

  provider({ regionId, districtId, kind, name, bin, address, openedOn }: NewProvider): Promise<string> {
    return this.insert(
      `insert into directory.provider (region_id, district_id, kind, name_kk, name_ru, name_en, bin, address_kk, address_ru, phone, work_week, opened_on, places)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, '+77212000000', $10, coalesce($11, current_date), $12) returning id`,
      [
        regionId,
        districtId,
        kind,
        name.kk,
        name.ru,
        name.en,
        bin,
        address.kk,
        address.ru,
        JSON.stringify(FIVE_DAY_WEEK),
        openedOn ?? null,
        PLACES[kind],
      ],
    );
  }

  /** A person with a password and what he may do at one provider or region; a known e-mail gets a further membership. */
  async member(
    { ownerId, scope, email, name: [last, first, middle = ''], roles, post, locale = 'kk', since }: NewMember,
    password: string,
  ): Promise<string> {
    const id = await this.insert(
      `insert into directory.account (email, last_name, first_name, middle_name, locale) values ($1, $2, $3, $4, $5)
       on conflict (email) do update set email = excluded.email returning id`,
      [email, last, first, middle, locale],
    );
    await this.owner.query(
      `insert into directory.membership (owner_id, account_id, scope, roles, post, since) values ($1, $2, $3, $4, $5, coalesce($6, current_date))`,
      [ownerId, id, scope, roles, post ?? null, since ?? null],
    );
    await this.api.query('select authn.set_password($1, $2)', [id, await this.hashOf(password)]);
    return id;
  }

  /** Demo people share one password: it is hashed once. */
  private async hashOf(password: string): Promise<string> {
    const known =
      this.hashes.get(password) ?? (await hash(password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 }));
    this.hashes.set(password, known);
    return known;
  }

  private async insert(sql: string, values: unknown[]): Promise<string> {
    const { rows } = await this.owner.query<{ id: string }>(sql, values);
    const [row] = rows;
    if (!row) throw new Error('nothing was inserted');
    return row.id;
  }
}

export type District = {
  code: string;
  kind: 'CITY' | 'DISTRICT';
  kk: string;
  ru: string;
  en: string;
  centre: string;
  lat: number;
  lon: number;
};

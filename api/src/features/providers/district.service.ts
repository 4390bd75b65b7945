import { Injectable } from '@nestjs/common';
import { type EntryChange, whyNotDistrict } from '@onaltu/domain/directory';
import { Refused } from '@onaltu/domain/refused';
import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/auth/actor';
import { TenantDb } from '../../platform/db/tenant-db';
import { requireVersion } from '../../platform/http/if-match';
import type { AddDistrict, ChangeDistrict } from './directory.dto';
import type { DistrictView } from './directory.view';
import { keepVersion } from './keep-version';

const DISTRICTS = `
  select d.id, d.code, d.kind, json_build_object('kk', d.name_kk, 'ru', d.name_ru, 'en', d.name_en) as names, d.centre, d.lat::float8 as lat, d.lon::float8 as lon,
    d.closed_on as "closedOn", (select count(*)::int from directory.provider p where p.district_id = d.id and p.closed_on is null) as "openProviders", d.version
  from directory.district d`;

type Step = { change: Exclude<EntryChange, 'OPENED'>; set: string; values?: unknown[] };

/** The cities and districts of an oblast. One that is retired takes no further provider; what was counted there stays. */
@Injectable()
export class DistrictService {
  constructor(private readonly db: TenantDb) {}

  list(actor: Actor): Promise<DistrictView[]> {
    return this.db.as(actor, (tx) =>
      tx.query(`${DISTRICTS} order by d.closed_on is not null, d.kind, d.name_kk collate "kk-x-icu", d.id limit 500`),
    );
  }

  add(actor: Actor, { code, ...terms }: AddDistrict): Promise<DistrictView> {
    return this.db.as(actor, async (tx) => {
      const id = randomUUID();
      await tx.query(
        `insert into directory.district (id, code, kind, name_kk, name_ru, name_en, centre, lat, lon) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [id, code, ...columnsOf(terms)],
      );
      return this.keep(tx, actor, id, 'OPENED');
    });
  }

  change(actor: Actor, id: string, seen: number, terms: ChangeDistrict): Promise<DistrictView> {
    const set = `kind = $2, name_kk = $3, name_ru = $4, name_en = $5, centre = $6, lat = $7, lon = $8`;
    return this.step(actor, id, seen, { change: 'CHANGED', set, values: columnsOf(terms) });
  }

  retire(actor: Actor, id: string, seen: number): Promise<DistrictView> {
    const set = `closed_on = (ctx.now() at time zone 'Asia/Almaty')::date`;
    return this.step(actor, id, seen, { change: 'CLOSED', set });
  }

  takeBack(actor: Actor, id: string, seen: number): Promise<DistrictView> {
    return this.step(actor, id, seen, { change: 'REOPENED', set: `closed_on = null` });
  }

  private step(actor: Actor, id: string, seen: number, { change, set, values = [] }: Step): Promise<DistrictView> {
    return this.db.as(actor, async (tx) => {
      await tx.query(`select from directory.district where id = $1 for update`, [id]);
      const { openProviders, closedOn, ...district } = await districtOf(tx, id);
      requireVersion(seen, district, { ...district, closedOn });
      const refusal = whyNotDistrict(change, { closed: closedOn !== null, openProviders });
      if (refusal) throw new Refused(refusal, { count: openProviders });
      await tx.query(`update directory.district set ${set}, version = version + 1 where id = $1`, [id, ...values]);
      return this.keep(tx, actor, id, change);
    });
  }

  private async keep(tx: EntityManager, actor: Actor, id: string, change: EntryChange): Promise<DistrictView> {
    const district = await districtOf(tx, id);
    const { version, openProviders: _, ...content } = district;
    await keepVersion(tx, { subject: 'DISTRICT', regionId: actor.ownerId, id, version, change, content });
    return district;
  }
}

/** A district that takes a provider: of this oblast, not retired, and not retired meanwhile. */
export async function requireDistrict(tx: EntityManager, id: string): Promise<void> {
  const [district] = await tx.query<{ retired: boolean }[]>(
    `select closed_on is not null as retired from directory.district where id = $1 for update`,
    [id],
  );
  if (!district) throw new Refused('resource.not-found');
  if (district.retired) throw new Refused('district.wrong-state');
}

const columnsOf = ({ kind, names, centre, lat, lon }: ChangeDistrict): unknown[] => [
  kind,
  names.kk,
  names.ru,
  names.en,
  centre,
  lat,
  lon,
];

async function districtOf(tx: EntityManager, id: string): Promise<DistrictView> {
  const [district] = await tx.query<DistrictView[]>(`${DISTRICTS} where d.id = $1`, [id]);
  if (!district) throw new Refused('resource.not-found');
  return district;
}

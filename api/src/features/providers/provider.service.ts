import { Injectable } from '@nestjs/common';
import { FIVE_DAY_WEEK } from '@onaltu/domain/clock/working-time';
import { type EntryChange, whyNotProvider } from '@onaltu/domain/directory';
import { Refused } from '@onaltu/domain/refused';
import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/auth/actor';
import { TenantDb } from '../../platform/db/tenant-db';
import { requireVersion } from '../../platform/http/if-match';
import type { ChangeProvider, OpenProvider } from './directory.dto';
import type { ProviderPage, ProviderView } from './directory.view';
import { requireDistrict } from './district.service';
import { historyOf, keepVersion } from './keep-version';

const PROVIDERS = `
  select p.id, p.kind, json_build_object('kk', p.name_kk, 'ru', p.name_ru, 'en', p.name_en) as names, p.bin, p.district_id as "districtId",
    json_build_object('kk', d.name_kk, 'ru', d.name_ru, 'en', d.name_en) as "districtNames",
    json_build_object('kk', p.address_kk, 'ru', p.address_ru) as addresses, p.phone, p.locale as language, p.places,
    p.opened_on as "openedOn", p.closed_on as "closedOn", case when n.active then 'ACTIVE' when n.invited then 'INVITED' else 'NONE' end as administrator, p.version
  from directory.provider p join directory.district d on d.id = p.district_id left join authn.administered() n on n.owner_id = p.id`;
const MOST = 2000;

type Step = { change: Exclude<EntryChange, 'OPENED'>; set: string; values?: unknown[]; reason?: string };

/** The organisations of an oblast: opened, changed, closed and reopened by its department. */
@Injectable()
export class ProviderService {
  constructor(private readonly db: TenantDb) {}

  list(actor: Actor): Promise<ProviderView[]> {
    return this.db.as(actor, (tx) =>
      tx.query(`${PROVIDERS} order by p.closed_on is not null, p.name_kk collate "kk-x-icu", p.id limit ${MOST}`),
    );
  }

  read(actor: Actor, id: string): Promise<ProviderPage> {
    return this.db.as(actor, (tx) => pageOf(tx, id));
  }

  open(actor: Actor, { kind, bin, ...terms }: OpenProvider): Promise<ProviderPage> {
    return this.db.as(actor, async (tx) => {
      await requireDistrict(tx, terms.districtId);
      const id = randomUUID();
      await tx.query(
        `insert into directory.provider (id, kind, bin, work_week, opened_on, district_id, name_kk, name_ru, name_en, address_kk, address_ru, phone, locale, places)
         values ($1, $2, $3, $4, (ctx.now() at time zone 'Asia/Almaty')::date, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
        [id, kind, bin, JSON.stringify(FIVE_DAY_WEEK), ...columnsOf(terms)],
      );
      return this.keep(tx, actor, id, { change: 'OPENED' });
    });
  }

  change(actor: Actor, id: string, seen: number, terms: ChangeProvider): Promise<ProviderPage> {
    return this.step(actor, id, seen, {
      change: 'CHANGED',
      set: `district_id = $2, name_kk = $3, name_ru = $4, name_en = $5, address_kk = $6, address_ru = $7, phone = $8, locale = $9, places = $10`,
      values: columnsOf(terms),
    });
  }

  /** From now on nobody signs in there; what was done stays, and stays in the figures. */
  close(actor: Actor, id: string, seen: number, reason: string): Promise<ProviderPage> {
    const set = `closed_on = (ctx.now() at time zone 'Asia/Almaty')::date`;
    return this.step(actor, id, seen, { change: 'CLOSED', set, reason });
  }

  reopen(actor: Actor, id: string, seen: number, reason: string): Promise<ProviderPage> {
    return this.step(actor, id, seen, { change: 'REOPENED', set: `closed_on = null`, reason });
  }

  private step(actor: Actor, id: string, seen: number, step: Step): Promise<ProviderPage> {
    const { change, set, values = [], reason } = step;
    return this.db.as(actor, async (tx) => {
      const provider = await lock(tx, id);
      requireVersion(seen, provider, provider);
      const refusal = whyNotProvider(change, { closed: provider.closedOn !== null });
      if (refusal) throw new Refused(refusal);
      const [districtId] = values;
      if (typeof districtId === 'string' && districtId !== provider.districtId) await requireDistrict(tx, districtId);
      await tx.query(`update directory.provider set ${set}, version = version + 1 where id = $1`, [id, ...values]);
      return this.keep(tx, actor, id, { change, reason });
    });
  }

  private async keep(
    tx: EntityManager,
    { ownerId: regionId }: Actor,
    id: string,
    { change, reason }: { change: EntryChange; reason?: string },
  ): Promise<ProviderPage> {
    const { version, administrator: _, ...content } = await providerOf(tx, id);
    await keepVersion(tx, { subject: 'PROVIDER', regionId, id, version, change, reason, content });
    return pageOf(tx, id);
  }
}

const columnsOf = ({ districtId, names, addresses, phone, language, places }: ChangeProvider): unknown[] => [
  districtId,
  names.kk,
  names.ru,
  names.en,
  addresses.kk,
  addresses.ru,
  phone,
  language,
  places,
];

async function lock(tx: EntityManager, id: string): Promise<ProviderView> {
  await tx.query(`select from directory.provider where id = $1 for update`, [id]);
  return providerOf(tx, id);
}

async function providerOf(tx: EntityManager, id: string): Promise<ProviderView> {
  const [provider] = await tx.query<ProviderView[]>(`${PROVIDERS} where p.id = $1`, [id]);
  if (!provider) throw new Refused('resource.not-found');
  return provider;
}

async function pageOf(tx: EntityManager, id: string): Promise<ProviderPage> {
  return { ...(await providerOf(tx, id)), history: await historyOf(tx, id) };
}

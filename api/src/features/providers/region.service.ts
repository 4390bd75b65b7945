import { Injectable } from '@nestjs/common';
import { whyNotThreshold } from '@onaltu/domain/directory';
import { Refused } from '@onaltu/domain/refused';
import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/auth/actor';
import { TenantDb } from '../../platform/db/tenant-db';
import { requireVersion } from '../../platform/http/if-match';
import type { ChangeRegion, OpenRegion } from './directory.dto';
import type { RegionForOperator, RegionPage, RegionView } from './directory.view';
import { historyOf, keepVersion } from './keep-version';

const SHOWN = `r.id, r.code, json_build_object('kk', r.name_kk, 'ru', r.name_ru, 'en', r.name_en) as names, r.locale as language,
  r.norm_basis as "normBasis", r.threshold, r.opened_on as "openedOn", r.version`;

/** An oblast and what it decides for its figures; each change is a version beside the earlier ones. */
@Injectable()
export class RegionService {
  constructor(private readonly db: TenantDb) {}

  list(actor: Actor): Promise<RegionForOperator[]> {
    return this.db.as(actor, (tx) =>
      tx.query(
        `select ${SHOWN}, case when n.active then 'ACTIVE' when n.invited then 'INVITED' else 'NONE' end as administrator
         from directory.region r left join authn.administered() n on n.owner_id = r.id order by r.name_kk collate "kk-x-icu", r.id limit 100`,
      ),
    );
  }

  read(actor: Actor): Promise<RegionPage> {
    return this.db.as(actor, (tx) => pageOf(tx, actor.ownerId));
  }

  open(actor: Actor, { code, names, language }: OpenRegion): Promise<RegionPage> {
    return this.db.as(actor, async (tx) => {
      const id = randomUUID();
      await tx.query(
        `insert into directory.region (id, code, name_kk, name_ru, name_en, locale, opened_on)
         values ($1, $2, $3, $4, $5, $6, (ctx.now() at time zone 'Asia/Almaty')::date)`,
        [id, code, names.kk, names.ru, names.en, language],
      );
      return keep(tx, id, 'OPENED');
    });
  }

  change(actor: Actor, id: string, seen: number, terms: ChangeRegion): Promise<RegionPage> {
    const { names, language, normBasis, threshold } = terms;
    return this.db.as(actor, async (tx) => {
      await tx.query(`select from directory.region where id = $1 for update`, [id]);
      const region = await regionOf(tx, id);
      requireVersion(seen, region, region);
      const by = actor.scope === 'operator' ? 'operator' : 'region';
      const refusal = whyNotThreshold(region.threshold, threshold, by);
      if (refusal) throw new Refused(refusal, { least: region.threshold });
      await tx.query(
        `update directory.region set name_kk = $2, name_ru = $3, name_en = $4, locale = $5, norm_basis = $6, threshold = $7, version = version + 1 where id = $1`,
        [id, names.kk, names.ru, names.en, language, normBasis, threshold],
      );
      return keep(tx, id, 'CHANGED');
    });
  }
}

async function keep(tx: EntityManager, id: string, change: 'OPENED' | 'CHANGED'): Promise<RegionPage> {
  const { version, ...content } = await regionOf(tx, id);
  await keepVersion(tx, { subject: 'REGION', regionId: id, id, version, change, content });
  return pageOf(tx, id);
}

async function regionOf(tx: EntityManager, id: string): Promise<RegionView> {
  const [region] = await tx.query<RegionView[]>(`select ${SHOWN} from directory.region r where r.id = $1`, [id]);
  if (!region) throw new Refused('resource.not-found');
  return region;
}

async function pageOf(tx: EntityManager, id: string): Promise<RegionPage> {
  return { ...(await regionOf(tx, id)), history: await historyOf(tx, id) };
}

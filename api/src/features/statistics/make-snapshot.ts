import { Injectable } from '@nestjs/common';
import { type CountedCell, rawTablesOf } from '@onaltu/domain/attribute-tables';
import type { Day } from '@onaltu/domain/clock/day';
import { coarsened, protect, type ProtectedTable, type Protection, protectionOf } from '@onaltu/domain/disclosure';
import {
  type Before,
  type DistrictOf,
  knowledgeOf,
  type Publication,
  type Turnover,
  type Watched,
} from '@onaltu/domain/intruder';
import { systemActor } from '../../platform/auth/actor';
import { statement } from '../../platform/db/statement';
import { TenantDb } from '../../platform/db/tenant-db';
import { ChildPseudonyms } from './child-pseudonyms';
import { intrude } from './lp-intruder';

export type Due = { regionId: string; month: Day; threshold: number };
export type Kept = { regionId: string; month: Day; pinned: number };
type Earlier = { month: Day; threshold: number; roundedTo: number; content: { tables: ProtectedTable[] } };
type Turned = { providerId: string; districtId: string; begun: number; ended: number };
type Home = { id: string; districtId: string };

/** A district without any provider, or a kind of which there is none, is no secret, and has no place in a table. */
const DISTRICTS = statement<{ id: string }>(
  `select d.id from directory.district d where d.region_id = ctx.owner_id() and exists (select from directory.provider p where p.district_id = d.id)
   order by d.name_kk collate "kk-x-icu", d.id`,
);
const KINDS = statement<{ kind: string }>(
  `select distinct kind from directory.provider where region_id = ctx.owner_id() order by kind`,
);
const PROVIDERS = statement<Home>(
  `select id, district_id as "districtId" from directory.provider where region_id = ctx.owner_id() order by name_kk collate "kk-x-icu", id`,
);
const COUNTED = `select table_id as "table", row_key as row, column_key as column, n from stats.children_counted($1, $2)`;
const EARLIER = `select month, threshold, rounded_to as "roundedTo", content from stats.snapshot_before($1, $2)`;
const TURNOVER = `select provider_id as "providerId", district_id as "districtId", begun, ended from stats.turnover($1, $2, $3)`;
const KEEP = `select stats.keep_snapshot($1, $2, $3, $4, $5, $6, $7) as kept`;

/** As often as what can be worked out is shown coarser before the month is withheld. */
const ATTEMPTS = 10;
export type Outcome = { tables: ProtectedTable[]; pinned: readonly Watched[] };

/** What may be seen of a month, beside what was seen before. Where something can still be worked out, `pinned` says so. */
export async function publishable(
  { tables, protection }: Publication,
  before: Before | null,
  districtOf: DistrictOf,
): Promise<Outcome> {
  let shown = [...tables];
  for (let attempt = 1; ; attempt++) {
    const pinned = await pinnedIn({ tables: shown, protection }, before, districtOf);
    if (pinned.length === 0 || attempt === ATTEMPTS) return { tables: shown, pinned };
    shown = shown.map((table) => coarsened(table, pinned));
  }
}

/** Facts that were corrected since can make both months untrue together: then nothing follows from the one before. */
async function pinnedIn(publication: Publication, before: Before | null, districtOf: DistrictOf) {
  const { threshold } = publication.protection;
  const together = await intrude(knowledgeOf(publication, before, districtOf), threshold);
  if (!together.contradiction) return together.pinned;
  const alone = await intrude(knowledgeOf(publication, null, districtOf), threshold);
  if (alone.contradiction) throw new Error('the figures of a month contradict each other');
  return alone.pinned;
}

/** What turned over in each provider, each district and the oblast. */
function turnoverOf(turned: readonly Turned[]): Turnover {
  const all: Record<string, { begun: number; ended: number }> = {};
  for (const { providerId, districtId, begun, ended } of turned)
    for (const place of [providerId, districtId, 'OBLAST']) {
      const own = (all[place] ??= { begun: 0, ended: 0 });
      own.begun += begun;
      own.ended += ended;
    }
  return all;
}

/** Counts the children of a month and keeps for ever what may be seen of it, or that it may not be seen. */
@Injectable()
export class MakeSnapshot {
  constructor(
    private readonly db: TenantDb,
    private readonly pseudonyms: ChildPseudonyms,
  ) {}

  /** Null where somebody else was faster. */
  async make({ regionId, month, threshold }: Due): Promise<Kept | null> {
    await this.pseudonyms.complete(regionId);
    const protection = protectionOf(threshold);
    const region = systemActor(regionId, 'region');
    const [districts, kinds, providers] = await this.db.ask(region, DISTRICTS, KINDS, PROVIDERS);
    const counted = await this.db.atLeisure<CountedCell>(COUNTED, [regionId, month]);
    const raw = rawTablesOf(counted, {
      district: districts.map(({ id }) => id),
      provider: providers.map(({ id }) => id),
      providerType: kinds.map(({ kind }) => kind),
    });
    const publication = { tables: protect(raw, protection), protection };
    const districtOf = Object.fromEntries(providers.map(({ id, districtId }) => [id, districtId]));
    const { tables, pinned } = await publishable(publication, await this.before(regionId, month), districtOf);
    const kept = await this.keep({ regionId, month, pinned: pinned.length }, protection, tables);
    return kept ? { regionId, month, pinned: pinned.length } : null;
  }

  private async before(regionId: string, month: Day): Promise<Before | null> {
    const [earlier] = await this.db.anonymous<Earlier>(EARLIER, [regionId, month]);
    if (!earlier) return null;
    const turned = await this.db.atLeisure<Turned>(TURNOVER, [regionId, earlier.month, month]);
    const { threshold, roundedTo, content } = earlier;
    return {
      tables: content.tables,
      protection: { ...protectionOf(threshold), round: roundedTo },
      turnover: turnoverOf(turned),
    };
  }

  private async keep({ regionId, month, pinned }: Kept, protection: Protection, tables: ProtectedTable[]) {
    const { threshold, round } = protection;
    const content = pinned > 0 ? null : JSON.stringify({ regionId, month, threshold, roundedTo: round, tables });
    const state = pinned > 0 ? 'WITHHELD' : 'PUBLISHED';
    const [answer] = await this.db.anonymous<{ kept: boolean }>(KEEP, [
      ...[regionId, month, state, threshold, round, pinned, content],
    ]);
    return answer?.kept ?? false;
  }
}

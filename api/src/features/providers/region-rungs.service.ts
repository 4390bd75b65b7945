import { Injectable } from '@nestjs/common';
import { type AddedRungs, addedOf, faultsInRungs } from '@onaltu/domain/added-rungs';
import { Refused } from '@onaltu/domain/refused';
import type { EntityManager } from 'typeorm';
import { audit } from '../../platform/audit/audit';
import type { Actor } from '../../platform/auth/actor';
import { withTheNext } from '../../platform/db/act';
import { askIn, type Statement, statement } from '../../platform/db/statement';
import { TenantDb } from '../../platform/db/tenant-db';
import { requireVersion } from '../../platform/http/if-match';
import { InvalidRequest } from '../../platform/problem/problem.filter';
import { REGION_RUNGS } from '../case-files/provider-setting.queries';
import { givenRungs } from './reminder-setting.service';
import type { ChangeReminders } from './settings.dto';
import type { RemindersSettingView } from './settings.view';

/** Two edits of one version leave one. */
const keep = (version: number, content: AddedRungs): Statement<{ version: number }> =>
  statement(
    `insert into directory.region_rungs (version, content) values ($1, $2) on conflict do nothing returning version`,
    [version, JSON.stringify(content)],
  );
const LOOK_AGAIN = statement<unknown>(`select directory.look_again()`);

/** A department may have its oblast reminded more often than the regulation does, never less. */
@Injectable()
export class RegionRungsService {
  constructor(private readonly db: TenantDb) {}

  read(actor: Actor): Promise<RemindersSettingView> {
    return this.db.as(actor, view);
  }

  /** What is due by the new rungs is due at once, at every provider of the oblast. */
  change(actor: Actor, seen: number, { rungs }: ChangeReminders): Promise<RemindersSettingView> {
    const faults = faultsInRungs(rungs);
    if (faults.length > 0) throw new InvalidRequest(faults);
    return this.db.as(actor, async (tx) => {
      const current = await view(tx);
      requireVersion(seen, current, { rungs: current.rungs });
      const [kept] = await askIn(tx, keep(seen + 1, addedOf(rungs)));
      if (!kept) throw new Refused('version.stale', { seen });
      await withTheNext(tx, LOOK_AGAIN);
      await audit(tx, 'settings.changed', { type: 'region_rungs', id: actor.ownerId }, { version: kept.version });
      return view(tx);
    });
  }
}

/** Here the rungs of the oblast are the own ones. */
async function view(tx: EntityManager): Promise<RemindersSettingView> {
  const [last] = await askIn(tx, REGION_RUNGS);
  const { ladders, region } = await givenRungs(tx);
  return { version: last?.version ?? 0, ladders, region: [], rungs: region };
}

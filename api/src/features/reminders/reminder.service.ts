import { Injectable } from '@nestjs/common';
import { almatyDay } from '@onaltu/domain/clock/day';
import { Refused } from '@onaltu/domain/refused';
import { byPressure } from '@onaltu/domain/reminders';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/auth/actor';
import { inOneGo } from '../../platform/db/act';
import { nowOf } from '../../platform/db/now';
import { askIn } from '../../platform/db/statement';
import { TenantDb } from '../../platform/db/tenant-db';
import { pinnedAmong, REGULATIONS } from '../case-files/regulation.queries';
import { laddersWith } from './ladders';
import { MINE, seen } from './reminder.queries';
import type { RemindersView } from './reminder.view';

/** What a person is reminded of in the workspace, in step with the mail: the same rows. */
@Injectable()
export class ReminderService {
  constructor(private readonly db: TenantDb) {}

  async mine(actor: Actor): Promise<RemindersView> {
    return this.db.as(actor, async (tx) => {
      const [rows, regulations] = await inOneGo(tx, MINE, REGULATIONS);
      const today = almatyDay(nowOf(tx));
      const reminders = rows.map(({ regulationId, ...row }) => ({
        ...row,
        sources: laddersWith(pinnedAmong(regulations, regulationId, today))[row.ladder].sources,
      }));
      const [unseen, known] = [false, true].map((seen) =>
        reminders.filter(({ seenAt }) => (seenAt !== null) === seen).toSorted(byPressure),
      );
      return { reminders: [...(unseen ?? []), ...(known ?? [])], unseen: unseen?.length ?? 0 };
    });
  }

  /** Seen is seen: said twice it stays with the first time. Somebody else's is not known here. */
  async see(actor: Actor, ids: readonly string[]): Promise<RemindersView> {
    await this.db.as(actor, (tx) => see(tx, ids, 'APP'));
    return this.mine(actor);
  }
}

/** One deed, from the workspace or from a letter. */
export async function see(tx: EntityManager, ids: readonly string[], by: 'APP' | 'MAIL'): Promise<void> {
  const wanted = [...new Set(ids)];
  const mine = await askIn(tx, seen(wanted, by));
  if (mine.length < wanted.length) throw new Refused('reminder.not-found');
}

import { Injectable } from '@nestjs/common';
import { faultsInPreferences, type LetterPreferences, UNCHOSEN } from '@onaltu/domain/letter-preferences';
import { Refused } from '@onaltu/domain/refused';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/auth/actor';
import { inOneGo, withTheNext } from '../../platform/db/act';
import { askIn } from '../../platform/db/statement';
import { TenantDb } from '../../platform/db/tenant-db';
import { InvalidRequest } from '../../platform/problem/problem.filter';
import { ASK_TO_TELL } from '../case-files/provider-setting.queries';
import { keep, LETTER_RULES, lettersAllowed, OWN } from './letter-preference.queries';
import type { LetterPreferencesView } from './letter-preference.view';

/** How a person wants the own letters, within what the provider leaves. */
@Injectable()
export class LetterPreferenceService {
  constructor(private readonly db: TenantDb) {}

  read(actor: Actor): Promise<LetterPreferencesView> {
    return this.db.as(actor, preferencesNow);
  }

  change(actor: Actor, seen: number, wanted: LetterPreferences): Promise<LetterPreferencesView> {
    return this.db.as(actor, async (tx) => {
      const { rules, version } = await preferencesNow(tx);
      const faults = faultsInPreferences(wanted, rules);
      if (faults.length > 0) throw new InvalidRequest(faults);
      if (seen !== version) throw new Refused('version.stale', { seen, version });
      await keepPreferences(tx, seen, wanted);
      return preferencesNow(tx);
    });
  }
}

/** Two edits of one version leave one. What waits for another hour is asked for again. */
export async function keepPreferences(tx: EntityManager, seen: number, wanted: LetterPreferences): Promise<void> {
  const [kept] = await askIn(tx, keep(wanted, seen));
  if (!kept) throw new Refused('version.stale', { seen });
  await withTheNext(tx, ASK_TO_TELL);
}

/** What holds for whoever asks. */
export async function preferencesNow(tx: EntityManager): Promise<LetterPreferencesView> {
  const [[own], rules] = await inOneGo(tx, OWN, LETTER_RULES);
  const { hour, quietDays, silenced, weekly } = own ?? UNCHOSEN;
  return { version: own?.version ?? 0, hour, quietDays, silenced, weekly, rules: lettersAllowed(rules) };
}

import { Injectable } from '@nestjs/common';
import { almatyDay } from '@onaltu/domain/clock/day';
import { addedOf, faultsInRungs, rungsIn } from '@onaltu/domain/added-rungs';
import { ANY_LETTERS } from '@onaltu/domain/letter-preferences';
import { LADDER_IDS, LADDERS_2015 } from '@onaltu/domain/reminders';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/auth/actor';
import { withTheNext } from '../../platform/db/act';
import { nowOf } from '../../platform/db/now';
import { askIn } from '../../platform/db/statement';
import { TenantDb } from '../../platform/db/tenant-db';
import { InvalidRequest } from '../../platform/problem/problem.filter';
import { TODAY } from '../case-files/course-of';
import { ASK_TO_TELL, REGION_RUNGS, settingOf } from '../case-files/provider-setting.queries';
import { regulationFor } from '../case-files/regulation.queries';
import { keepSetting } from './keep-setting';
import type { ChangeLetters, ChangeReminders } from './settings.dto';
import type { LettersSettingView, RemindersSettingView } from './settings.view';

/** A provider reminds more often than the regulation does, never less. */
@Injectable()
export class ReminderSettingService {
  constructor(private readonly db: TenantDb) {}

  read(actor: Actor): Promise<RemindersSettingView> {
    return this.db.as(actor, view);
  }

  /** What is due by the new rungs is due at once: every open case is looked at again. */
  change(actor: Actor, seen: number, { rungs }: ChangeReminders): Promise<RemindersSettingView> {
    const faults = faultsInRungs(rungs);
    if (faults.length > 0) throw new InvalidRequest(faults);
    return this.db.as(actor, async (tx) => {
      await keepSetting(tx, 'REMINDERS', seen, addedOf(rungs));
      await tx.query(`update due set look_on = ${TODAY} where look_on > ${TODAY}`);
      return view(tx);
    });
  }

  letters(actor: Actor): Promise<LettersSettingView> {
    return this.db.as(actor, lettersView);
  }

  /** A choice that went farther gives way with the next letter. */
  changeLetters(actor: Actor, seen: number, letters: ChangeLetters): Promise<LettersSettingView> {
    return this.db.as(actor, async (tx) => {
      await keepSetting(tx, 'LETTERS', seen, letters);
      await withTheNext(tx, ASK_TO_TELL);
      return lettersView(tx);
    });
  }
}

async function lettersView(tx: EntityManager): Promise<LettersSettingView> {
  const { version, content } = await settingOf(tx, 'LETTERS');
  return { version, ...(content ?? ANY_LETTERS) };
}

async function view(tx: EntityManager): Promise<RemindersSettingView> {
  const { version, content } = await settingOf(tx, 'REMINDERS');
  return { version, rungs: rungsIn(content ?? {}), ...(await givenRungs(tx)) };
}

/** What nobody here may take away: the ladders of the regulation, and what the oblast added. */
export async function givenRungs(tx: EntityManager): Promise<Pick<RemindersSettingView, 'ladders' | 'region'>> {
  const [regional] = await askIn(tx, REGION_RUNGS);
  const { ladders = LADDERS_2015 } = await regulationFor(tx, almatyDay(nowOf(tx)));
  return {
    ladders: LADDER_IDS.map((ladder) => {
      const { unit, rungs, every, sources } = ladders[ladder];
      return { ladder, unit, rungs: rungs.map(({ at }) => at), every, sources };
    }),
    region: rungsIn(regional?.content ?? {}),
  };
}

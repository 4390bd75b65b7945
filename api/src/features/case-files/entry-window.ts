import { ENTRY_WINDOW_DAYS, entryClosesOn, type Unlock, whyNotEnter } from '@onaltu/domain/attendance';
import { almatyDay, type Day } from '@onaltu/domain/clock/day';
import { type Refusal, Refused } from '@onaltu/domain/refused';
import type { EntityManager } from 'typeorm';
import { WORK_CALENDAR, workCalendar } from '../../platform/calendar/work-calendar';
import { inOneGo } from '../../platform/db/act';
import { nowOf } from '../../platform/db/now';
import { type Statement, statement } from '../../platform/db/statement';

const unlocksOf = (specialistId: string, day: Day): Statement<Unlock> =>
  statement(
    `select from_on as "from", to_on as "to", open_until as until from entry_unlock
     where specialist_id = $1 and from_on <= $2 and to_on >= $2`,
    [specialistId, day],
  );

export type EntryWindow = { closesOn: Day; openUntil: Day | null; refusal: Refusal | null };

/** Until when something may be entered about a lesson of this specialist, by the days this provider works. */
export async function entryWindow(tx: EntityManager, specialistId: string, at: Date): Promise<EntryWindow> {
  const lessonOn = almatyDay(at);
  const [unlocks, facts] = await inOneGo(tx, unlocksOf(specialistId, lessonOn), WORK_CALENDAR);
  const calendar = workCalendar(facts);
  const openUntil =
    unlocks
      .map(({ until }) => until)
      .toSorted()
      .at(-1) ?? null;
  const refusal = whyNotEnter(lessonOn, { today: almatyDay(nowOf(tx)), calendar, unlocks });
  return { closesOn: entryClosesOn(calendar, lessonOn), openUntil, refusal };
}

export async function requireEntryOpen(tx: EntityManager, specialistId: string, at: Date): Promise<void> {
  refuseEntry(await entryWindow(tx, specialistId, at));
}

export function refuseEntry({ refusal }: Pick<EntryWindow, 'refusal'>): void {
  if (refusal) throw new Refused(refusal, { days: ENTRY_WINDOW_DAYS });
}

import { addDays, almatyClock, almatyMoment, type Day, day } from '@onaltu/domain/clock/day';
import { isWorkingDay, type WorkCalendar } from '@onaltu/domain/clock/working-time';
import {
  digestHour,
  LETTER_HOURS,
  type LetterPreferences,
  type LetterRules,
  maySendOn,
} from '@onaltu/domain/letter-preferences';
import { mondayOf } from '@onaltu/domain/week-letter';
import { byPressure, LADDERS_2015 } from '@onaltu/domain/reminders';
import type { EntityManager } from 'typeorm';
import { WORK_CALENDAR, workCalendar } from '../../platform/calendar/work-calendar';
import { inOneGo, withTheNext } from '../../platform/db/act';
import { nowOf } from '../../platform/db/now';
import { postNews, type ReminderLine } from '../../platform/mail/post-mail';
import { pinnedAmong, REGULATIONS } from '../case-files/regulation.queries';
import { chosenBy, EVERYBODYS, LETTER_RULES, lettersAllowed } from './letter-preference.queries';
import { tellHeads } from './tell-heads';
import { askAt, TELLING, told, type Untold, UNTOLD } from './telling.queries';

type Now = { today: Day; hour: number; calendar: WorkCalendar };
type Wanted = { of: (who: string) => LetterPreferences; rules: LetterRules };
type Letter = { dedupKey: string; recipientId: string; about: Untold[]; digest: boolean };

/** Writes to everybody what he has not been written of: one letter a working day, from his hour on, and one of its own for what cannot wait. */
export async function tellPeople(tx: EntityManager): Promise<false> {
  const [[due], calendars, untold, regulations, kept, rules] = await inOneGo(
    tx,
    TELLING,
    WORK_CALENDAR,
    UNTOLD,
    REGULATIONS,
    EVERYBODYS,
    LETTER_RULES,
  );
  if (!due) return false; // somebody else is at it
  const { day: today, minute } = almatyClock(nowOf(tx));
  const now = { today, hour: Math.floor(minute / 60), calendar: workCalendar(calendars) };
  const wanted = { of: (who: string) => chosenBy(who, kept), rules: lettersAllowed(rules) };
  const owesWeek = due.week !== mondayOf(today);
  if (owesWeek && isLetterTime(now)) await tellHeads(tx, today, wanted.of);
  const sent = new Set<string>();
  for (const { about, digest, ...to } of isLetterTime(now) ? lettersOf(untold, now, wanted) : []) {
    const lines = about.toSorted(byPressure).map((one) => lineOf(one, today, regulations));
    const [only] = lines.length === 1 ? lines : [];
    const number = only?.number ? { number: only.number } : {};
    const params = { on: today, path: '/reminders', lines, digest, ...number };
    const mailId = await postNews(tx, { ...to, template: 'reminders', params });
    const ids = about.map(({ id }) => id);
    if (!mailId) continue; // who has had his letter today gets the rest tomorrow
    await withTheNext(tx, told(mailId, ids));
    for (const id of ids) sent.add(id);
  }
  const rest = untold.filter(({ id }) => !sent.has(id));
  await withTheNext(tx, askAt(nextAsking(rest, now, wanted)));
  return false;
}

/** From when on a day is asked for letters. */
export const morningOf = (date: Day): Date => almatyMoment(date, LETTER_HOURS.from * 60);
const isLetterTime = ({ today, hour, calendar }: Now): boolean =>
  hour >= LETTER_HOURS.from && hour < LETTER_HOURS.until && isWorkingDay(calendar, today);

/** When there may be more to write: at the hour of somebody who waits for his today, else tomorrow morning; when everything is said, only the next day asks again. */
function nextAsking(untold: readonly Untold[], { today, hour, calendar }: Now, { of, rules }: Wanted): Date | null {
  if (isWorkingDay(calendar, today) && hour < LETTER_HOURS.from) return morningOf(today);
  if (untold.length === 0) return null;
  const hours = untold.map(({ recipientId }) => digestHour(of(recipientId), rules)).filter((one) => one > hour);
  const isToday = isWorkingDay(calendar, today) && hours.length > 0;
  return isToday ? almatyMoment(today, Math.min(...hours) * 60) : morningOf(addDays(today, 1));
}

/** What cannot wait has a letter of its own; the rest is one letter a person and day, of what he wants or must have. */
function lettersOf(untold: readonly Untold[], { today, hour }: Now, { of, rules }: Wanted): Letter[] {
  const waits = untold.filter(({ recipientId, ...one }) => {
    const preferences = of(recipientId);
    return !one.alone && hour >= digestHour(preferences, rules) && maySendOn(one, { preferences, rules }, today);
  });
  return [
    ...untold
      .filter(({ alone }) => alone)
      .map((one) => ({ dedupKey: `reminder|${one.id}`, recipientId: one.recipientId, about: [one], digest: false })),
    ...[...Map.groupBy(waits, ({ recipientId }) => recipientId)].map(([recipientId, about]) => ({
      ...{ dedupKey: `digest|${today}|${recipientId}`, recipientId, about, digest: true },
    })),
  ];
}

const pathOf = ({ caseFileId, lessonId, month }: Untold): string => {
  if (lessonId) return `/lessons/${lessonId}`;
  return caseFileId ? `/cases/${caseFileId}` : `/figures/months/${month}`;
};

type Regulations = Parameters<typeof pinnedAmong>[0];

const lineOf = (one: Untold, today: Day, regulations: Regulations): ReminderLine => ({
  id: one.id,
  ladder: one.ladder,
  dueOn: one.dueOn,
  number: one.number,
  month: one.month === null ? null : day(`${one.month}-01`),
  at: one.lessonAt?.toISOString() ?? null,
  path: pathOf(one),
  sources: (pinnedAmong(regulations, one.regulationId, today).ladders ?? LADDERS_2015)[one.ladder].sources,
});

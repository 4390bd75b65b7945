import type { INestApplicationContext } from '@nestjs/common';
import { addDays, almatyDay, almatyMoment } from '@onaltu/domain/clock/day';
import type { Period } from '@onaltu/domain/period';
import { endedMonths, monthOf } from '@onaltu/domain/sealing';
import { LessonService } from '../features/courses/lesson.service';
import { ProgrammeService } from '../features/courses/programme.service';
import { MonthAnswerService } from '../features/sealing/month-answer.service';
import { SealingService } from '../features/sealing/sealing.service';
import type { Actor } from '../platform/auth/actor';
import type { Scene } from './case-life';
import type { ProviderWorld } from './provider-world';
import { Random } from './random';

const MORNING = 10 * 60;
const IN_TIME = 3; // days after the month
const TOO_LATE = 14;
const CORRECTED = 'Журналда басқаша жазылған';
const COMMENT = 'Осы айда қабылданған өтініштер көрсетілмеген. Тексеріп, айды қайта растаңыз.';

/** The last three ended months: the demo's providers have been open since the first of the earliest. */
export function monthsOfDemo(): { last: Period; before: Period; earliest: Period } {
  const [last, before, earliest] = endedMonths(almatyDay(new Date())).map(monthOf);
  if (!last || !before || !earliest) throw new Error('a calendar without months');
  return { last, before, earliest };
}

/** Confirms a month some days after its end, as the head did then. */
export const confirmMonth = (
  app: INestApplicationContext,
  head: Actor,
  month: Period,
  days = IN_TIME,
): Promise<unknown> =>
  app.get(SealingService).seal({ ...head, at: almatyMoment(addDays(month.until, days), MORNING) }, month);

/** Months of a provider that confirms late, and one that the department gives back. */
export async function confirmLate(app: INestApplicationContext, head: Actor): Promise<void> {
  const { last, before, earliest } = monthsOfDemo();
  await confirmMonth(app, head, earliest, TOO_LATE);
  await confirmMonth(app, head, before);
  await confirmMonth(app, head, last);
}

/** A mark of a month that was confirmed already is corrected: the month says what has changed since. */
export async function correctMark(
  app: INestApplicationContext,
  head: Actor,
  { caseFileId, month }: { caseFileId: string; month: Period },
): Promise<void> {
  const { lessons } = await app.get(ProgrammeService).read(head, caseFileId);
  const ofMonth = lessons.find(
    ({ startsAt }) => month.from <= almatyDay(startsAt) && almatyDay(startsAt) <= month.until,
  );
  if (!ofMonth) throw new Error('no lesson in the month that was confirmed');
  const state = ofMonth.attendance === 'PRESENT' ? 'ABSENT_EXCUSED' : 'PRESENT';
  await app.get(LessonService).correct(head, ofMonth.id, caseFileId, { state, reason: CORRECTED });
}

type Answered = { regular: string; late: string };

/** The department accepts what is in order and returns one month. */
export async function answerMonths(app: INestApplicationContext, official: Actor, who: Answered): Promise<void> {
  const { before, earliest } = monthsOfDemo();
  const answers = app.get(MonthAnswerService);
  const accepted = { answer: 'ACCEPTED', comment: '', seen: 1 } as const;
  await answers.answer(official, { providerId: who.regular, month: earliest }, accepted);
  await answers.answer(official, { providerId: who.regular, month: before }, accepted);
  await answers.answer(official, { providerId: who.late, month: earliest }, accepted);
  const returned = { answer: 'RETURNED', comment: COMMENT, seen: 1 } as const;
  await answers.answer(official, { providerId: who.late, month: before }, returned);
}

const FORGOTTEN = 0.08;
const SLOW = 0.15;

/** The head confirms each month some days after it, now and then too late or not at all; what is entered afterwards shows. */
export async function* confirmsMonths({ stage, cast, plan, seed, until }: ProviderWorld): Scene {
  const random = new Random(`${seed}|${plan.key}|months`);
  for (const key of endedMonths(until).toReversed()) {
    const month = monthOf(key);
    const [forgotten, slow] = [random.happens(FORGOTTEN), random.happens(SLOW)];
    if (!month || forgotten) continue;
    const at = almatyMoment(addDays(month.until, slow ? TOO_LATE : IN_TIME), MORNING);
    yield at;
    await stage.months.seal({ ...cast.head, at }, month);
  }
}

/** The department has accepted what was confirmed, but the last month, which it has not looked at yet. */
export async function acceptMonths(app: INestApplicationContext, official: Actor): Promise<void> {
  const answers = app.get(MonthAnswerService, { strict: false });
  const { months, providers } = await answers.grid(official);
  for (const { providerId, months: own } of providers)
    for (const { month: key, state, version } of own) {
      const month = monthOf(key);
      if (!month || state !== 'SEALED' || version === null || key === months[0]) continue;
      await answers.answer(official, { providerId, month }, { answer: 'ACCEPTED', comment: '', seen: version });
    }
}

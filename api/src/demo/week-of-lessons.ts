import type { INestApplicationContext } from '@nestjs/common';
import { addDays, almatyDay, almatyMoment, type Day, type Weekday } from '@onaltu/domain/clock/day';
import { AttendanceService } from '../features/attendance/attendance.service';
import { SeriesService } from '../features/timetable/series.service';
import { TimetableService } from '../features/timetable/timetable.service';
import type { Actor } from '../platform/auth/actor';
import type { Cast } from './case-story';

const WEEK = 7;
const AHEAD = 21;
const MINUTES = 20;
const WORKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5];
const PLANNED_AT = 480; // eight in the morning
const TOPICS = ['[ш] дыбысы: буын, сөз', 'Сурет бойынша әңгіме', 'Тыныс алу жаттығулары'];

type Wanted = { by: Actor; startsAt: string; caseFileIds: readonly string[] };

/**
 * Lessons of last week and the three weeks to come, planned a week ago; who came was said of all but the last working day,
 * today, and one that was forgotten. They stand in the last twenty minutes of their hours, so that whoever enters a lesson at a full hour meets none.
 */
export async function planWeeks(
  app: INestApplicationContext,
  { head, specialists }: Cast,
  inCourse: readonly string[],
) {
  const [speech, psychologist] = specialists;
  const [first, second] = inCourse;
  if (!speech || !psychologist || !first || !second) throw new Error('nobody to plan lessons for');
  const today = almatyDay(new Date());
  const planner = { ...head, at: almatyMoment(addDays(today, -WEEK), PLANNED_AT) };
  const wanted: readonly Wanted[] = [
    { by: speech, startsAt: '09:40', caseFileIds: [first] },
    { by: speech, startsAt: '11:40', caseFileIds: [first, second] },
    { by: psychologist, startsAt: '15:40', caseFileIds: [second] },
  ];
  for (const { by, startsAt, caseFileIds } of wanted)
    await app.get(SeriesService).book(planner, {
      ...{
        form: caseFileIds.length > 1 ? 'SUBGROUP' : 'INDIVIDUAL',
        specialistId: by.userId,
        startsAt,
        minutes: MINUTES,
      },
      ...{ from: addDays(today, -WEEK), to: addDays(today, AHEAD), caseFileIds: [...caseFileIds] },
      weekdays: WORKDAYS.map((weekday) => ({ weekday })),
    });
  await markUntil(app, speech, { today, forgotten: 0 });
  await markUntil(app, psychologist, { today, forgotten: 1 });
}

/** Each lesson before the last day that had any, a few minutes after it, but for those forgotten; every fourth child was ill. */
async function markUntil(
  app: INestApplicationContext,
  by: Actor,
  { today, forgotten }: { today: Day; forgotten: number },
): Promise<void> {
  const asked = { from: addDays(today, -WEEK), to: addDays(today, -1), specialistId: by.userId };
  const { lessons } = await app.get(TimetableService).read(by, asked);
  const planned = lessons.filter(({ state }) => state === 'PLANNED');
  const last = planned.at(-1);
  const marked = planned.filter(({ startsAt }) => last && almatyDay(startsAt) < almatyDay(last.startsAt));
  for (const [i, { id, endsAt, places }] of marked.slice(forgotten).entries()) {
    const marks = places.map(({ caseFileId }, n) =>
      (i + n) % 4 === 3
        ? { caseFileId, state: 'ABSENT_EXCUSED' as const, absenceReason: 'ILLNESS' }
        : { caseFileId, state: 'PRESENT' as const },
    );
    const at = new Date(endsAt.getTime() + 300_000);
    await app.get(AttendanceService).mark({ ...by, at }, id, { topic: TOPICS[i % TOPICS.length], marks });
  }
}

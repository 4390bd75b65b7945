import { almatyMoment, day, type Day, type Weekday, weekdayOf } from '@onaltu/domain/clock/day';
import type { WorkCalendar, WorkInterval } from '@onaltu/domain/clock/working-time';
import type { Refusal } from '@onaltu/domain/refused';
import { clashesOf, type Engagement } from '@onaltu/domain/timetable';
import { NO_ROOM, takesPlace, type View } from './schedule';
import type { Lesson, Timetable } from './use-timetable';

/** Where a lesson is held over the grid: a column, and the minute it would begin. */
export type Target = { key: string; day: Day; minute: number };
/** What would change: its time, and its room or specialist where the columns are these. */
export type Change = { startsAt: string; roomId?: string; specialistId?: string };

export const lengthOf = ({ startsAt, endsAt }: Pick<Lesson, 'startsAt' | 'endsAt'>): number =>
  (Date.parse(endsAt) - Date.parse(startsAt)) / 60_000;

export function changeTo(lesson: Lesson, { key, day: date, minute }: Target, view: View): Change {
  return {
    startsAt: almatyMoment(date, minute).toISOString(),
    ...(view === 'rooms' && key !== NO_ROOM && key !== lesson.roomId ? { roomId: key } : {}),
    ...(view === 'day' && key !== lesson.specialistId ? { specialistId: key } : {}),
  };
}
export const isChange = (lesson: Lesson, { startsAt, roomId, specialistId }: Change): boolean =>
  Date.parse(startsAt) !== Date.parse(lesson.startsAt) || roomId !== undefined || specialistId !== undefined;

/** The hours of the days that are shown, as a week: they are seven at most. */
function calendarOf({ hours }: Timetable): WorkCalendar {
  const week: Record<Weekday, WorkInterval[]> = { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] };
  for (const { day: date, from, to } of hours) week[weekdayOf(day(date))].push([from, to]);
  return { week, daysOff: new Set() };
}
const childrenOf = ({ places }: Lesson): string[] => places.map(({ caseFileId }) => caseFileId);

/** What is known to stand against it, by what is on the page; the server knows the rest. */
export function obstacleAt(
  lesson: Lesson,
  { startsAt: at, roomId, specialistId }: Change,
  { timetable, now }: { timetable: Timetable; now: Date },
): Refusal | null {
  const startsAt = new Date(at);
  if (startsAt <= now) return 'lesson.in-past';
  const slot = { startsAt, endsAt: new Date(startsAt.getTime() + lengthOf(lesson) * 60_000) };
  const wanted = {
    specialistId: specialistId ?? lesson.specialistId,
    roomId: roomId ?? lesson.roomId,
    childIds: childrenOf(lesson),
  };
  const engagements = timetable.lessons
    .filter((other) => other.id !== lesson.id && takesPlace(other))
    .map((other): Engagement => ({
      lessonId: other.id,
      startsAt: new Date(other.startsAt),
      endsAt: new Date(other.endsAt),
      ...{ specialistId: other.specialistId, roomId: other.roomId, childIds: childrenOf(other) },
    }));
  const [clash] = clashesOf([slot], wanted, { engagements, leaves: [], calendar: calendarOf(timetable) });
  return clash?.reason ?? null;
}

import { almatyDay, type Day } from '@onaltu/domain/clock/day';
import type { LeaveLesson } from './use-leaves';

/** Who is to hold which lesson: a specialist by lesson. */
export type Picks = ReadonlyMap<string, string>;
export type LessonsOfDay = { day: Day; lessons: LeaveLesson[] };

/** The lessons day by day, as they come. */
export function byDay(lessons: readonly LeaveLesson[]): LessonsOfDay[] {
  const days = new Map<Day, LeaveLesson[]>();
  for (const lesson of lessons) {
    const day = almatyDay(new Date(lesson.startsAt));
    days.set(day, [...(days.get(day) ?? []), lesson]);
  }
  return [...days].map(([day, of]) => ({ day, lessons: of }));
}

export type Fitting = { id: string; name: string; free: number };
/** Who could hold some of these, whoever could hold the most first. */
export function fittingAll(lessons: readonly LeaveLesson[]): Fitting[] {
  const found = new Map<string, Fitting>();
  for (const { colleagues } of lessons)
    for (const { id, name } of colleagues) found.set(id, { id, name, free: (found.get(id)?.free ?? 0) + 1 });
  return [...found.values()].toSorted((a, b) => b.free - a.free || a.name.localeCompare(b.name, 'kk'));
}

const meets = (one: LeaveLesson, other: LeaveLesson): boolean =>
  one.startsAt < other.endsAt && other.startsAt < one.endsAt;

/** The same picks with this specialist wherever he is free and not picked for the same time already. */
export function withOne(picks: Picks, lessons: readonly LeaveLesson[], specialistId: string): Map<string, string> {
  const next = new Map(picks);
  for (const lesson of lessons) {
    const taken = lessons.some(
      (other) => other.id !== lesson.id && next.get(other.id) === specialistId && meets(lesson, other),
    );
    if (!taken && lesson.colleagues.some(({ id }) => id === specialistId)) next.set(lesson.id, specialistId);
  }
  return next;
}

/** The picks that can still be sent: of a lesson that is there, with somebody who is still free. */
export const stillPossible = (picks: Picks, lessons: readonly LeaveLesson[]): Map<string, string> =>
  new Map(
    [...picks].filter(([lessonId, specialistId]) =>
      lessons.some(({ id, colleagues }) => id === lessonId && colleagues.some((one) => one.id === specialistId)),
    ),
  );

import type { CaseState } from './case-process';
import { almatyDay, type Day } from './clock/day';
import { addWorkingDays, type WorkCalendar } from './clock/working-time';
import type { LessonState } from './course';
import type { Refusal } from './refused';

/** So many working days after a lesson who came may still be said without asking anybody. */
export const ENTRY_WINDOW_DAYS = 3;

/** The head opened the lessons of these days again, both included; until a day, included too. */
export type Unlock = { from: Day; to: Day; until: Day };

/** The last day of the window. */
export const entryClosesOn = (calendar: WorkCalendar, lessonOn: Day): Day =>
  addWorkingDays(calendar, lessonOn, ENTRY_WINDOW_DAYS);

/** Until which day what was opened today stays open. */
export const unlockedUntil = (calendar: WorkCalendar, today: Day): Day =>
  addWorkingDays(calendar, today, ENTRY_WINDOW_DAYS);

/** Why nothing can be entered about a lesson of a day any more. */
export function whyNotEnter(
  lessonOn: Day,
  { today, calendar, unlocks }: { today: Day; calendar: WorkCalendar; unlocks: readonly Unlock[] },
): Refusal | null {
  const isOpen = ({ from, to, until }: Unlock): boolean => from <= lessonOn && lessonOn <= to && today <= until;
  return today <= entryClosesOn(calendar, lessonOn) || unlocks.some(isOpen) ? null : 'lesson.entry-closed';
}

export type LessonToMark = { state: LessonState; startsAt: Date; specialistId: string };
/** Who marks: `covers` are those on leave whom he stands in for. */
export type Marker = { userId: string; isHead: boolean; covers: readonly string[] };

/** Why this person cannot say who came: it is another's lesson, it is not to be held, or it has not begun. */
export function whyNotMark({ state, startsAt, specialistId }: LessonToMark, by: Marker, now: Date): Refusal | null {
  if (!by.isHead && specialistId !== by.userId && !by.covers.includes(specialistId)) return 'lesson.not-yours';
  if (state === 'HELD') return 'lesson.already-marked';
  if (state !== 'PLANNED') return 'lesson.wrong-state';
  return startsAt > now ? 'lesson.in-future' : null;
}

/** A lesson is marked for a course that has begun, and for one that ended after it while nothing is signed. */
const MARKED_IN: readonly CaseState[] = ['IN_REHABILITATION', 'SUSPENDED', 'CONCLUSION_IN_PREPARATION'];
export type ChildToMark = { state: CaseState; courseStartedOn: Day | null; paused: boolean };

/** Why nothing can be said of this child at a lesson: it is left out of the roster. */
export function whyNotMarkChild({ state, courseStartedOn, paused }: ChildToMark, at: Date): Refusal | null {
  if (paused) return 'lesson.child-paused';
  if (!MARKED_IN.includes(state)) return 'case-file.wrong-state';
  return courseStartedOn === null || almatyDay(at) < courseStartedOn ? 'lesson.outside-course' : null;
}

/** Whether what was marked names each child of the roster and no other: it may have changed since it was seen. */
export function isWholeRoster(roster: readonly string[], marked: readonly string[]): boolean {
  const named = new Set(marked);
  return named.size === roster.length && roster.every((id) => named.has(id));
}

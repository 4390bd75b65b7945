import { almatyDay } from '@onaltu/domain/clock/day';
import type { Lesson } from '../timetable/use-timetable';

/** Where a lesson stands for whoever has to say who came. */
export type Standing = 'unmarked' | 'marked' | 'ahead' | 'off';

const OVER: readonly string[] = ['CANCELLED', 'NOT_HELD', 'RESCHEDULED'];
export function standingOf({ state, startsAt }: Lesson, now: Date): Standing {
  if (OVER.includes(state)) return 'off';
  if (state === 'HELD') return 'marked';
  return new Date(startsAt) <= now ? 'unmarked' : 'ahead';
}

export const dayOf = ({ startsAt }: { startsAt: string }) => almatyDay(new Date(startsAt));

/** The lessons of a page, in its parts: what is to be said first, then today, what comes, what was said. */
export function partsOf(lessons: readonly Lesson[], now: Date) {
  const today = almatyDay(now);
  const is = (wanted: Standing) => (lesson: Lesson) => standingOf(lesson, now) === wanted;
  const earlier = lessons.filter((lesson) => dayOf(lesson) < today);
  return {
    unmarked: earlier.filter(is('unmarked')),
    today: lessons.filter((lesson) => dayOf(lesson) === today),
    next: lessons.filter((lesson) => dayOf(lesson) > today && is('ahead')(lesson)),
    previous: earlier.filter(is('marked')).toReversed(),
  };
}

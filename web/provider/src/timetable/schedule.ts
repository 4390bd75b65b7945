import { addDays, almatyClock, type Day, isDay, weekdayOf } from '@onaltu/domain/clock/day';
import { minuteOf } from '@onaltu/domain/clock/working-time';
import type { LocationQuery } from 'vue-router';
import type { Lesson, Of, Timetable } from './use-timetable';

export const VIEWS = ['day', 'week', 'rooms'] as const;
export type View = (typeof VIEWS)[number];
/** What the address asks for. `who` is a specialist; nobody is everybody. */
export type Asked = { view: View; day: Day; who: string | null; caseFile: string | null; series: string | null };

const text = (value: unknown): string | null => (typeof value === 'string' && value ? value : null);

/** A week is somebody's own, unless it is a child's or a series': everybody's would show nothing. */
export function askedIn(query: LocationQuery, today: Day, own: string | null): Asked {
  const view = VIEWS.find((one) => one === query['view']) ?? (own ? 'week' : 'day');
  const day = text(query['date']);
  const [caseFile, series] = [text(query['case']), text(query['series'])];
  const who = text(query['who']) ?? (view === 'week' && !caseFile && !series ? own : null);
  return { view, day: day && isDay(day) ? day : today, who, caseFile, series };
}

/** What the address says of whose timetable it is; each excludes the others. */
export type Whose = { who: string | undefined; case: string | undefined; series: string | undefined };
export const whoseOf = ({ who, caseFile, series }: Asked): string =>
  (caseFile && `case:${caseFile}`) || (series && `series:${series}`) || (who && `who:${who}`) || '';
export function whoseQuery(chosen: string): Whose {
  const of = (name: keyof Whose): string | undefined =>
    chosen.startsWith(`${name}:`) ? chosen.slice(name.length + 1) : undefined;
  return { who: of('who'), case: of('case'), series: of('series') };
}

const DAYS_A_WEEK = 7;
export const mondayOf = (day: Day): Day => addDays(day, 1 - weekdayOf(day));
export function spanOf({ view, day }: Pick<Asked, 'view' | 'day'>): { from: Day; to: Day } {
  if (view !== 'week') return { from: day, to: day };
  const from = mondayOf(day);
  return { from, to: addDays(from, DAYS_A_WEEK - 1) };
}
export const stepped = ({ view, day }: Pick<Asked, 'view' | 'day'>, steps: number): Day =>
  addDays(day, steps * (view === 'week' ? DAYS_A_WEEK : 1));

export const ofAsked = ({ view, who, caseFile, series }: Asked): Of => ({
  ...(who && view !== 'rooms' ? { specialistId: who } : {}),
  ...(caseFile ? { caseFileId: caseFile } : {}),
  ...(series ? { seriesId: series } : {}),
});

/** Stretches of a day that are worked, in minutes. */
export type Hours = { from: number; to: number };
export type Column = { key: string; day: Day; lessons: Lesson[]; hours: Hours[] };

export const minuteAt = (at: string): number => almatyClock(new Date(at)).minute;
const dayAt = (at: string): Day => almatyClock(new Date(at)).day;

const hoursOf = ({ hours }: Timetable, day: Day): Hours[] =>
  hours.filter((one) => one.day === day).map(({ from, to }) => ({ from: minuteOf(from), to: minuteOf(to) }));

function byKey(timetable: Timetable, day: Day, keys: readonly string[], keyOf: (lesson: Lesson) => string): Column[] {
  const hours = hoursOf(timetable, day);
  return keys.map((key) => ({
    ...{ key, day, hours },
    lessons: timetable.lessons.filter((lesson) => keyOf(lesson) === key),
  }));
}

export const NO_ROOM = 'none';
const roomOf = ({ roomId }: Lesson): string => roomId ?? NO_ROOM;

/** What stands side by side: days, people or rooms. A day off is left out where nothing is on it. */
export function columnsOf(asked: Asked, timetable: Timetable, rooms: readonly string[]): Column[] {
  const { from, to } = spanOf(asked);
  if (asked.view === 'week') {
    const days = Array.from({ length: DAYS_A_WEEK }, (_, i) => addDays(from, i)).filter((day) => day <= to);
    return days
      .map((day) => ({
        ...{ key: day, day, hours: hoursOf(timetable, day) },
        lessons: timetable.lessons.filter((lesson) => dayAt(lesson.startsAt) === day),
      }))
      .filter(({ day, lessons }) => lessons.length > 0 || !timetable.daysOff.includes(day));
  }
  if (asked.view === 'rooms') {
    const without = timetable.lessons.some(({ roomId }) => roomId === null) ? [NO_ROOM] : [];
    return byKey(timetable, asked.day, [...rooms, ...without], roomOf);
  }
  const found = timetable.lessons.map(({ specialistId }) => specialistId);
  const people = [...new Set([...(asked.who ? [asked.who] : []), ...found])];
  return byKey(timetable, asked.day, people, ({ specialistId }) => specialistId);
}

const [EARLIEST, LATEST, HOUR] = [9 * 60, 18 * 60, 60];
/** From which full hour to which the columns reach. */
export function reachOf(columns: readonly Column[]): Hours {
  const hours = columns.flatMap((column) => column.hours);
  const lessons = columns.flatMap((column) => column.lessons);
  const from = Math.min(...hours.map((one) => one.from), ...lessons.map(({ startsAt }) => minuteAt(startsAt)));
  const to = Math.max(...hours.map((one) => one.to), ...lessons.map(({ endsAt }) => minuteAt(endsAt)));
  return Number.isFinite(from) && Number.isFinite(to)
    ? { from: Math.floor(from / HOUR) * HOUR, to: Math.ceil(to / HOUR) * HOUR }
    : { from: EARLIEST, to: LATEST };
}

/** Breaks within the hours of a day. */
export const breaksOf = (hours: readonly Hours[]): Hours[] =>
  hours.flatMap(({ to }, i) => {
    const next = hours[i + 1];
    return next && next.from > to ? [{ from: to, to: next.from }] : [];
  });

/** Whether a lesson still asks for something: somebody to hold it. */
export const takesPlace = ({ state }: Pick<Lesson, 'state'>): boolean => state !== 'CANCELLED' && state !== 'NOT_HELD';

import { addDays, day, type Day, weekdayOf, yearOf } from './day';
import { weekOn, type WorkCalendar, type WorkWeek } from './working-time';

/** A holiday in its years; `moves` when the weekend it falls on is given back on the next working day. */
type Holiday = { on: string; from?: number; until?: number; moves?: false };

/** Holidays of the law "On holidays", with the two days off of Labour Code art. 84 ¶5 that are never given back. */
const HOLIDAYS: readonly Holiday[] = [
  { on: '01-01' },
  { on: '01-02' },
  { on: '01-07', moves: false },
  { on: '03-08' },
  { on: '03-15', from: 2027 },
  { on: '03-21' },
  { on: '03-22' },
  { on: '03-23' },
  { on: '05-01' },
  { on: '05-07' },
  { on: '05-09' },
  { on: '07-06' },
  { on: '08-30', until: 2025 },
  { on: '10-25' },
  { on: '12-16' },
];

/** The first year this list is sure of: of earlier ones only what was entered is known. */
const FIRST_YEAR = 2024;

/** What no rule knows: a day of rest moved by order (art. 85 ¶3) from one date to another, and the first day of Qurban ait. */
export const CALENDAR_DAY_KINDS = ['OFF', 'WORKING', 'QURBAN_AIT'] as const;
export type CalendarDayKind = (typeof CALENDAR_DAY_KINDS)[number];

/** Orders say whom they move: the five-day week, the six-day week or both. */
export type WeekLength = 5 | 6;
export type CalendarDay = { day: Day; kind: CalendarDayKind; weeks: readonly WeekLength[] };

export type CalendarFacts = {
  week: WorkWeek;
  laterWeeks: NonNullable<WorkCalendar['laterWeeks']>;
  days: readonly CalendarDay[];
  /** The days on which this provider is closed, by its own decision. */
  closed: readonly Day[];
};

export const weekLength = (week: WorkWeek): WeekLength =>
  Object.values(week).filter((hours) => hours.length > 0).length > 5 ? 6 : 5;

type DatedHoliday = { date: Day; moves: boolean };
const DATED = new Map<number, readonly DatedHoliday[]>();

/** The dates of a year's holidays: the same for everybody, so worked out once. */
function holidaysOf(year: number): readonly DatedHoliday[] {
  const known = DATED.get(year);
  if (known) return known;
  const valid = HOLIDAYS.filter(({ from = FIRST_YEAR, until = year }) => from <= year && year <= until);
  const dated = valid.map(({ on, moves = true }) => ({ date: day(`${year}-${on}`), moves }));
  DATED.set(year, dated);
  return dated;
}

/** The days off of a year: the holidays, and for each that falls on a day of rest the next working day (art. 84 ¶5). */
export function daysOffIn(year: number, isRestDay: (date: Day) => boolean, qurbanAit: readonly Day[] = []): Day[] {
  const holidays = holidaysOf(year);
  const off = new Set([...holidays.map(({ date }) => date), ...qurbanAit.filter((date) => yearOf(date) === year)]);
  for (const { date, moves } of holidays) {
    if (!moves || !isRestDay(date)) continue;
    let next = addDays(date, 1);
    while (off.has(next) || isRestDay(next)) next = addDays(next, 1);
    off.add(next);
  }
  return [...off].toSorted();
}

/** A provider's calendar: its weeks, the holidays as they fall for such a week, what was moved by order, its own closed days. */
export function calendarOf({ week, laterWeeks, days, closed }: CalendarFacts): WorkCalendar {
  const weeks = { week, laterWeeks };
  const isRestDay = (date: Day): boolean => weekOn(weeks, date)[weekdayOf(date)].length === 0;
  const concerning = days.filter((one) => one.weeks.includes(weekLength(weekOn(weeks, one.day))));
  const of = (kind: CalendarDayKind): Day[] => concerning.filter((one) => one.kind === kind).map((one) => one.day);
  const closedDays = new Set(closed);
  const rest = new Set([...of('OFF'), ...closed]);
  const holidays = new Map<number, ReadonlySet<Day>>();
  const inYear = (year: number): ReadonlySet<Day> => {
    const known = holidays.get(year) ?? new Set(daysOffIn(year, isRestDay, of('QURBAN_AIT')));
    holidays.set(year, known);
    return known;
  };
  return {
    ...weeks,
    daysOff: { has: (date) => rest.has(date) || inYear(yearOf(date)).has(date) },
    workingDays: new Set(of('WORKING').filter((date) => !closedDays.has(date))),
  };
}

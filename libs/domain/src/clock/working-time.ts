import { addDays, almatyClock, MINUTES_A_DAY, weekdayOf, type Day, type Weekday } from './day';

/** A length in minutes of a provider's working time; may be a fraction. Not interchangeable with CalendarDays. */
export type WorkingMinutes = number & { readonly unit: 'WORKING_MINUTES' };

export function workingMinutes(count: number): WorkingMinutes {
  if (!Number.isFinite(count) || count < 0) throw new RangeError(`not a length of time: ${count}`);
  return count as WorkingMinutes;
}

/** Wall-clock times of Almaty, 'HH:mm'; '24:00' ends a day. Lunch is the hole between two intervals. */
export type WorkInterval = readonly [from: string, to: string];

export type WorkWeek = Readonly<Record<Weekday, readonly WorkInterval[]>>;

/** A week from a day on, in order: the days before keep the week they had. */
export type LaterWeek = { validFrom: Day; week: WorkWeek };

/** `daysOff` are holidays and transferred days off; `workingDays` are days off made working by decree. */
export type WorkCalendar = {
  week: WorkWeek;
  laterWeeks?: readonly LaterWeek[];
  daysOff: Pick<ReadonlySet<Day>, 'has'>;
  workingDays?: ReadonlySet<Day>;
};

const OFFICE_HOURS: readonly WorkInterval[] = [
  ['09:00', '13:00'],
  ['14:00', '18:30'],
];
const officeWeek = { 1: OFFICE_HOURS, 2: OFFICE_HOURS, 3: OFFICE_HOURS, 4: OFFICE_HOURS, 5: OFFICE_HOURS };

export const FIVE_DAY_WEEK: WorkWeek = { ...officeWeek, 6: [], 7: [] };
export const SIX_DAY_WEEK: WorkWeek = { ...officeWeek, 6: [['09:00', '13:00']], 7: [] };

/** The week that held on a date. */
export const weekOn = ({ week, laterWeeks = [] }: Pick<WorkCalendar, 'week' | 'laterWeeks'>, date: Day): WorkWeek =>
  laterWeeks.findLast(({ validFrom }) => validFrom <= date)?.week ?? week;

/** The hours of one date. A day off that a decree made working has the hours of the first working weekday. */
export function hoursOn(calendar: WorkCalendar, date: Day): readonly WorkInterval[] {
  const { daysOff, workingDays } = calendar;
  const week = weekOn(calendar, date);
  const usual = week[weekdayOf(date)];
  if (workingDays?.has(date)) return usual.length ? usual : (Object.values(week).find((hours) => hours.length) ?? []);
  return daysOff.has(date) ? [] : usual;
}

export function isWorkingDay(calendar: WorkCalendar, date: Day): boolean {
  return hoursOn(calendar, date).length > 0;
}

const FARTHEST_WORKING_DAY = 60;

export function minuteOf(time: string): number {
  const match = /^([01]\d|2[0-4]):([0-5]\d)$/.exec(time);
  const minute = match ? Number(match[1]) * 60 + Number(match[2]) : NaN;
  if (!(minute <= MINUTES_A_DAY)) throw new RangeError(`not a time of the day: ${time}`);
  return minute;
}

export type Fault = { pointer: string; code: string };
export type WorkingDay = { weekday: Weekday; hours: readonly { from: string; to: string }[] };

/** A week as it is typed: five or six working days, each with its hours in order; lunch is the hole between them. */
export function weekOf(days: readonly WorkingDay[]): WorkWeek {
  const hours = (weekday: Weekday): WorkInterval[] =>
    (days.find((one) => one.weekday === weekday)?.hours ?? []).map(({ from, to }) => [from, to]);
  return { 1: hours(1), 2: hours(2), 3: hours(3), 4: hours(4), 5: hours(5), 6: hours(6), 7: hours(7) };
}

/** Hours that end before they begin, or before the ones before them have ended. */
export function faultsInWeek(days: readonly WorkingDay[]): Fault[] {
  return days.flatMap(({ hours }, d) =>
    hours.flatMap(({ from, to }, h) => {
      const earliest = h === 0 ? '' : (hours[h - 1]?.to ?? '');
      return [
        ...(from <= earliest ? [{ pointer: `/days/${d}/hours/${h}/from`, code: 'isAfterPrevious' }] : []),
        ...(to <= from ? [{ pointer: `/days/${d}/hours/${h}/to`, code: 'isAfterStart' }] : []),
      ];
    }),
  );
}

function workedWithin(hours: readonly WorkInterval[], from: number, to: number): number {
  return hours.reduce(
    (sum, [opens, closes]) => sum + Math.max(0, Math.min(to, minuteOf(closes)) - Math.max(from, minuteOf(opens))),
    0,
  );
}

/** Zero when `to` is not after `from`. Nights, lunch, days off and holidays do not count. */
export function workingMinutesBetween(calendar: WorkCalendar, from: Date, to: Date): WorkingMinutes {
  if (to <= from) return workingMinutes(0);
  const [first, last] = [almatyClock(from), almatyClock(to)];
  let sum = 0;
  for (let date = first.day; date <= last.day; date = addDays(date, 1)) {
    const opens = date === first.day ? first.minute : 0;
    const closes = date === last.day ? last.minute : MINUTES_A_DAY;
    sum += workedWithin(hoursOn(calendar, date), opens, closes);
  }
  return workingMinutes(sum);
}

/** The latest moment from which this much working time has passed by `now`: who waits since before it waits longer. */
export function momentBefore(calendar: WorkCalendar, now: Date, length: WorkingMinutes): Date {
  let left: number = length;
  const { day: today, minute } = almatyClock(now);
  const midnight = now.getTime() - minute * 60_000;
  for (let back = 0; back < FARTHEST_WORKING_DAY; back++) {
    const hours = hoursOn(calendar, addDays(today, -back)).toReversed();
    for (const [opens, closes] of hours) {
      const end = Math.min(minuteOf(closes), back === 0 ? minute : MINUTES_A_DAY);
      const worked = Math.max(0, end - minuteOf(opens));
      if (worked >= left) return new Date(midnight + (end - left - back * MINUTES_A_DAY) * 60_000);
      left -= worked;
    }
  }
  throw new RangeError('the calendar has no working time');
}

/** The n-th working day after the date; with 0, the date itself or the first working day after it. */
export function addWorkingDays(calendar: WorkCalendar, date: Day, count: number): Day {
  if (!Number.isInteger(count) || count < 0) throw new RangeError(`not a number of working days: ${count}`);
  let reached = count === 0 ? nextWorkingDay(calendar, date) : date;
  for (let left = count; left > 0; left--) reached = nextWorkingDay(calendar, addDays(reached, 1));
  return reached;
}

function nextWorkingDay(calendar: WorkCalendar, from: Day): Day {
  for (let ahead = 0; ahead < FARTHEST_WORKING_DAY; ahead++) {
    const date = addDays(from, ahead);
    if (isWorkingDay(calendar, date)) return date;
  }
  throw new RangeError('the calendar has no working day');
}

/** How many working days there are after the first date, up to the second. */
export function workingDaysBetween(calendar: WorkCalendar, from: Day, to: Day): number {
  let count = 0;
  for (let date = addDays(from, 1); date <= to; date = addDays(date, 1)) if (isWorkingDay(calendar, date)) count += 1;
  return count;
}

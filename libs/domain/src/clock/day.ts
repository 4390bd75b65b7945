/** A calendar date without a time, 'YYYY-MM-DD'. Sorts and compares as text. */
export type Day = string & { readonly unit: 'DAY' };

/** A length in calendar days. Not interchangeable with WorkingMinutes. */
export type CalendarDays = number & { readonly unit: 'CALENDAR_DAYS' };

const MS_A_DAY = 86_400_000;
const MS_AN_HOUR = 3_600_000;
const MS_A_MINUTE = 60_000;
export const MINUTES_A_DAY = 1_440;

const almatyFormat = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Almaty',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

export function isDay(text: string): text is Day {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const ms = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text);
}

export function day(text: string): Day {
  if (!isDay(text)) throw new RangeError(`not a date of the calendar: ${text}`);
  return text;
}

export function calendarDays(count: number): CalendarDays {
  if (!Number.isInteger(count)) throw new RangeError(`not a whole number of days: ${count}`);
  return count as CalendarDays;
}

const HOURS_KEPT = 10_000;
const aheadIn = new Map<number, number>();

/** How far the wall clock of Almaty is ahead of UTC: it changes on the hour, so what is dear to ask is asked once an hour. */
function msAhead(at: Date): number {
  const hour = Math.floor(at.getTime() / MS_AN_HOUR);
  const known = aheadIn.get(hour);
  if (known !== undefined) return known;
  const start = hour * MS_AN_HOUR;
  const parts = Object.fromEntries(almatyFormat.formatToParts(start).map(({ type, value }) => [type, value]));
  const { year, month, day: date, hour: hours, minute, second } = parts;
  const ahead = Date.parse(`${year}-${month}-${date}T${hours}:${minute}:${second}Z`) - start;
  if (aheadIn.size >= HOURS_KEPT) aheadIn.clear();
  aheadIn.set(hour, ahead);
  return ahead;
}

/** The date and the minute of the day on the wall clock of Almaty: +05 since 2024-03-01, +06 before. */
export function almatyClock(at: Date): { day: Day; minute: number } {
  const shown = new Date(at.getTime() + msAhead(at));
  const date = shown.toISOString().slice(0, 10);
  return { day: day(date), minute: (shown.getTime() - Date.parse(`${date}T00:00:00Z`)) / MS_A_MINUTE };
}

const FIRST_GUESS = '+05:00';
/** The moment at which the wall clock of Almaty shows this minute of this day. */
export function almatyMoment(date: Day, minute: number): Date {
  const midnight = new Date(`${date}T00:00:00${FIRST_GUESS}`);
  const shown = almatyClock(midnight);
  const ahead = shown.day === date ? shown.minute : shown.minute - MINUTES_A_DAY;
  return new Date(midnight.getTime() + (minute - ahead) * MS_A_MINUTE);
}

export function almatyDay(at: Date): Day {
  return almatyClock(at).day;
}

export function almatyYear(at: Date): number {
  return yearOf(almatyDay(at));
}

export function yearOf(date: Day): number {
  return Number(date.slice(0, 4));
}

const toMs = (date: Day): number => Date.parse(`${date}T00:00:00Z`);

/** A year that has no four digits is none of the calendar's. */
export function addDays(date: Day, days: CalendarDays | number): Day {
  const moment = new Date(toMs(date) + days * MS_A_DAY).toISOString();
  if (!/^\d/.test(moment)) throw new RangeError(`not a date of the calendar: ${moment}`);
  return moment.slice(0, 10) as Day;
}

/** From the first date to the second; negative when the second is earlier. */
export function daysBetween(from: Day, to: Day): CalendarDays {
  return calendarDays(Math.round((toMs(to) - toMs(from)) / MS_A_DAY));
}

/** ISO: Monday is 1, Sunday is 7. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export function weekdayOf(date: Day): Weekday {
  return (new Date(toMs(date)).getUTCDay() || 7) as Weekday;
}

/** The calendar year in which the school year of this date began: it runs from 1 September to 31 August. */
export function schoolYearOf(date: Day): number {
  return date.slice(5) >= '09-01' ? yearOf(date) : yearOf(date) - 1;
}

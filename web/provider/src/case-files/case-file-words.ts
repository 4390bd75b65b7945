import { almatyDay, type Day, daysBetween, isDay } from '@onaltu/domain/clock/day';

/** Whole years and months between a birth and a day, as people say an age. */
export function ageOn(birthDate: string, today: Day = almatyDay(new Date())): { years: number; months: number } | null {
  if (!isDay(birthDate)) return null;
  const [[y1, m1, d1], [y2, m2, d2]] = [birthDate, today].map((date) => date.split('-').map(Number)) as [
    [number, number, number],
    [number, number, number],
  ];
  const months = (y2 - y1) * 12 + (m2 - m1) - (d2 < d1 ? 1 : 0);
  return { years: Math.floor(months / 12), months: months % 12 };
}

/** Day n of a course without pauses; the row of a list knows no more. */
export function courseDayOf(startedOn: string | null): number | null {
  return startedOn && isDay(startedOn) ? Math.max(0, daysBetween(startedOn, almatyDay(new Date()))) : null;
}

/** Working minutes as a clock shows them. */
export const secondsOf = (minutes: number): number => minutes * 60;

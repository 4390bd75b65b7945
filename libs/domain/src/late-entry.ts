import { almatyDay, type Day } from './clock/day';

/** A paper has a date and no hour, and noon in Almaty stands for it: the same day in every zone the country had, before and after March 2024. */
export const noonOf = (day: Day | string): Date => new Date(`${day}T07:00:00Z`);

/** When something happened that a paper dates: on a past day at noon; today, now. */
export const momentOfPaper = (day: Day | string, now: Date): string =>
  (day === almatyDay(now) ? now : noonOf(day)).toISOString();

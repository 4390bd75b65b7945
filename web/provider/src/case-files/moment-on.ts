import { almatyDay, type Day } from '@onaltu/domain/clock/day';

/** What happened on a past day is taken as of noon: the same day in every zone the country had; of today, now. */
const NOON = 'T07:00:00Z';
export const momentOn = (day: Day | string): string =>
  day === almatyDay(new Date()) ? new Date().toISOString() : `${day}${NOON}`;

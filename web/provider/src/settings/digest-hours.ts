import { LATEST_DIGEST, LETTER_HOURS } from '@onaltu/domain/letter-preferences';

const HOURS = Array.from({ length: LATEST_DIGEST - LETTER_HOURS.from + 1 }, (_, i) => LETTER_HOURS.from + i);
export const hourText = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;

/** The hours a digest may go at, as a list to choose from. */
export const digestHours = (latest = LATEST_DIGEST) =>
  HOURS.filter((hour) => hour <= latest).map((hour) => ({ value: String(hour), text: hourText(hour) }));

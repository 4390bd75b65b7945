import { isDay, type Day } from './clock/day';

/** A date as people write it here, 'dd.MM.yyyy'; null when there is no such date. */
export function parseDate(text: string): Day | null {
  const [, date = '', month = '', year = ''] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text.trim()) ?? [];
  const iso = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  return isDay(iso) ? iso : null;
}

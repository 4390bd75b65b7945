import { addDays, almatyDay, type Day, day } from '@onaltu/domain/clock/day';
import { parseDate } from '@onaltu/domain/dates';
import { faultsInPeriod, isOfSpecialists, type JournalFormat, type JournalKind } from '@onaltu/domain/journals';
import { formatDay } from '@onaltu/i18n/formats';
import type { Fault } from '@onaltu/web-shell/use-edit';
import type { JournalWanted } from './use-journals';

export type JournalForm = {
  kind: JournalKind;
  format: JournalFormat;
  language: 'kk' | 'ru';
  /** Whose lessons alone; of everybody where it is empty. */
  specialistId: string;
  from: string;
  to: string;
};
export const PERIODS = ['month', 'lastMonth', 'quarter', 'year'] as const;
export type Period = (typeof PERIODS)[number];

const firstOf = (date: Day, month: number): Day => day(`${date.slice(0, 4)}-${String(month).padStart(2, '0')}-01`);
const monthOf = (date: Day): number => Number(date.slice(5, 7));

/** A period people ask for, from its first day to today or its last. */
export function periodOf(period: Period, today: Day = almatyDay(new Date())): { from: Day; to: Day } {
  const month = firstOf(today, monthOf(today));
  if (period === 'month') return { from: month, to: today };
  if (period === 'quarter') return { from: firstOf(today, monthOf(today) - ((monthOf(today) - 1) % 3)), to: today };
  if (period === 'year') return { from: firstOf(today, 1), to: today };
  const last = addDays(month, -1);
  return { from: firstOf(last, monthOf(last)), to: last };
}

export const typed = ({ from, to }: { from: Day; to: Day }): Pick<JournalForm, 'from' | 'to'> => ({
  from: formatDay(from),
  to: formatDay(to),
});

export function journalFaultsOf({ from, to }: JournalForm): Fault[] {
  const dates = { from, to };
  const [first, last] = [parseDate(from), parseDate(to)];
  return [
    ...(['from', 'to'] as const).flatMap((end) => {
      if (dates[end].trim() === '') return [{ pointer: `/${end}`, code: 'required' }];
      return parseDate(dates[end]) ? [] : [{ pointer: `/${end}`, code: 'isDay' }];
    }),
    ...(first && last ? faultsInPeriod({ from: first, to: last }) : []),
  ];
}

export const journalBodyOf = ({ from, to, specialistId, ...form }: JournalForm): JournalWanted => ({
  ...form,
  ...(specialistId && isOfSpecialists(form.kind) ? { specialistId } : {}),
  from: parseDate(from) ?? '',
  to: parseDate(to) ?? '',
});

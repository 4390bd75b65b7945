import { almatyDay, type Day } from '@onaltu/domain/clock/day';
import { type CalendarDay, calendarOf } from '@onaltu/domain/clock/days-off';
import { FIVE_DAY_WEEK, type WorkCalendar } from '@onaltu/domain/clock/working-time';
import { INDICATOR_IDS } from '@onaltu/domain/indicators';
import type { Period } from '@onaltu/domain/period';
import {
  type Changes,
  counterOf,
  dueOnOf,
  isLate,
  monthOf,
  type MonthReport,
  stateOfMonth,
} from '@onaltu/domain/sealing';
import type { AnswerRow, ChangeRow } from './sealing.queries';
import type { MonthChangeView, MonthReportView, MonthView } from './sealing.view';

/** What is known of a month's last confirmation. */
export type Latest = {
  version: number;
  firstAt: Date;
  at: Date;
  answer: Pick<AnswerRow, 'answer' | 'comment' | 'at'> | null;
  changes: Changes;
};

/** The same for everybody: whoever is closed on a day of his own confirms by the same date. */
export const countryCalendar = (days: readonly CalendarDay[]): WorkCalendar =>
  calendarOf({ week: FIVE_DAY_WEEK, laterWeeks: [], days, closed: [] });

export const summedUp = (changes: readonly Changes[]): Changes => ({
  added: changes.reduce((sum, { added }) => sum + added, 0),
  removed: changes.reduce((sum, { removed }) => sum + removed, 0),
});

export function standingOf(
  month: Period,
  latest: Latest | null,
  { calendar, today }: { calendar: WorkCalendar; today: Day },
): MonthView {
  const dueOn = dueOnOf(calendar, month);
  const answer = latest?.answer ?? null;
  return {
    month: month.key,
    state: stateOfMonth(latest && { version: latest.version, answer: answer?.answer ?? null }),
    dueOn,
    late: isLate({ firstOn: latest && almatyDay(latest.firstAt), dueOn }, today),
    version: latest?.version ?? null,
    sealedAt: latest?.at.toISOString() ?? null,
    answeredAt: answer?.at.toISOString() ?? null,
    comment: answer?.comment ?? '',
    added: latest?.changes.added ?? 0,
    removed: latest?.changes.removed ?? 0,
  };
}

/** Of the last version, each at the indicator that counts it, in the order of the indicators. */
export function changesShown(changes: readonly ChangeRow[]): MonthChangeView[] {
  const shown = changes.flatMap(({ measure, added, removed }) => {
    const indicator = counterOf(measure);
    return indicator ? [{ indicator, added, removed }] : [];
  });
  return shown.toSorted((a, b) => INDICATOR_IDS.indexOf(a.indicator) - INDICATOR_IDS.indexOf(b.indicator));
}

export const reportIn = (content: string): MonthReportView => {
  const { figures, sums, ...about } = JSON.parse(content) as MonthReport;
  return { ...about, figures, sums } as unknown as MonthReportView;
};

/** The period of a key that is one of a month. */
export function periodOfMonth(key: string): Period {
  const month = monthOf(key);
  if (!month) throw new Error(`${key} is no month`);
  return month;
}

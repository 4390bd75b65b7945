import { almatyDay } from '@onaltu/domain/clock/day';
import type { CalendarDay } from '@onaltu/domain/clock/days-off';
import type { Period } from '@onaltu/domain/period';
import { monthsToSeal } from '@onaltu/domain/sealing';
import { countryCalendar, periodOfMonth, standingOf } from './month-standing';
import type { AnswerRow, GapsRow, OfProvider, SealedRow } from './sealing.queries';
import type { RegionMonthsView } from './sealing.view';

type Found = {
  now: Date;
  months: readonly Period[];
  providers: readonly OfProvider[];
  days: readonly CalendarDay[];
  answers: readonly AnswerRow[];
  sealed: readonly SealedRow[];
  gaps: readonly GapsRow[];
};
const placeOf = ({ providerId, month }: { providerId: string; month: string }): string => `${providerId} ${month}`;

/** Providers by months; one that was open in none of them is not there. */
export function gridOf({ now, months, providers, days, answers, sealed, gaps }: Found): RegionMonthsView {
  const [today, calendar] = [almatyDay(now), countryCalendar(days)];
  const sealings = new Map(sealed.map((row) => [placeOf(row), row]));
  const answered = new Map(answers.map((row) => [`${placeOf(row)} ${row.version}`, row]));
  const missing = new Map(gaps.map((row) => [row.providerId, row]));
  const cell = (providerId: string, month: string) => {
    const row = sealings.get(placeOf({ providerId, month }));
    const answer = row && (answered.get(`${placeOf(row)} ${row.version}`) ?? null);
    const latest = row ? { ...row, answer: answer ?? null, changes: row } : null;
    return standingOf(periodOfMonth(month), latest, { calendar, today });
  };
  return {
    asOf: now.toISOString(),
    months: months.map(({ key }) => key),
    providers: providers.flatMap(({ id, kk, ru, en, ...open }) => {
      const own = monthsToSeal(open, today).map((month) => cell(id, month));
      const { journals = 0, idle = 0 } = missing.get(id) ?? {};
      return own.length > 0 || open.closedOn === null
        ? [{ providerId: id, kk, ru, en, months: own, journals, idle }]
        : [];
    }),
  };
}

import type { CaseState } from './case-process';
import { canonical, byCodePoint } from './canonical';
import { addDays, type Day } from './clock/day';
import { addWorkingDays, type WorkCalendar } from './clock/working-time';
import { figureOf, keyOf, type Sum } from './indicator-figures';
import { INDICATOR_IDS, type IndicatorId, INDICATORS, keyDimensionOf, type MeasureId, measuresOf } from './indicators';
import { type Period, periodKeyOn, periodOf } from './period';
import type { Refusal } from './refused';

/** A month is confirmed by the head of the provider by this working day of the next; later it is late, and may be confirmed all the same. */
export const SEALED_BY_WORKING_DAY = 5;
/** So many ended months are looked at; an older one is history. */
export const MONTHS_LOOKED_AT = 12;
/** Nothing has happened to an open case for so many days: somebody should look. */
export const IDLE_DAYS = 30;
/** Where standing still is itself the matter: on the waiting list, in a pause, before anything was handed in. */
export const WAITS_BY_ITSELF: readonly CaseState[] = ['DRAFT', 'WAITLISTED', 'SUSPENDED'];

export const MONTH_STATES = ['OPEN', 'SEALED', 'ACCEPTED', 'RETURNED'] as const;
export type MonthState = (typeof MONTH_STATES)[number];
export const MONTH_ANSWERS = ['ACCEPTED', 'RETURNED'] as const satisfies readonly MonthState[];
export type MonthAnswer = (typeof MONTH_ANSWERS)[number];

/** The month a key names, as 2026-10; null when it names none. */
export function monthOf(key: string): Period | null {
  const period = periodOf(key);
  return period?.kind === 'MONTH' ? period : null;
}

/** The ended months in which a provider worked, the latest first. No month waits for an earlier one: a correction that takes long holds up nothing else. */
export function monthsToSeal(provider: { openedOn: Day; closedOn: Day | null }, today: Day): string[] {
  return endedMonths(today).filter((key) => {
    const month = monthOf(key);
    return month && provider.openedOn <= month.until && (provider.closedOn === null || provider.closedOn >= month.from);
  });
}

/** The last ended months, the latest first. */
export function endedMonths(today: Day): string[] {
  const months: string[] = [];
  for (let date = today; months.length < MONTHS_LOOKED_AT;) {
    date = addDays(`${periodKeyOn('MONTH', date)}-01` as Day, -1);
    months.push(periodKeyOn('MONTH', date));
  }
  return months;
}

/** The last day on which confirming the month is in time. */
export const dueOnOf = (calendar: WorkCalendar, { until }: Pick<Period, 'until'>): Day =>
  addWorkingDays(calendar, until, SEALED_BY_WORKING_DAY);

/** The latest version of a month, and what the department said of it. */
export type Sealing = { version: number; answer: MonthAnswer | null };

export const stateOfMonth = (latest: Sealing | null): MonthState => latest?.answer ?? (latest ? 'SEALED' : 'OPEN');

/** Late is what was first confirmed after its day, or is not confirmed after it. */
export const isLate = ({ firstOn, dueOn }: { firstOn: Day | null; dueOn: Day }, today: Day): boolean =>
  (firstOn ?? today) > dueOn;

/** What came to a figure of a sealed month since, and what went; one act that another took back is neither. */
export type Changes = { added: number; removed: number };
export const hasChanged = ({ added, removed }: Changes): boolean => added > 0 || removed > 0;

/** A returned month is confirmed anew; any other only when its figures are not those that were confirmed. */
export function whyNotSeal(state: MonthState, month: { ended: boolean; changes: Changes }): Refusal | null {
  if (!month.ended) return 'month.not-ended';
  const anew = state === 'OPEN' || state === 'RETURNED' || hasChanged(month.changes);
  return anew ? null : 'month.already-sealed';
}

/** Whoever changes what he has confirmed, and nobody has returned, says why. */
export const sealsWithReason = (state: MonthState): boolean => state === 'SEALED' || state === 'ACCEPTED';

export function whyNotAnswer(state: MonthState): Refusal | null {
  if (state === 'OPEN') return 'month.not-sealed';
  return state === 'SEALED' ? null : 'month.already-answered';
}

/** The number of acts that a flow counts: changes of a sealed month are shown at this indicator. */
export const counterOf = (measure: MeasureId): IndicatorId | null =>
  INDICATOR_IDS.find(
    (id) => INDICATORS[id].making.as === 'COUNT' && measuresOf(INDICATORS[id].making)[0] === measure,
  ) ?? null;

type Frozen = { value: number | null; base: number };
export type FrozenFigure = Frozen & {
  indicator: IndicatorId;
  unit: string;
  rows: readonly (Frozen & { key: string })[];
};
/** What was confirmed: every figure as it stood, and the sums it was made of. */
export type MonthReport = {
  format: 1;
  month: string;
  provider: { id: string; kk: string; ru: string; en: string };
  figures: readonly FrozenFigure[];
  sums: readonly (readonly [measure: MeasureId, key: string, n: number])[];
};

/** Which figures a month has: what falls due has no past and is none of it. */
export const FROZEN: readonly IndicatorId[] = INDICATOR_IDS.filter((id) => INDICATORS[id].making.as !== 'DUE');

function frozen(indicator: IndicatorId, all: readonly Sum[]): FrozenFigure {
  const { making, unit } = INDICATORS[indicator];
  const measures = measuresOf(making);
  const sums = all.filter(({ measure }) => measures.includes(measure));
  const keys = keyDimensionOf(making) ? [...new Set(sums.map(keyOf))].toSorted(byCodePoint) : [];
  return {
    indicator,
    unit,
    ...figureOf(making, sums),
    rows: keys.map((key) => ({
      key,
      ...figureOf(
        making,
        sums.filter((sum) => keyOf(sum) === key),
      ),
    })),
  };
}

/** The figures of a month from its sums. */
export function reportOf(about: Pick<MonthReport, 'month' | 'provider'>, sums: readonly Sum[]): MonthReport {
  const inOrder = sums.toSorted((a, b) => byCodePoint(a.measure, b.measure) || byCodePoint(a.key, b.key));
  return {
    format: 1,
    month: about.month,
    provider: about.provider,
    figures: FROZEN.map((id) => frozen(id, inOrder)),
    sums: inOrder.map(({ measure, key, n }) => [measure, key, n] as const),
  };
}

/** The text that is kept and hashed; the same report has the same text wherever and whenever it is written. */
export const canonicalReport = (report: MonthReport): string => canonical(report);

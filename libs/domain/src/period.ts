import { addDays, type Day, day, isDay, schoolYearOf, yearOf } from './clock/day';

/** Both days belong to it. */
export type Span = { from: Day; until: Day };
export const PERIOD_KINDS = ['DAY', 'MONTH', 'QUARTER', 'HALF_YEAR', 'YEAR', 'SCHOOL_YEAR'] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];
export type Period = Span & { kind: PeriodKind; key: string };
export const STEPS = ['month', 'day'] as const;
export type Step = (typeof STEPS)[number];

/** Nothing was counted before these years, and whoever asks for later ones has slipped. */
export const PERIOD_KEY = /^20\d\d(-(\d\d|\d\d-\d\d|Q[1-4]|H[12]|20\d\d))?$/;
const MONTHS_SHOWN = 12;

const firstOf = (year: number, month: number): Day =>
  day(`${year + Math.floor((month - 1) / 12)}-${String(((month - 1) % 12) + 1).padStart(2, '0')}-01`);
const months = (year: number, month: number, count: number): Span => ({
  from: firstOf(year, month),
  until: addDays(firstOf(year, month + count), -1),
});

/** What follows the year in a key, and the days it names. */
const FORMS: readonly [PeriodKind, RegExp, (year: number, part: number) => Span | null][] = [
  ['YEAR', /^$/, (year) => months(year, 1, 12)],
  ['MONTH', /^-(\d\d)$/, (year, month) => (month >= 1 && month <= 12 ? months(year, month, 1) : null)],
  ['QUARTER', /^-Q([1-4])$/, (year, quarter) => months(year, quarter * 3 - 2, 3)],
  ['HALF_YEAR', /^-H([12])$/, (year, half) => months(year, half * 6 - 5, 6)],
  ['SCHOOL_YEAR', /^-(20\d\d)$/, (year, next) => (next === year + 1 ? months(year, 9, 12) : null)],
];

/** The days a key names: 2026-11-26, 2026-11, 2026-Q4, 2026-H2, 2026 or the school year 2026-2027; null when it names none. */
export function periodOf(key: string): Period | null {
  if (!PERIOD_KEY.test(key)) return null;
  if (isDay(key)) return { kind: 'DAY', key, from: key, until: key };
  for (const [kind, form, days] of FORMS) {
    const match = form.exec(key.slice(4));
    const span = match && days(Number(key.slice(0, 4)), Number(match[1] ?? 0));
    if (span) return { kind, key, ...span };
  }
  return null;
}

const KEYS: Readonly<Record<PeriodKind, (date: Day) => string>> = {
  DAY: (date) => date,
  MONTH: (date) => date.slice(0, 7),
  QUARTER: (date) => `${yearOf(date)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`,
  HALF_YEAR: (date) => `${yearOf(date)}-H${Math.ceil(Number(date.slice(5, 7)) / 6)}`,
  YEAR: (date) => date.slice(0, 4),
  SCHOOL_YEAR: (date) => `${schoolYearOf(date)}-${schoolYearOf(date) + 1}`,
};

/** The key of the period of this kind in which a date lies. */
export const periodKeyOn = (kind: PeriodKind, date: Day): string => KEYS[kind](date);

/** The key somebody asks for, or of the running period of this kind where it names none that has begun. */
export function periodAsked(asked: unknown, today: Day, otherwise: PeriodKind): string {
  const found = typeof asked === 'string' ? periodOf(asked) : null;
  return found && found.from <= today ? found.key : periodKeyOn(otherwise, today);
}

const earlier = (one: Day, other: Day): Day => (one < other ? one : other);

/** A period that still runs is counted up to today. */
export const countedOf = ({ from, until }: Span, today: Day): Span => ({ from, until: earlier(until, today) });

/** The same date a year before; 29 February has 28 February for it. */
export function yearBefore(date: Day): Day {
  const same = `${yearOf(date) - 1}${date.slice(4)}`;
  return isDay(same) ? same : addDays(date, -366);
}

/** The same period last year, whole; while the period runs, no longer than up to the same date, so that like is held against like. */
export function lastYearOf({ kind, from, until }: Period, today: Day): Span {
  const whole = { from: yearBefore(from), until: kind === 'DAY' ? yearBefore(until) : endBefore(until) };
  return today < until ? { ...whole, until: yearBefore(earlier(until, today)) } : whole;
}
/** The last day of the same month a year before. */
const endBefore = (until: Day): Day => addDays(yearBefore(addDays(until, 1)), -1);

const MONTH_ON = (date: Day): Span => months(yearOf(date), Number(date.slice(5, 7)), 1);

/** The parts in which a period is drawn: its own days, or the twelve months up to its end, the last one cut where it is. */
export function stepsOf(step: Step, { from, until }: Span): Span[] {
  const steps: Span[] = [];
  for (let end = until; step === 'day' ? end >= from : steps.length < MONTHS_SHOWN;) {
    const begin = step === 'day' ? end : MONTH_ON(end).from;
    steps.unshift({ from: begin, until: end });
    end = addDays(begin, -1);
  }
  return steps;
}

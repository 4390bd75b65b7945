import { addDays, type Day, day, yearOf } from './clock/day';
import type { Span } from './period';

/** Sums are kept by day, month and year; EVER is all years before one. */
export type Grain = 'DAY' | 'MONTH' | 'YEAR' | 'EVER';
/** Kept sums to add or to take away; each is named by its first day, EVER by the first day after it. */
export type Piece = { grain: Grain; sign: 1 | -1; days: Day[] };
/** Whether days are told apart by themselves, by month or not at all. */
export type Apart = 'NONE' | 'MONTH' | 'DAY';

/** Whoever asks from here asks for all there ever was. */
export const BEGINNING = day('0001-01-01');
const MONTHS = 12;
const MANY_DAYS = 15;

type Signed = readonly [grain: Grain, day: Day, sign: number];

const two = (n: number): string => String(n).padStart(2, '0');
const monthOf = (date: Day): number => Number(date.slice(5, 7));
const firstOf = (year: number, month = 1): Day => day(`${year}-${two(month)}-01`);
/** The last day of a date's month. */
export const endOfMonth = (date: Day): Day => {
  const [year, month] = [yearOf(date), monthOf(date)];
  return addDays(month === MONTHS ? firstOf(year + 1) : firstOf(year, month + 1), -1);
};
const all = (grain: Grain, days: readonly Day[], sign = 1): Signed[] => days.map((one) => [grain, one, sign]);
const daysOf = (month: Day, from: number, until: number): Day[] =>
  Array.from({ length: until - from + 1 }, (_, n) => day(`${month.slice(0, 8)}${two(from + n)}`));
const monthsOf = (year: number, from: number, until: number): Day[] =>
  Array.from({ length: until - from + 1 }, (_, n) => firstOf(year, from + n));

/** The days of a year up to this one: what is before it added up or, where that is fewer, the whole less what is after it. */
function through(date: Day, mayTakeAway: boolean): Signed[] {
  const [year, month, end] = [yearOf(date), monthOf(date), endOfMonth(date)];
  const [of, last] = [Number(date.slice(8)), Number(end.slice(8))];
  const first = firstOf(year, month);
  const whole = date === end ? month : month - 1;
  const months =
    mayTakeAway && whole > MONTHS / 2
      ? [...all('YEAR', [firstOf(year)]), ...all('MONTH', monthsOf(year, whole + 1, MONTHS), -1)]
      : all('MONTH', monthsOf(year, 1, whole));
  if (date === end) return months;
  return mayTakeAway && of > MANY_DAYS
    ? [...months, ...all('MONTH', [first]), ...all('DAY', daysOf(first, of + 1, last), -1)]
    : [...months, ...all('DAY', daysOf(first, 1, of))];
}

/** One more and one less of the same are nothing. */
function netted(signed: readonly Signed[]): Signed[] {
  const net = new Map<string, Signed>();
  for (const [grain, date, sign] of signed) {
    const name = `${grain} ${date}`;
    net.set(name, [grain, date, sign + (net.get(name)?.[2] ?? 0)]);
  }
  return [...net.values()].filter(([, , sign]) => sign !== 0);
}

function together({ from, until }: Span): Signed[] {
  const year = yearOf(until);
  if (from === BEGINNING) return netted([['EVER', firstOf(year), 1], ...through(until, true)]);
  const before = addDays(from, -1);
  const years = Array.from({ length: year - yearOf(before) }, (_, n) => firstOf(yearOf(before) + n));
  const [taken, added] = [true, false].map((mayTakeAway) => {
    const without = through(before, mayTakeAway).map(([grain, date, sign]): Signed => [grain, date, -sign]);
    return netted([...all('YEAR', years), ...through(until, mayTakeAway), ...without]);
  }) as [Signed[], Signed[]];
  return taken.length < added.length ? taken : added;
}

/** Whole months and the days beside them, nothing taken away. */
function monthly({ from, until }: Span): Signed[] {
  const pieces: Signed[] = [];
  for (let at = from; at <= until; at = addDays(endOfMonth(at), 1)) {
    const end = endOfMonth(at);
    const isWhole = at.endsWith('-01') && end <= until;
    const last = end <= until ? end : until;
    pieces.push(...(isWhole ? all('MONTH', [at]) : all('DAY', daysOf(at, Number(at.slice(8)), Number(last.slice(8))))));
  }
  return pieces;
}

const daily = ({ from, until }: Span): Signed[] =>
  monthly({ from, until }).flatMap(([grain, date]) =>
    all('DAY', grain === 'MONTH' ? daysOf(date, 1, Number(endOfMonth(date).slice(8))) : [date]),
  );
const WAYS = { NONE: together, MONTH: monthly, DAY: daily } as const satisfies Record<Apart, (span: Span) => Signed[]>;

/** A span as few kept sums, some added, some taken away: each of its days once, no other. */
export function piecesOf(span: Span, apart: Apart): Piece[] {
  const alike = Map.groupBy(WAYS[apart](span), ([grain, , sign]) => `${grain} ${sign}`);
  return [...alike.values()].flatMap((pieces) =>
    pieces[0] ? [{ grain: pieces[0][0], sign: pieces[0][2] > 0 ? 1 : -1, days: pieces.map(([, date]) => date) }] : [],
  );
}

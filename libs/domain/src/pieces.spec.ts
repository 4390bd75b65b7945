import { addDays, type Day, day, daysBetween } from './clock/day';
import type { Span } from './period';
import { type Apart, BEGINNING, endOfMonth, type Piece, piecesOf } from './pieces';

const until = (from: Day, last: Day): Day[] =>
  Array.from({ length: daysBetween(from, last) + 1 }, (_, n) => addDays(from, n));
const ofGrain = {
  DAY: (date: Day) => [date],
  MONTH: (date: Day) => until(date, endOfMonth(date)),
  YEAR: (date: Day) => until(date, day(`${date.slice(0, 4)}-12-31`)),
};
/** How often each day is in the pieces. */
function counted(pieces: readonly Piece[]): Record<string, number> {
  const times: Record<string, number> = {};
  for (const { grain, sign, days } of pieces) {
    if (grain === 'EVER') throw new Error('every day there ever was');
    for (const date of days.flatMap((one) => ofGrain[grain](one))) times[date] = (times[date] ?? 0) + sign;
  }
  return Object.fromEntries(Object.entries(times).filter(([, n]) => n !== 0));
}
const once = ({ from, until: last }: Span) => Object.fromEntries(until(from, last).map((date) => [date, 1]));
const span = (from: string, last: string): Span => ({ from: day(from), until: day(last) });
const sizeOf = (pieces: readonly Piece[]): number => pieces.reduce((sum, { days }) => sum + days.length, 0);

const FIRST = day('2023-11-20');
/** Spans from and to everywhere in three years, one of them a leap year. */
const SPANS = Array.from({ length: 150 }, (_, n) => {
  const from = addDays(FIRST, (n * 37) % 700);
  return { from, until: addDays(from, (n * n * 13) % 500) };
});

describe('the pieces of a span', () => {
  it.each(['NONE', 'MONTH', 'DAY'] as const)(
    'have each of its days once and no other, told apart by %s',
    (apart: Apart) => {
      for (const one of SPANS) expect(counted(piecesOf(one, apart))).toEqual(once(one));
    },
  );

  it('take away where that is less than to add', () => {
    expect(piecesOf(span('2025-01-01', '2025-11-27'), 'NONE')).toEqual([
      { grain: 'YEAR', sign: 1, days: ['2025-01-01'] },
      { grain: 'MONTH', sign: -1, days: ['2025-12-01'] },
      { grain: 'DAY', sign: -1, days: ['2025-11-28', '2025-11-29', '2025-11-30'] },
    ]);
    expect(piecesOf(span('2025-07-01', '2025-09-30'), 'NONE')).toEqual([
      { grain: 'MONTH', sign: 1, days: ['2025-07-01', '2025-08-01', '2025-09-01'] },
    ]);
    expect(piecesOf(span('2026-01-01', '2026-12-31'), 'NONE')).toEqual([
      { grain: 'YEAR', sign: 1, days: ['2026-01-01'] },
    ]);
  });

  it('are never more than half a year of months and half a month of days at either end', () => {
    for (const one of SPANS) expect(sizeOf(piecesOf(one, 'NONE'))).toBeLessThanOrEqual(2 * (7 + 16) + 2);
  });

  it('from the beginning are all years before, and the days of the last', () => {
    const [ever, ...rest] = piecesOf({ from: BEGINNING, until: day('2025-11-27') }, 'NONE');
    expect(ever).toEqual({ grain: 'EVER', sign: 1, days: ['2025-01-01'] });
    expect(counted(rest)).toEqual(once(span('2025-01-01', '2025-11-27')));
  });

  it('keep to a month or a day where days are told apart', () => {
    expect(piecesOf(span('2025-11-29', '2026-01-02'), 'MONTH')).toEqual([
      { grain: 'DAY', sign: 1, days: ['2025-11-29', '2025-11-30', '2026-01-01', '2026-01-02'] },
      { grain: 'MONTH', sign: 1, days: ['2025-12-01'] },
    ]);
    expect(piecesOf(span('2025-12-01', '2025-12-31'), 'DAY')).toMatchObject([{ grain: 'DAY', sign: 1 }]);
  });
});

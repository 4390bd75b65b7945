import { day } from './clock/day';
import {
  countedOf,
  lastYearOf,
  type Period,
  periodAsked,
  PERIOD_KINDS,
  periodKeyOn,
  periodOf,
  stepsOf,
  yearBefore,
} from './period';

const days = (key: string): string[] => {
  const period = periodOf(key);
  return period ? [period.kind, period.from, period.until] : [];
};
const last = (key: string, today: string): string[] => {
  const { from, until } = lastYearOf(periodOf(key) as Period, day(today));
  return [from, until];
};

describe('a period', () => {
  it.each([
    ['2026-11-26', 'DAY', '2026-11-26', '2026-11-26'],
    ['2026-11', 'MONTH', '2026-11-01', '2026-11-30'],
    ['2026-12', 'MONTH', '2026-12-01', '2026-12-31'],
    ['2024-02', 'MONTH', '2024-02-01', '2024-02-29'],
    ['2026-Q1', 'QUARTER', '2026-01-01', '2026-03-31'],
    ['2026-Q4', 'QUARTER', '2026-10-01', '2026-12-31'],
    ['2026-H1', 'HALF_YEAR', '2026-01-01', '2026-06-30'],
    ['2026-H2', 'HALF_YEAR', '2026-07-01', '2026-12-31'],
    ['2026', 'YEAR', '2026-01-01', '2026-12-31'],
    ['2026-2027', 'SCHOOL_YEAR', '2026-09-01', '2027-08-31'],
  ])('%s is a %s from %s to %s', (key, ...expected) => expect(days(key)).toEqual(expected));

  it.each(['', '2026-13', '2026-00', '2026-Q5', '2026-H3', '2026-2028', '2026-02-29', '1926-11', '26-11', '2026-11-'])(
    'is not named by “%s”',
    (key) => expect(periodOf(key)).toBeNull(),
  );

  it.each(PERIOD_KINDS)('of a date has a key that names it again: %s', (kind) => {
    for (const date of ['2026-01-01', '2026-06-30', '2026-08-31', '2026-09-01', '2024-02-29'].map(day)) {
      const period = periodOf(periodKeyOn(kind, date));
      expect(period?.kind).toBe(kind);
      expect(period && period.from <= date && date <= period.until).toBe(true);
    }
  });

  it('is counted up to today while it runs', () => {
    const { from, until } = periodOf('2026-11') as Period;
    expect(countedOf({ from, until }, day('2026-11-26'))).toEqual({ from, until: '2026-11-26' });
    expect(countedOf({ from, until }, day('2026-12-02'))).toEqual({ from, until });
  });
});

describe('the same period last year', () => {
  it('is whole when this one is over', () => {
    expect(last('2026-11', '2026-12-01')).toEqual(['2025-11-01', '2025-11-30']);
    expect(last('2026-Q4', '2027-01-01')).toEqual(['2025-10-01', '2025-12-31']);
    expect(last('2026-2027', '2027-09-01')).toEqual(['2025-09-01', '2026-08-31']);
  });

  it('ends on the same date while this one runs', () => {
    expect(last('2026-11', '2026-11-26')).toEqual(['2025-11-01', '2025-11-26']);
    expect(last('2026', '2026-11-26')).toEqual(['2025-01-01', '2025-11-26']);
    expect(last('2026-2027', '2026-11-26')).toEqual(['2025-09-01', '2025-11-26']);
  });

  it('knows 29 February', () => {
    expect(yearBefore(day('2024-02-29'))).toBe('2023-02-28');
    expect(last('2024-02-29', '2024-03-05')).toEqual(['2023-02-28', '2023-02-28']);
    expect(last('2024-02', '2024-03-05')).toEqual(['2023-02-01', '2023-02-28']);
    expect(last('2025-02', '2025-03-05')).toEqual(['2024-02-01', '2024-02-29']);
    expect(last('2025-02', '2025-02-28')).toEqual(['2024-02-01', '2024-02-29']);
    expect(last('2024-Q1', '2024-02-29')).toEqual(['2023-01-01', '2023-02-28']);
  });
});

describe('the period that is asked for', () => {
  const today = day('2026-11-26');

  it('is the one that is named, if it has begun', () => {
    expect(periodAsked('2026-Q4', today, 'YEAR')).toBe('2026-Q4');
    expect(periodAsked('2027', today, 'YEAR')).toBe('2026');
  });

  it('is the running one where nothing is named', () => {
    expect([undefined, '', '2026-13', ['2026'], null].map((asked) => periodAsked(asked, today, 'MONTH'))).toEqual(
      Array(5).fill('2026-11'),
    );
  });
});

describe('the steps of a period', () => {
  it('are its days', () => {
    const steps = stepsOf('day', { from: day('2024-02-01'), until: day('2024-02-29') });
    expect(steps).toHaveLength(29);
    expect([steps[0], steps[28]].map((step) => step?.from)).toEqual(['2024-02-01', '2024-02-29']);
    expect(steps.every(({ from, until }) => from === until)).toBe(true);
  });

  it('are the twelve months up to its end, the last one cut where it ends', () => {
    const steps = stepsOf('month', { from: day('2026-11-01'), until: day('2026-11-26') });
    expect(steps).toHaveLength(12);
    expect(steps[0]).toEqual({ from: '2025-12-01', until: '2025-12-31' });
    expect(steps[2]).toEqual({ from: '2026-02-01', until: '2026-02-28' });
    expect(steps[11]).toEqual({ from: '2026-11-01', until: '2026-11-26' });
  });
});

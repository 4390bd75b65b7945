import { ATTRIBUTE_TABLE_IDS } from './attribute-tables';
import { day } from './clock/day';
import { calendarOf } from './clock/days-off';
import { FIVE_DAY_WEEK } from './clock/working-time';
import { INDICATOR_IDS, INDICATORS } from './indicators';
import {
  chartOf,
  BREAKDOWNS,
  breakdownsOf,
  faultsInReport,
  fits,
  monthDue,
  REPORT_KINDS,
  snapshotOf,
  tablesOf,
} from './reports';

describe('a report', () => {
  it.each(REPORT_KINDS)('%s is made of what its figures declare', (report) => {
    const period = report === 'QUARTER' ? '2026-Q3' : '2026-10';
    const tables = tablesOf({ report, period });
    expect(tables.filter((table) => !fits(table))).toEqual([]);
    expect(tables.length + snapshotOf(report).length).toBeGreaterThan(1);
    expect(faultsInReport({ report, period })).toEqual([]);
  });

  it('about children is of the whole region', () => {
    const wanted = { report: 'CHILDREN', period: '2026-10' } as const;
    expect(faultsInReport({ ...wanted, district: 'one' })).toEqual([{ pointer: '/district', code: 'isWholeRegion' }]);
    expect(faultsInReport({ ...wanted, report: 'MONTHLY', district: 'one' })).toEqual([]);
    const all = REPORT_KINDS.flatMap(snapshotOf);
    expect(all.toSorted()).toEqual(ATTRIBUTE_TABLE_IDS.toSorted());
  });

  it('is of the periods it is made for', () => {
    expect(faultsInReport({ report: 'MONTHLY', period: '2026' })).toEqual([
      { pointer: '/period', code: 'isPeriodOfReport' },
    ]);
    expect(faultsInReport({ report: 'NORM', period: '2026-2027' })).toEqual([]);
    expect(faultsInReport({ report: 'NORM', period: '2026-13' })).toEqual([{ pointer: '/period', code: 'isPeriod' }]);
  });

  it('is one of the declared or one that is built, not both and not neither', () => {
    const period = '2026-10';
    expect(faultsInReport({ period })).toEqual([{ pointer: '/report', code: 'required' }]);
    expect(faultsInReport({ period, report: 'MONTHLY', indicator: 'normShare' })).toEqual([
      { pointer: '/indicator', code: 'isOneReport' },
    ]);
    expect(faultsInReport({ period, report: 'MONTHLY', by: ['action'] })).toEqual([
      { pointer: '/by', code: 'isOneReport' },
    ]);
    expect(faultsInReport({ period, indicator: 'normShare' })).toEqual([{ pointer: '/by', code: 'required' }]);
  });
});

describe('a table that is built', () => {
  it('is broken down by what the figure declares, and by months', () => {
    for (const indicator of INDICATOR_IDS) {
      const { dimensions, making } = INDICATORS[indicator];
      for (const one of BREAKDOWNS) {
        const declared = one === 'month' ? making.as !== 'DUE' : dimensions.includes(one);
        const faults = faultsInReport({ indicator, by: [one], period: '2026' });
        expect({ indicator, one, faults }).toEqual({
          indicator,
          one,
          faults: declared ? [] : [{ pointer: '/by', code: 'isBreakdown' }],
        });
      }
    }
  });

  it('crosses two things of which one does not say the other', () => {
    expect(breakdownsOf('normShare', 'provider')).toEqual(['action', 'month']);
    expect(breakdownsOf('normShare', 'district')).toEqual(['type', 'action', 'month']);
    expect(breakdownsOf('normShare', 'month')).toEqual([]);
    expect(fits({ indicators: ['normShare'], by: ['action', 'action'] })).toBe(false);
    expect(fits({ indicators: ['normShare', 'casesReceived'], by: ['provider', 'month'] })).toBe(false);
  });

  it('is the one table of its report', () => {
    expect(tablesOf({ indicator: 'lessonsHeld', by: ['form', 'month'], period: '2026' })).toEqual([
      { indicators: ['lessonsHeld'], by: ['form', 'month'] },
    ]);
  });
});

it('a table of one breakdown is drawn beside its numbers', () => {
  expect(chartOf({ indicators: ['casesReceived'], by: ['provider'] })).toBe('BARS');
  expect(chartOf({ indicators: ['normShare', 'casesReceived'], by: ['provider'] })).toBe('RANKS');
  expect(chartOf({ indicators: ['normShare'], by: ['district'] })).toBe('BARS');
  expect(chartOf({ indicators: ['casesReceived'], by: ['month'] })).toBe('LINE');
  expect(chartOf({ indicators: ['casesReceived'], by: [] })).toBeNull();
  expect(chartOf({ indicators: ['normShare'], by: ['provider', 'action'] })).toBeNull();
});

it('the form of a month is due from the first working day after it', () => {
  const calendar = calendarOf({ week: FIVE_DAY_WEEK, laterWeeks: [], days: [], closed: [] });
  expect(monthDue(calendar, day('2026-10-31'))).toBe('2026-09-01');
  expect(monthDue(calendar, day('2026-11-01'))).toBeNull(); // a Sunday
  expect(monthDue(calendar, day('2026-11-02'))).toBe('2026-10-01');
  expect(monthDue(calendar, day('2027-01-04'))).toBeNull(); // 1 and 2 January were given back on Monday and Tuesday, or so
  expect(monthDue(calendar, day('2027-01-06'))).toBe('2026-12-01');
});

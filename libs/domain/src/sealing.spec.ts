import { day } from './clock/day';
import { FIVE_DAY_WEEK } from './clock/working-time';
import { calendarOf } from './clock/days-off';
import { FLOWS } from './indicators';
import {
  canonicalReport,
  counterOf,
  dueOnOf,
  endedMonths,
  isLate,
  monthOf,
  monthsToSeal,
  reportOf,
  sealsWithReason,
  stateOfMonth,
  whyNotAnswer,
  whyNotSeal,
} from './sealing';

const NONE = { added: 0, removed: 0 };
const today = day('2026-11-27');

describe('a month that is confirmed', () => {
  it('is one of the last twelve that have ended, the latest first', () => {
    const months = endedMonths(today);
    expect([months[0], months.at(-1), months.length]).toEqual(['2026-10', '2025-11', 12]);
    expect(endedMonths(day('2026-03-31'))[0]).toBe('2026-02');
  });

  it('is a month in which the provider was open', () => {
    const openedOn = day('2026-08-31');
    expect(monthsToSeal({ openedOn, closedOn: null }, today)).toEqual(['2026-10', '2026-09', '2026-08']);
    expect(monthsToSeal({ openedOn, closedOn: day('2026-09-01') }, today)).toEqual(['2026-09', '2026-08']);
    expect(monthsToSeal({ openedOn: today, closedOn: null }, today)).toEqual([]);
  });

  it('is no other period', () => {
    expect(monthOf('2026-10')).toMatchObject({ from: '2026-10-01', until: '2026-10-31' });
    for (const key of ['2026', '2026-Q4', '2026-13', '2026-10-01', 'October']) expect(monthOf(key)).toBeNull();
  });

  it('is due on the fifth working day of the next one', () => {
    const calendar = calendarOf({ week: FIVE_DAY_WEEK, laterWeeks: [], days: [], closed: [] });
    expect(dueOnOf(calendar, monthOf('2026-10')!)).toBe('2026-11-06');
    expect(dueOnOf(calendar, monthOf('2025-12')!)).toBe('2026-01-12'); // after the holidays
  });

  it('is late when it came after that day or has not come', () => {
    const dueOn = day('2026-11-06');
    expect(isLate({ firstOn: dueOn, dueOn }, today)).toBe(false);
    expect(isLate({ firstOn: day('2026-11-07'), dueOn }, today)).toBe(true);
    expect(isLate({ firstOn: null, dueOn }, today)).toBe(true);
    expect(isLate({ firstOn: null, dueOn }, dueOn)).toBe(false);
  });

  it('goes from open to sealed to what the department says', () => {
    expect(stateOfMonth(null)).toBe('OPEN');
    expect(stateOfMonth({ version: 1, answer: null })).toBe('SEALED');
    expect(stateOfMonth({ version: 2, answer: 'RETURNED' })).toBe('RETURNED');
  });

  it.each([
    ['OPEN', false, NONE, 'month.not-ended'],
    ['OPEN', true, NONE, null],
    ['RETURNED', true, NONE, null],
    ['SEALED', true, NONE, 'month.already-sealed'],
    ['ACCEPTED', true, NONE, 'month.already-sealed'],
    ['SEALED', true, { added: 1, removed: 0 }, null],
    ['ACCEPTED', true, { added: 0, removed: 1 }, null],
  ] as const)('%s, ended %s, changed %o: %s', (state, ended, changes, refusal) => {
    expect(whyNotSeal(state, { ended, changes })).toBe(refusal);
  });

  it('is confirmed anew with a reason unless it was returned', () => {
    expect((['OPEN', 'SEALED', 'ACCEPTED', 'RETURNED'] as const).filter(sealsWithReason)).toEqual([
      'SEALED',
      'ACCEPTED',
    ]);
  });

  it('is answered once', () => {
    expect((['OPEN', 'SEALED', 'ACCEPTED', 'RETURNED'] as const).map(whyNotAnswer)).toEqual([
      'month.not-sealed',
      null,
      'month.already-answered',
      'month.already-answered',
    ]);
  });
});

describe('the report of a month', () => {
  const about = { month: '2026-10', provider: { id: 'p', kk: 'К', ru: 'Р', en: 'E' } };
  const sums = [
    { measure: 'received', key: '', n: 3 },
    { measure: 'attendance', key: 'PRESENT', n: 9 },
    { measure: 'attendance', key: 'ABSENT_EXCUSED', n: 1 },
  ] as const;

  it('has each figure and its parts', () => {
    const { figures } = reportOf(about, sums);
    const of = (id: string) => figures.find(({ indicator }) => indicator === id);
    expect(of('casesReceived')).toEqual({ indicator: 'casesReceived', unit: 'CASES', value: 3, base: 3, rows: [] });
    expect(of('attendanceShare')).toMatchObject({ value: 0.9, base: 10 });
    expect(of('attendanceMarks')?.rows).toEqual([
      { key: 'ABSENT_EXCUSED', value: 1, base: 1 },
      { key: 'PRESENT', value: 9, base: 9 },
    ]);
    expect(of('coursesOverdue')).toBeUndefined();
  });

  it('is one text, in whatever order its sums came', () => {
    expect(canonicalReport(reportOf(about, sums.toReversed()))).toBe(canonicalReport(reportOf(about, sums)));
    const kept = canonicalReport(reportOf(about, sums));
    expect(canonicalReport(JSON.parse(kept) as ReturnType<typeof reportOf>)).toBe(kept);
  });

  it('shows the changes of each flow at a number that counts it', () => {
    expect(FLOWS.filter((measure) => counterOf(measure) === null)).toEqual([]);
    expect(counterOf('received')).toBe('casesReceived');
  });
});

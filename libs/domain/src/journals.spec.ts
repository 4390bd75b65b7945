import { day } from './clock/day';
import { faultsInPeriod } from './journals';

describe('the period of a journal', () => {
  const codes = (from: string, to: string) => faultsInPeriod({ from: day(from), to: day(to) });

  it.each([
    ['one day', '2026-03-01', '2026-03-01'],
    ['a leap year', '2028-01-01', '2028-12-31'],
  ])('may be %s', (_, from, to) => expect(codes(from, to)).toEqual([]));

  it.each([
    ['ends before it begins', '2026-03-02', '2026-03-01', 'isNotBeforeStart'],
    ['is longer than 366 days', '2026-01-01', '2027-01-02', 'isWithinAYear'],
  ])('is refused when it %s', (_, from, to, code) => expect(codes(from, to)).toEqual([{ pointer: '/to', code }]));
});

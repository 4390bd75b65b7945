import { day } from './clock/day';
import { faultsInPeriod, isOfSpecialists, JOURNAL_KINDS } from './journals';

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

describe('a journal of one specialist', () => {
  it('is of lessons or of who came to them', () => {
    expect(JOURNAL_KINDS.filter(isOfSpecialists)).toEqual(['ATTENDANCE', 'LESSONS']);
  });
});

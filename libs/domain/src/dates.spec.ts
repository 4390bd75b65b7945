import { parseDate } from './dates';

describe('a typed date', () => {
  it.each([
    ['23.11.2026', '2026-11-23'],
    ['1.2.2026', '2026-02-01'],
    [' 29.02.2024 ', '2024-02-29'],
  ])('%s is %s', (typed, date) => {
    expect(parseDate(typed)).toBe(date);
  });

  it.each(['29.02.2026', '31.04.2026', '00.01.2026', '11/23/2026', '2026-11-23', '23.11.26', '', '23.11.2026x'])(
    '%j is none',
    (typed) => {
      expect(parseDate(typed)).toBeNull();
    },
  );
});

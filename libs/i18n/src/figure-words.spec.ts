import { figureText } from './figure-words';

describe('a figure in words', () => {
  const words = {
    locale: 'kk',
    t: (key: string, { n }: Readonly<Record<string, unknown>>) => `${String(n)} ${key}`,
  } as const;
  const said = (...of: [Parameters<typeof figureText>[1], number | null]) => figureText(words, ...of);

  it('of a count is whole, and half where it lies between two organisations', () => {
    expect([said('CASES', 234), said('CASES', 9.5), said('LESSONS', 0), said('CASES', null)]).toEqual([
      '234',
      '9,5',
      '0',
      '–',
    ]);
  });

  it('of a length says tenths of short ones alone', () => {
    expect([said('WORKING_MINUTES', 4.26), said('WORKING_MINUTES', 12.6), said('CALENDAR_DAYS', 126.5)]).toEqual([
      '4,3 figure.unit.WORKING_MINUTES',
      '13 figure.unit.WORKING_MINUTES',
      '127 figure.unit.CALENDAR_DAYS',
    ]);
  });
});

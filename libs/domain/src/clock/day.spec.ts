import {
  addDays,
  almatyClock,
  almatyDay,
  almatyMoment,
  almatyYear,
  calendarDays,
  day,
  daysBetween,
  isDay,
  schoolYearOf,
  weekdayOf,
} from './day';

describe('a day of the calendar', () => {
  it.each(['2026-11-23', '2024-02-29', '2000-02-29', '2026-12-31'])('%s exists', (text) => {
    expect(day(text)).toBe(text);
  });

  it.each([
    '2026-02-29',
    '1900-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '23.11.2026',
    '2026-1-1',
    '',
    '2026-11-23T00:00',
  ])('%s does not exist', (text) => {
    expect(isDay(text)).toBe(false);
    expect(() => day(text)).toThrow(RangeError);
  });

  it('is counted over leap days and the edge of the year', () => {
    expect(addDays(day('2024-02-28'), 1)).toBe('2024-02-29');
    expect(addDays(day('2026-02-28'), calendarDays(1))).toBe('2026-03-01');
    expect(addDays(day('2026-12-31'), 1)).toBe('2027-01-01');
    expect(addDays(day('2024-03-01'), -1)).toBe('2024-02-29');
    expect(() => addDays(day('9999-12-31'), 1)).toThrow(RangeError);
    expect(daysBetween(day('2026-11-23'), day('2027-11-23'))).toBe(365);
    expect(daysBetween(day('2027-11-23'), day('2027-11-22'))).toBe(-1);
  });

  it('knows its weekday', () => {
    expect(weekdayOf(day('2026-11-23'))).toBe(1);
    expect(weekdayOf(day('2026-11-22'))).toBe(7);
  });

  it('belongs to the school year that began on the first of September', () => {
    expect(schoolYearOf(day('2026-08-31'))).toBe(2025);
    expect(schoolYearOf(day('2026-09-01'))).toBe(2026);
    expect(schoolYearOf(day('2027-01-15'))).toBe(2026);
  });

  it('has no fraction of a day', () => {
    expect(() => calendarDays(1.5)).toThrow(RangeError);
  });
});

describe('the date in Almaty', () => {
  it('runs five hours ahead since 1 March 2024', () => {
    expect(almatyDay(new Date('2026-11-22T18:59:59.999Z'))).toBe('2026-11-22');
    expect(almatyDay(new Date('2026-11-22T19:00:00Z'))).toBe('2026-11-23');
  });

  it('ran six hours ahead before', () => {
    expect(almatyDay(new Date('2024-02-28T17:59:59Z'))).toBe('2024-02-28');
    expect(almatyDay(new Date('2024-02-28T18:00:00Z'))).toBe('2024-02-29');
    expect(almatyClock(new Date('2024-02-28T06:30:00Z'))).toEqual({ day: '2024-02-28', minute: 12 * 60 + 30 });
  });

  it('was put back by an hour at the midnight between, so an hour came twice', () => {
    expect(almatyClock(new Date('2024-02-29T17:59:00Z'))).toEqual({ day: '2024-02-29', minute: 23 * 60 + 59 });
    expect(almatyClock(new Date('2024-02-29T18:00:00Z'))).toEqual({ day: '2024-02-29', minute: 23 * 60 });
    expect(almatyClock(new Date('2024-02-29T19:00:00Z'))).toEqual({ day: '2024-03-01', minute: 0 });
  });

  it('begins the year at midnight there, not in London', () => {
    expect(almatyYear(new Date('2026-12-31T18:59:00Z'))).toBe(2026);
    expect(almatyYear(new Date('2026-12-31T19:00:00Z'))).toBe(2027);
  });

  it('reads the minute of the day with its fraction, midnight being zero', () => {
    expect(almatyClock(new Date('2026-11-22T19:00:00Z')).minute).toBe(0);
    expect(almatyClock(new Date('2026-11-23T04:00:30Z'))).toEqual({ day: '2026-11-23', minute: 540.5 });
  });
});

describe('a moment by the wall clock of Almaty', () => {
  it.each([
    ['2026-11-26', 570, '2026-11-26T04:30:00.000Z'],
    ['2026-11-26', 0, '2026-11-25T19:00:00.000Z'],
    ['2024-02-29', 570, '2024-02-29T03:30:00.000Z'],
    ['2024-02-29', 0, '2024-02-28T18:00:00.000Z'],
  ])('%s, minute %i, is %s', (date, minute, instant) => {
    expect(almatyMoment(day(date), minute).toISOString()).toBe(instant);
    expect(almatyClock(new Date(instant))).toEqual({ day: date, minute });
  });
});

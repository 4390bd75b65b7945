import * as formats from './formats';

describe('formats', () => {
  it('writes a day for tables', () => expect(formats.formatDay('2026-11-22')).toBe('22.11.2026'));

  it('writes a day for official papers', () => {
    expect(formats.LOCALES.map((locale) => formats.formatOfficialDay(locale, '2026-11-22'))).toEqual([
      '2026 жылғы 22 қараша',
      '22 ноября 2026 года',
      '22 November 2026',
    ]);
    expect(formats.formatOfficialDay('ru', '2027-03-05')).toBe('5 марта 2027 года');
  });

  it('heads a list with its month', () => {
    expect(formats.LOCALES.map((locale) => formats.formatMonth(locale, '2026-11-01'))).toEqual([
      '2026 жылғы қараша',
      'Ноябрь 2026 года',
      'November 2026',
    ]);
  });

  it('says some days in a row, and a weekday in short', () => {
    expect(formats.formatSpan('kk', '2026-11-23', '2026-11-28')).toBe('23–28 қараша 2026');
    expect(formats.formatSpan('ru', '2026-11-30', '2026-12-05')).toBe('30 ноября – 5 декабря 2026');
    expect(formats.formatSpan('en', '2026-12-28', '2027-01-02')).toBe('28 December 2026 – 2 January 2027');
    expect(formats.formatSpan('kk', '2026-11-23', '2026-11-23')).toBe('23 қараша 2026');
    expect(['2026-11-23', '2026-11-29'].map((day) => formats.formatShortWeekday('kk', day))).toEqual(['Дс', 'Жс']);
  });

  it('says a day as people do, the date before the weekday', () => {
    expect(formats.LOCALES.map((locale) => formats.formatDayInWords(locale, '2026-11-26'))).toEqual([
      '26 қараша, бейсенбі',
      '26 ноября, четверг',
      '26 November, Thursday',
    ]);
  });

  it('does not accept what is not a day', () => {
    expect(() => formats.formatDay('22.11.2026')).toThrow(RangeError);
    expect(() => formats.formatOfficialDay('kk', '2026-13-01')).toThrow(RangeError);
  });

  it('reads instants on the wall clock of Almaty, before and after the change of 2024', () => {
    expect(formats.formatInstant('2026-11-22T19:30:00Z')).toBe('23.11.2026, 00:30');
    expect(formats.formatInstant('2024-02-28T19:30:00Z')).toBe('29.02.2024, 01:30');
    expect(formats.formatTime(new Date('2026-11-22T05:40:00Z'))).toBe('10:40');
  });

  it('groups numbers with a no-break space and splits them with a comma', () => {
    expect(formats.formatNumber(1234567.891, 2)).toBe('1\u00a0234\u00a0567,89');
    expect(formats.formatNumber(999)).toBe('999');
    expect(formats.formatNumber(-1234)).toBe('−1\u00a0234');
    expect(formats.formatNumber(-0.04, 1)).toBe('0,0');
    expect(formats.formatShare(0.934)).toBe('93,4\u00a0%');
    expect([0.8, -0.3, 0].map((change) => formats.formatChange(change))).toEqual(['+0,8', '−0,3', '0,0']);
  });

  it('counts handling in minutes and seconds', () => {
    expect([245, 5, 0, 3600].map(formats.formatDuration)).toEqual(['4:05', '0:05', '0:00', '60:00']);
  });

  it('puts the family name first, and nothing in place of what is missing', () => {
    expect(formats.formatFullName({ lastName: 'Үлгібаева', firstName: 'Томирис', middleName: 'Тестқызы' })).toBe(
      'Үлгібаева Томирис Тестқызы',
    );
    expect(formats.formatFullName({ lastName: 'Үлгібай', firstName: 'Әлихан', middleName: null })).toBe(
      'Үлгібай Әлихан',
    );
    expect(formats.formatShortName({ lastName: 'Үлгібаева', firstName: 'Томирис' })).toBe('Үлгібаева\u00a0Т.');
    expect(formats.formatShortName({ firstName: 'Томирис' })).toBe('Томирис');
  });
});

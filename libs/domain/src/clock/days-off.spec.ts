import { day, weekdayOf, type Day } from './day';
import { calendarOf, type CalendarDay, daysOffIn } from './days-off';
import { FIVE_DAY_WEEK, isWorkingDay, SIX_DAY_WEEK, workingMinutesBetween, type WorkWeek } from './working-time';

const weekend = (date: Day) => weekdayOf(date) > 5;
const sunday = (date: Day) => weekdayOf(date) === 7;
const days = (year: number, texts: string) => texts.split(' ').map((text) => `${year}-${text}`);

/** As the calendars of these years were published for the five-day week; 2027 by the rule, its Qurban ait not announced yet. */
const PUBLISHED: readonly (readonly [year: number, qurbanAit: string | null, weekdaysOff: string])[] = [
  [2024, '06-16', '01-01 01-02 03-08 03-21 03-22 03-25 05-01 05-07 05-09 07-08 08-30 10-25 12-16'],
  [2025, '06-06', '01-01 01-02 01-07 03-10 03-21 03-24 03-25 05-01 05-07 05-09 06-06 07-07 09-01 10-27 12-16'],
  [2026, '05-27', '01-01 01-02 01-07 03-09 03-23 03-24 03-25 05-01 05-07 05-11 05-27 07-06 10-26 12-16'],
  [2027, null, '01-01 01-04 01-07 03-08 03-15 03-22 03-23 03-24 05-03 05-07 05-10 07-06 10-25 12-16'],
];
const decree: CalendarDay[] = [
  { day: day('2024-05-08'), kind: 'OFF', weeks: [5] },
  { day: day('2024-05-04'), kind: 'WORKING', weeks: [5] },
  { day: day('2025-01-03'), kind: 'OFF', weeks: [5, 6] },
  { day: day('2025-01-05'), kind: 'WORKING', weeks: [5, 6] },
  { day: day('2024-06-16'), kind: 'QURBAN_AIT', weeks: [5, 6] },
];
const calendar = (week: WorkWeek, closed: Day[] = [], laterWeeks: { validFrom: Day; week: WorkWeek }[] = []) =>
  calendarOf({ week, laterWeeks, days: decree, closed });

describe('the days off of a year', () => {
  it.each(PUBLISHED)('of %i are the published ones', (year, qurbanAit, expected) => {
    const off = daysOffIn(year, weekend, qurbanAit ? [day(`${year}-${qurbanAit}`)] : []);
    expect(off.filter((date) => !weekend(date))).toEqual(days(year, expected));
  });

  it('give back on a six-day week only what falls on its Sunday', () => {
    expect(daysOffIn(2026, sunday)).toContain('2026-03-09'); // 8 March is a Sunday
    expect(daysOffIn(2026, sunday)).not.toContain('2026-03-25'); // 21 March is a Saturday, 22 March a Sunday
    expect(daysOffIn(2025, sunday).filter((date) => date.startsWith('2025-03'))).toEqual(
      days(2025, '03-08 03-21 03-22 03-23 03-24'),
    );
  });

  it('never give back 7 January and Qurban ait', () => {
    expect(daysOffIn(2024, weekend, [day('2024-06-16')])).not.toContain('2024-01-08');
    expect(daysOffIn(2024, weekend, [day('2024-06-16')])).not.toContain('2024-06-17');
  });
});

describe('a provider’s calendar', () => {
  it('follows the orders that concern its week', () => {
    const [five, six] = [calendar(FIVE_DAY_WEEK), calendar(SIX_DAY_WEEK)];
    const works = (date: string) => [isWorkingDay(five, day(date)), isWorkingDay(six, day(date))];
    expect(works('2024-05-08')).toEqual([false, true]);
    expect(works('2024-05-04')).toEqual([true, true]);
    expect(works('2025-01-03')).toEqual([false, false]);
    expect(works('2025-01-05')).toEqual([true, true]);
    expect(works('2025-01-04')).toEqual([false, true]);
  });

  it('is closed on its own days, also on one an order made working', () => {
    const closed = calendar(FIVE_DAY_WEEK, [day('2026-11-23'), day('2025-01-05')]);
    expect(isWorkingDay(closed, day('2026-11-23'))).toBe(false);
    expect(isWorkingDay(closed, day('2025-01-05'))).toBe(false);
    expect(isWorkingDay(closed, day('2026-11-24'))).toBe(true);
  });

  it('keeps for a past day the week it had, its holidays included', () => {
    const changed = calendar(FIVE_DAY_WEEK, [], [{ validFrom: day('2026-04-01'), week: SIX_DAY_WEEK }]);
    expect(isWorkingDay(changed, day('2026-03-24'))).toBe(false);
    expect(isWorkingDay(changed, day('2026-03-28'))).toBe(false);
    expect(isWorkingDay(changed, day('2026-04-04'))).toBe(true);
    const minutes = (from: string, to: string) =>
      workingMinutesBetween(changed, new Date(`${from}T08:00:00+05:00`), new Date(`${to}T20:00:00+05:00`));
    expect([minutes('2026-03-28', '2026-03-28'), minutes('2026-04-04', '2026-04-04')]).toEqual([0, 240]);
  });
});

import { addDays, almatyClock, day, weekdayOf, type Day } from './day';
import {
  addWorkingDays,
  FIVE_DAY_WEEK,
  isWorkingDay,
  momentBefore,
  SIX_DAY_WEEK,
  workingMinutes,
  workingDaysBetween,
  workingMinutesBetween,
  type WorkCalendar,
} from './working-time';

const DAYS_OFF: readonly string[] = [
  ...['2026-01-01', '2026-01-02', '2026-01-07', '2026-03-09', '2026-03-23', '2026-03-24', '2026-03-25'],
  ...['2026-05-01', '2026-05-07', '2026-05-11', '2026-05-27', '2026-07-06', '2026-10-26', '2026-12-16'],
  ...['2027-01-01', '2027-01-04', '2027-01-07', '2027-03-08', '2027-03-15', '2027-03-22', '2027-03-23'],
  ...['2027-03-24', '2027-05-03', '2027-05-07', '2027-05-10', '2027-07-06', '2027-10-25', '2027-12-16'],
];
const daysOff: ReadonlySet<Day> = new Set(DAYS_OFF.map(day));
const office: WorkCalendar = { week: FIVE_DAY_WEEK, daysOff };
const inAlmaty = (text: string) => new Date(`${text}+05:00`);
const worked = (from: string, to: string, calendar = office) =>
  workingMinutesBetween(calendar, inAlmaty(from), inAlmaty(to));

describe('working minutes', () => {
  it('count between two times of one morning', () => {
    expect(worked('2026-11-23T09:10:00', '2026-11-23T09:14:30')).toBe(4.5);
  });

  it('leave lunch out', () => {
    expect(worked('2026-11-23T12:55', '2026-11-23T14:05')).toBe(10);
    expect(worked('2026-11-23T13:05', '2026-11-23T13:55')).toBe(0);
  });

  it('leave the night out', () => {
    expect(worked('2026-11-23T18:25', '2026-11-24T09:05')).toBe(10);
    expect(worked('2026-11-23T19:00', '2026-11-24T08:00')).toBe(0);
  });

  it('leave the weekend out', () => {
    expect(worked('2026-11-20T18:20', '2026-11-23T09:20')).toBe(30);
    expect(worked('2026-11-21T09:00', '2026-11-22T18:00')).toBe(0);
  });

  it('leave a holiday and its transfer out', () => {
    expect(worked('2026-12-15T18:20', '2026-12-17T09:10')).toBe(20);
    expect(worked('2026-10-23T18:20', '2026-10-27T09:10')).toBe(20);
  });

  it('run over the edge of the year', () => {
    expect(worked('2026-12-31T18:00', '2027-01-05T09:15')).toBe(45);
  });

  it('run through a leap day', () => {
    const leapWeek: WorkCalendar = { week: FIVE_DAY_WEEK, daysOff: new Set() };
    expect(workingMinutesBetween(leapWeek, new Date('2028-02-28T13:20Z'), new Date('2028-03-01T04:10Z'))).toBe(
      10 + 510 + 10,
    );
  });

  it('follow Almaty on both sides of 1 March 2024', () => {
    const calendar: WorkCalendar = { week: FIVE_DAY_WEEK, daysOff: new Set() };
    const nineToTen = (from: string, to: string) => workingMinutesBetween(calendar, new Date(from), new Date(to));
    expect(nineToTen('2024-02-29T03:00Z', '2024-02-29T04:00Z')).toBe(60);
    expect(nineToTen('2024-03-01T04:00Z', '2024-03-01T05:00Z')).toBe(60);
  });

  it('are none when the end is not after the beginning', () => {
    expect(worked('2026-11-23T10:00', '2026-11-23T10:00')).toBe(0);
    expect(worked('2026-11-23T11:00', '2026-11-23T10:00')).toBe(0);
  });

  it('are a length: never negative, never endless', () => {
    expect(() => workingMinutes(-1)).toThrow(RangeError);
    expect(() => workingMinutes(Infinity)).toThrow(RangeError);
  });

  it('refuse a week whose hours are not times', () => {
    const broken: WorkCalendar = { week: { ...FIVE_DAY_WEEK, 1: [['9', '13:00']] }, daysOff };
    expect(() => worked('2026-11-23T09:00', '2026-11-23T10:00', broken)).toThrow(RangeError);
  });

  it('agree with counting minute by minute, wherever they begin and end', () => {
    const start = inAlmaty('2026-12-11T00:00').getTime();
    const opens = (minute: number) => (minute >= 540 && minute < 780) || (minute >= 840 && minute < 1110);
    for (let round = 0; round < 60; round++) {
      const from = new Date(start + ((round * 7919) % 14_000) * 60_000);
      const to = new Date(from.getTime() + ((round * 104_729) % 9000) * 60_000);
      let slow = 0;
      for (let at = from.getTime(); at < to.getTime(); at += 60_000) {
        const { day: date, minute } = almatyClock(new Date(at));
        if (weekdayOf(date) <= 5 && !daysOff.has(date) && opens(minute)) slow++;
      }
      expect(workingMinutesBetween(office, from, to)).toBe(slow);
    }
  });

  it('add up: a stretch is the sum of its two parts', () => {
    const [from, to] = [inAlmaty('2026-12-14T08:00'), inAlmaty('2026-12-18T20:00')];
    const whole = workingMinutesBetween(office, from, to);
    for (let hour = 0; hour < 108; hour += 5) {
      const middle = new Date(from.getTime() + hour * 3_600_000);
      expect(workingMinutesBetween(office, from, middle) + workingMinutesBetween(office, middle, to)).toBe(whole);
    }
  });
});

describe('working days', () => {
  it('of 2026 are 247 in a five-day week', () => {
    let count = 0;
    for (let date = day('2026-01-01'); date <= '2026-12-31'; date = addDays(date, 1))
      if (isWorkingDay(office, date)) count++;
    expect(count).toBe(247);
  });

  it('include Saturday in a six-day week', () => {
    expect(isWorkingDay(office, day('2026-11-21'))).toBe(false);
    expect(isWorkingDay({ week: SIX_DAY_WEEK, daysOff }, day('2026-11-21'))).toBe(true);
  });

  it('include a day off that a decree made working, with the hours of a weekday', () => {
    const decreed: WorkCalendar = { ...office, workingDays: new Set([day('2026-11-21'), day('2026-12-16')]) };
    expect(worked('2026-11-21T00:00', '2026-11-22T00:00', decreed)).toBe(510);
    expect(isWorkingDay(decreed, day('2026-12-16'))).toBe(true);
  });

  it('are added over weekends, holidays and the edge of the year', () => {
    expect(addWorkingDays(office, day('2026-11-20'), 1)).toBe('2026-11-23');
    expect(addWorkingDays(office, day('2026-12-15'), 1)).toBe('2026-12-17');
    expect(addWorkingDays(office, day('2026-12-31'), 2)).toBe('2027-01-06');
    expect(addWorkingDays(office, day('2026-11-21'), 3)).toBe('2026-11-25');
    expect(addWorkingDays(office, day('2026-11-21'), 0)).toBe('2026-11-23');
    expect(addWorkingDays(office, day('2026-11-23'), 0)).toBe('2026-11-23');
  });

  it('counts the working days after a date as it finds the n-th of them', () => {
    const from = day('2026-11-21');
    for (let ahead = 0; ahead < 60; ahead += 1) {
      const to = addDays(from, ahead);
      const count = workingDaysBetween(office, from, to);
      if (count > 0) expect(addWorkingDays(office, from, count) <= to).toBe(true);
      expect(addWorkingDays(office, from, count + 1) > to).toBe(true);
    }
  });

  it('cannot be found in a calendar without any', () => {
    const closed: WorkCalendar = { week: { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] }, daysOff };
    expect(() => addWorkingDays(closed, day('2026-11-20'), 1)).toThrow(RangeError);
    expect(() => addWorkingDays(office, day('2026-11-20'), -1)).toThrow(RangeError);
  });
});

describe('the moment some working time ago', () => {
  const before = (now: string, minutes: number) => momentBefore(office, inAlmaty(now), workingMinutes(minutes));

  it.each([
    ['the same morning', '2026-11-23T09:40', 15, '2026-11-23T09:25'],
    ['over lunch', '2026-11-23T14:05', 15, '2026-11-23T12:50'],
    ['over a weekend', '2026-11-23T09:05', 15, '2026-11-20T18:20'],
    ['at night', '2026-11-24T03:00', 15, '2026-11-23T18:15'],
  ])('%s', (_, now, minutes, then) => expect(before(now, minutes)).toEqual(inAlmaty(then)));

  it('is the other way round of counting', () => {
    const now = '2026-11-23T11:17';
    expect(workingMinutesBetween(office, before(now, 1_000), inAlmaty(now))).toBe(1_000);
  });
});

import { courseWindow, type CourseTerms, type Pause } from './course';
import { addDays, day, daysBetween, type Day } from './day';

const norm = { minDays: 90, maxDays: 365 };
const terms = (pauses: Pause[] = [], lengthDays = 180): CourseTerms => ({
  startedOn: day('2026-11-23'),
  lengthDays,
  pauses,
  norm,
});
const pause = (from: string, to: string | null): Pause => ({ from: day(from), to: to === null ? null : day(to) });

describe('the window of a course', () => {
  it('begun on 23 November 2026 may be completed from 21 February and must be by 23 November 2027', () => {
    expect(courseWindow(terms(), day('2026-11-23'))).toEqual({
      day: 0,
      of: 180,
      earliestCompletionOn: '2027-02-21',
      plannedEndOn: '2027-05-22',
      latestEndOn: '2027-11-23',
      daysLeft: 180,
      overdue: false,
      pausedDays: 0,
      paused: false,
    });
  });

  it('has its day 1 on the day after the start', () => {
    expect(courseWindow(terms(), day('2026-11-24')).day).toBe(1);
    expect(courseWindow(terms(), day('2027-02-21')).day).toBe(90);
  });

  it('is overdue the day after day 365, not on it', () => {
    expect(courseWindow(terms(), day('2027-11-23'))).toMatchObject({ day: 365, overdue: false });
    expect(courseWindow(terms(), day('2027-11-24'))).toMatchObject({ day: 366, overdue: true });
  });

  it('has nothing left after its planned end, and is not yet overdue by the regulation', () => {
    expect(courseWindow(terms(), day('2027-06-01'))).toMatchObject({ daysLeft: 0, overdue: false });
  });

  it('takes 29 February as a day like any other', () => {
    const leap: CourseTerms = { startedOn: day('2027-12-01'), lengthDays: 90, pauses: [], norm };
    expect(courseWindow(leap, day('2028-02-29'))).toMatchObject({ day: 90, earliestCompletionOn: '2028-02-29' });
    expect(courseWindow(leap, day('2028-11-30'))).toMatchObject({ day: 365, latestEndOn: '2028-11-30' });
  });

  it('does not stop for holidays and weekends', () => {
    expect(courseWindow(terms(), day('2027-01-05')).day).toBe(43);
  });

  it('is shifted by a pause, whose first and last days are both lost', () => {
    const window = courseWindow(terms([pause('2026-12-10', '2026-12-19')]), day('2026-12-20'));
    expect(window).toMatchObject({
      day: 17,
      pausedDays: 10,
      paused: false,
      earliestCompletionOn: '2027-03-03',
      plannedEndOn: '2027-06-01',
      latestEndOn: '2027-12-03',
    });
  });

  it('stands still inside an open pause', () => {
    const open = terms([pause('2026-12-10', null)]);
    const seen = ['2026-12-09', '2026-12-10', '2026-12-25'].map((today) => courseWindow(open, day(today)));
    expect(seen.map(({ day: reached, paused }) => [reached, paused])).toEqual([
      [16, false],
      [16, true],
      [16, true],
    ]);
    expect(seen.map(({ latestEndOn }) => latestEndOn)).toEqual(['2027-11-23', '2027-11-24', '2027-12-09']);
  });

  it('counts a pause agreed ahead into its dates, not yet into its days', () => {
    const ahead = courseWindow(terms([pause('2027-01-11', '2027-01-20')]), day('2026-12-01'));
    expect(ahead).toMatchObject({ day: 8, pausedDays: 0, paused: false, earliestCompletionOn: '2027-03-03' });
  });

  it('counts a date in two pauses once and a pause taken back on its own day not at all', () => {
    const twice = terms([pause('2026-12-10', '2026-12-12'), pause('2026-12-12', '2026-12-13')]);
    expect(courseWindow(twice, day('2027-01-01')).pausedDays).toBe(4);
    const none = terms([pause('2026-12-10', '2026-12-09')]);
    expect(courseWindow(none, day('2027-01-01')).pausedDays).toBe(0);
  });

  it('has not begun before its start', () => {
    expect(courseWindow(terms(), day('2026-11-01'))).toMatchObject({ day: 0, daysLeft: 180, overdue: false });
  });

  it('reaches its ninetieth counted day exactly on the earliest date, whatever the pauses', () => {
    for (let round = 0; round < 200; round++) {
      const startedOn = addDays(day('2026-01-01'), (round * 37) % 800);
      const first: Day = addDays(startedOn, 1 + ((round * 13) % 80));
      const second: Day = addDays(first, 5 + ((round * 7) % 60));
      const pauses = [
        { from: first, to: addDays(first, (round * 5) % 9) },
        { from: second, to: addDays(second, (round * 3) % 20) },
      ];
      const course: CourseTerms = { startedOn, lengthDays: 90 + (round % 276), pauses, norm };
      const { earliestCompletionOn, plannedEndOn, latestEndOn } = courseWindow(course, startedOn);
      expect(courseWindow(course, earliestCompletionOn).day).toBe(90);
      expect(courseWindow(course, addDays(earliestCompletionOn, -1)).day).toBe(89);
      expect(courseWindow(course, plannedEndOn).daysLeft).toBe(0);
      expect(courseWindow(course, latestEndOn).overdue).toBe(false);
      expect(courseWindow(course, addDays(latestEndOn, 1)).overdue).toBe(true);
      const later = courseWindow(course, addDays(latestEndOn, 30));
      expect(later.day + later.pausedDays).toBe(daysBetween(startedOn, addDays(latestEndOn, 30)));
    }
  });
});

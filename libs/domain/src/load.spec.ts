import { almatyMoment, day, type Day } from './clock/day';
import { FIVE_DAY_WEEK } from './clock/working-time';
import { openTimeOf } from './load';

const [MONDAY, TUESDAY, SUNDAY] = [day('2026-11-23'), day('2026-11-24'), day('2026-11-29')];
const calendar = { week: FIVE_DAY_WEEK, daysOff: new Set<Day>() };
const lesson = (date: Day, from: number, to: number) => ({
  startsAt: almatyMoment(date, from * 60),
  endsAt: almatyMoment(date, to * 60),
});
const before = almatyMoment(MONDAY, 0);
const nothing = { leaves: [], engagements: [], calendar };
const DAY = 4 * 60 + 4.5 * 60;

describe('the time somebody has for lessons', () => {
  it('is the hours of the house without lunch and days off', () => {
    expect(openTimeOf({ from: MONDAY, to: MONDAY }, nothing, before)).toEqual({ open: DAY, free: DAY });
    expect(openTimeOf({ from: MONDAY, to: SUNDAY }, nothing, before)).toEqual({ open: 5 * DAY, free: 5 * DAY });
  });

  it('is less by the days of a leave', () => {
    const away = { ...nothing, leaves: [{ from: TUESDAY, to: SUNDAY }] };
    expect(openTimeOf({ from: MONDAY, to: SUNDAY }, away, before)).toEqual({ open: DAY, free: DAY });
  });

  it('is free where nothing is planned; what overlaps or lies outside the hours is taken once or not at all', () => {
    const engagements = [
      lesson(MONDAY, 10, 11),
      lesson(MONDAY, 10.5, 11.5),
      lesson(MONDAY, 8, 9.5),
      lesson(MONDAY, 13, 14),
    ];
    const busy = 30 + 90;
    expect(openTimeOf({ from: MONDAY, to: MONDAY }, { ...nothing, engagements }, before)).toEqual({
      open: DAY,
      free: DAY - busy,
    });
  });

  it('is free only from now on', () => {
    const now = almatyMoment(MONDAY, 17 * 60);
    const engagements = [lesson(MONDAY, 10, 11), lesson(MONDAY, 16.5, 17.5)];
    expect(openTimeOf({ from: MONDAY, to: MONDAY }, { ...nothing, engagements }, now)).toEqual({ open: DAY, free: 60 });
    expect(openTimeOf({ from: MONDAY, to: MONDAY }, nothing, almatyMoment(TUESDAY, 0)).free).toBe(0);
  });
});

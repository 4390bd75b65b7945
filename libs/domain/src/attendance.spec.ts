import {
  entryClosesOn,
  isWholeRoster,
  type LessonToMark,
  unlockedUntil,
  whyNotEnter,
  whyNotMark,
  whyNotMarkChild,
} from './attendance';
import type { Day } from './clock/day';
import { FIVE_DAY_WEEK, type WorkCalendar } from './clock/working-time';

const day = (text: string): Day => text as Day;
const [FRIDAY, WEDNESDAY, THURSDAY] = [day('2026-11-20'), day('2026-11-25'), day('2026-11-26')];
const calendar: WorkCalendar = { week: FIVE_DAY_WEEK, daysOff: new Set() };

describe('the window of entry', () => {
  it('is three working days of the organisation, days off left out', () => {
    expect(entryClosesOn(calendar, FRIDAY)).toBe(WEDNESDAY);
    expect(entryClosesOn({ ...calendar, daysOff: new Set([day('2026-11-23')]) }, FRIDAY)).toBe(THURSDAY);
    expect(unlockedUntil(calendar, FRIDAY)).toBe(WEDNESDAY);
  });

  it('closes with its last day, and the head opens it for some days', () => {
    const enter = (today: Day, until?: Day) =>
      whyNotEnter(FRIDAY, { today, calendar, unlocks: until ? [{ from: FRIDAY, to: FRIDAY, until }] : [] });
    expect(enter(WEDNESDAY)).toBeNull();
    expect(enter(THURSDAY)).toBe('lesson.entry-closed');
    expect(enter(THURSDAY, THURSDAY)).toBeNull();
    expect(enter(day('2026-11-27'), THURSDAY)).toBe('lesson.entry-closed');
    const other = { from: WEDNESDAY, to: WEDNESDAY, until: day('2026-12-31') };
    expect(whyNotEnter(FRIDAY, { today: THURSDAY, calendar, unlocks: [other] })).toBe('lesson.entry-closed');
  });
});

describe('who came', () => {
  const at = new Date('2026-11-20T05:00:00Z');
  const lesson: LessonToMark = { state: 'PLANNED', startsAt: at, specialistId: 'a' };
  const mark = (
    change: Partial<LessonToMark>,
    by: { userId?: string; isHead?: boolean; covers?: string[] } = {},
    now = at,
  ) => whyNotMark({ ...lesson, ...change }, { userId: 'a', isHead: false, covers: [], ...by }, now);

  it('is said by the specialist of the lesson, by who stands in, by the head', () => {
    expect(mark({})).toBeNull();
    expect(mark({}, { userId: 'b' })).toBe('lesson.not-yours');
    expect(mark({}, { userId: 'b', covers: ['a'] })).toBeNull();
    expect(mark({}, { userId: 'b', isHead: true })).toBeNull();
  });

  it('is said once, of a lesson that was to be held and has begun', () => {
    expect(mark({ state: 'HELD' })).toBe('lesson.already-marked');
    for (const state of ['CANCELLED', 'NOT_HELD', 'RESCHEDULED'] as const)
      expect(mark({ state })).toBe('lesson.wrong-state');
    expect(mark({}, {}, new Date(at.getTime() - 1))).toBe('lesson.in-future');
  });

  it('is said of a child whose course had begun and was not paused', () => {
    const child = { state: 'IN_REHABILITATION', courseStartedOn: FRIDAY, paused: false } as const;
    expect(whyNotMarkChild(child, at)).toBeNull();
    expect(whyNotMarkChild({ ...child, state: 'SUSPENDED' }, at)).toBeNull();
    expect(whyNotMarkChild({ ...child, paused: true }, at)).toBe('lesson.child-paused');
    expect(whyNotMarkChild({ ...child, state: 'WITHDRAWN' }, at)).toBe('case-file.wrong-state');
    expect(whyNotMarkChild({ ...child, courseStartedOn: WEDNESDAY }, at)).toBe('lesson.outside-course');
    expect(whyNotMarkChild({ ...child, courseStartedOn: null }, at)).toBe('lesson.outside-course');
  });

  it('is said of the whole roster', () => {
    expect(isWholeRoster(['x', 'y'], ['y', 'x'])).toBe(true);
    expect(isWholeRoster(['x', 'y'], ['x'])).toBe(false);
    expect(isWholeRoster(['x'], ['x', 'y'])).toBe(false);
  });
});

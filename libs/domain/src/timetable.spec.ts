import { addDays, almatyMoment, day } from './clock/day';
import { FIVE_DAY_WEEK } from './clock/working-time';
import {
  clashesOf,
  type Colleague,
  type Engagement,
  freeAmong,
  freeSlots,
  type Known,
  type LessonRule,
  lessonsOf,
  whyNotMakeUp,
  whyNotSeries,
  workingDaysFrom,
} from './timetable';

const monday = day('2026-11-30');
const holiday = day('2026-12-01');
const calendar = { week: FIVE_DAY_WEEK, daysOff: new Set([holiday]) };
const rule = (change: Partial<LessonRule> = {}): LessonRule => ({
  weekdays: [1, 2],
  startsAt: 600,
  minutes: 30,
  from: monday,
  to: addDays(monday, 13),
  skipped: [],
  heldOn: [],
  ...change,
});
const slot = (minute: number, minutes = 30, date = monday) => ({
  startsAt: almatyMoment(date, minute),
  endsAt: almatyMoment(date, minute + minutes),
});
const wanted = { specialistId: 'one', roomId: 'room', childIds: ['child'] };
const known = (...engagements: Partial<Engagement>[]): Known => ({
  calendar,
  leaves: [],
  engagements: engagements.map((given) => ({
    ...{ lessonId: 'there', specialistId: 'other', roomId: null, childIds: [] },
    ...slot(600),
    ...given,
  })),
});
const reasons = (minute: number, facts: Known) => clashesOf([slot(minute)], wanted, facts).map(({ reason }) => reason);

describe('a rule of lessons', () => {
  const days = (change?: Partial<LessonRule>) =>
    lessonsOf(rule(change), calendar).lessons.map(({ startsAt }) => startsAt.toISOString().slice(0, 10));

  it('makes one on each of its weekdays, both ends included, and names the days off', () => {
    expect(days()).toEqual(['2026-11-30', '2026-12-07', '2026-12-08']);
    expect(lessonsOf(rule(), calendar).daysOff).toEqual([holiday]);
    expect(days({ from: holiday, to: holiday, heldOn: [holiday] })).toEqual([holiday]);
    expect(days({ skipped: [monday] })).not.toContain(monday);
  });

  it('is not for the past, not backwards and not for longer than a year', () => {
    expect(whyNotSeries(rule(), monday)).toBeNull();
    expect(whyNotSeries(rule(), addDays(monday, 1))).toBe('lesson.in-past');
    expect(whyNotSeries(rule({ to: addDays(monday, -1) }), monday)).toBe('lesson.ends-before-start');
    expect(whyNotSeries(rule({ to: addDays(monday, 364) }), monday)).toBeNull();
    expect(whyNotSeries(rule({ to: addDays(monday, 365) }), monday)).toBe('series.too-long');
  });
});

describe('what stands against a lesson', () => {
  it.each([
    ['lesson.specialist-busy', { specialistId: 'one' }],
    ['lesson.room-busy', { roomId: 'room' }],
    ['lesson.child-busy', { childIds: ['child'] }],
  ])('%s', (reason, there) => {
    expect(reasons(615, known(there))).toEqual([reason]);
    expect(reasons(630, known(there))).toEqual([]);
    expect(reasons(570, known(there))).toEqual([]);
  });

  it('is nothing of others, and everything that meets it', () => {
    expect(reasons(600, known({}))).toEqual([]);
    expect(reasons(600, known({ specialistId: 'one', roomId: 'room', childIds: ['child'] }))).toHaveLength(3);
  });

  it.each([
    [530, ['lesson.outside-hours']],
    [540, []],
    [765, ['lesson.outside-hours']],
    [1080, []],
    [1081, ['lesson.outside-hours']],
  ])('at minute %i is %j', (minute, expected) => {
    expect(reasons(minute, known())).toEqual(expected);
  });

  it('is no hour on a day off that somebody chose, and the leave of the specialist on any day', () => {
    expect(clashesOf([slot(400, 30, holiday)], wanted, known())).toEqual([]);
    const away = { ...known(), leaves: [{ from: monday, to: monday }] };
    expect(reasons(600, away)).toEqual(['lesson.specialist-away']);
  });
});

describe('free times of a day', () => {
  const free = (most: number, ...there: Partial<Engagement>[]) =>
    freeSlots({ date: monday, minutes: 45, most }, wanted, known(...there)).map(({ startsAt }) =>
      startsAt.toISOString().slice(11, 16),
    );

  it('are the first ones, a quarter of an hour apart, around what is there and within the hours', () => {
    expect(free(3, { specialistId: 'one' })).toEqual(['04:00', '04:15', '05:30']);
    const all = free(100);
    expect(all).toContain('07:15');
    expect(all).not.toContain('07:30');
    expect(all.at(-1)).toBe('12:45');
  });
});

describe('what changes a plan', () => {
  it('is covered by a colleague who is there and has nothing else', () => {
    const colleague = (id: string, change: Partial<Colleague> = {}): Colleague => ({
      ...{ id, leaves: [], engagements: [] },
      ...change,
    });
    const colleagues = [
      colleague('free', { engagements: [slot(630)], leaves: [{ from: holiday, to: null }] }),
      colleague('away', { leaves: [{ from: monday, to: null }] }),
      colleague('busy', { engagements: [slot(615)] }),
    ];
    expect(freeAmong(colleagues, slot(600)).map(({ id }) => id)).toEqual(['free']);
  });

  it('is made up for once, and only where it was missed', () => {
    expect(whyNotMakeUp({ missed: true, madeUp: false })).toBeNull();
    expect(whyNotMakeUp({ missed: false, madeUp: false })).toBe('lesson.not-missed');
    expect(whyNotMakeUp({ missed: true, madeUp: true })).toBe('lesson.already-made-up');
  });

  it('is looked for on working days', () => {
    expect(workingDaysFrom(calendar, addDays(monday, -1), 3)).toEqual([monday, addDays(monday, 2), addDays(monday, 3)]);
  });
});

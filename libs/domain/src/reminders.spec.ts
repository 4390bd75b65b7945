import type { CaseState } from './case-process';
import { addDays, day, type Day } from './clock/day';
import { calendarOf } from './clock/days-off';
import { FIVE_DAY_WEEK } from './clock/working-time';
import type { Lane, Standing } from './duties';
import {
  byPressure,
  fallenRung,
  isRepeat,
  isUnseenTooLong,
  type LadderDays,
  LADDER_IDS,
  LADDERS_2015,
  nextRungOn,
  remindersOf,
  unseenLookOn,
  whenOf,
} from './reminders';

const today = day('2026-11-26'); // a Thursday
const calendar = calendarOf({ week: FIVE_DAY_WEEK, laterWeeks: [], days: [], closed: [] });
const { COURSE_END, SIGNATURE, RESULT, GOALS_MET } = LADDERS_2015;

const standing = (state: CaseState, more: Partial<Standing> = {}): Standing => ({
  state,
  facts: {},
  assigned: true,
  missingPapers: 0,
  openAssessment: null,
  programmePending: false,
  plannedEndOn: null,
  today,
  conclusion: null,
  ...more,
});
const days = (more: Partial<LadderDays> = {}): LadderDays => ({
  stateSince: today,
  assessmentSince: null,
  programmeSince: null,
  signedSince: null,
  reviewOn: null,
  pmpcUntil: null,
  goalsMet: false,
  ...more,
});
const told = (of: Standing, since: LadderDays, lane: Lane) =>
  remindersOf(of, since, lane, { ladders: LADDERS_2015, calendar }).map(({ ladder, fallen }) => [
    ladder,
    fallen?.rung ?? null,
  ]);

describe('the ladder of a course’s end', () => {
  const rungIn = (left: number, lane: Lane = 'SPECIALIST') =>
    fallenRung(COURSE_END, lane, addDays(today, left), { today, calendar });

  it.each([
    [31, null],
    [30, -30],
    [29, -30],
    [14, -14],
    [7, -7],
    [2, -7],
    [1, -1],
    [0, 0],
    [-1, 1],
    [-7, 1],
    [-8, 8],
    [-15, 15],
  ])('%i days before the end the specialist’s last rung is %j', (left, rung) =>
    expect(rungIn(left)?.rung ?? null).toBe(rung),
  );

  it('tells the head from two weeks before the end', () => {
    expect(rungIn(20, 'HEAD')).toBeNull();
    expect(rungIn(14, 'HEAD')).toEqual({ rung: -14, alone: false });
    expect(rungIn(14, 'CLERK')).toBeNull();
  });

  it('waits for no digest on the last day and after it', () => {
    expect(rungIn(0)?.alone).toBe(true);
    expect(rungIn(-8)?.alone).toBe(true);
  });

  it('moves with the end: what a pause gives back is due later', () => {
    const at = (end: Day) => told(standing('IN_REHABILITATION', { plannedEndOn: end }), days(), 'SPECIALIST');
    expect(at(addDays(today, 5))).toEqual([['COURSE_END', -7]]);
    expect(at(addDays(today, 20))).toEqual([['COURSE_END', -30]]);
    expect(told(standing('SUSPENDED'), days(), 'SPECIALIST')).toEqual([]);
  });

  it('looks again on the day of the next rung, and every week past the last', () => {
    expect(nextRungOn(COURSE_END, 'SPECIALIST', addDays(today, 40), today)).toBe(addDays(today, 10));
    expect(nextRungOn(COURSE_END, 'SPECIALIST', addDays(today, 7), today)).toBe(addDays(today, 6));
    expect(nextRungOn(COURSE_END, 'SPECIALIST', addDays(today, -1), today)).toBe(addDays(today, 7));
    expect(nextRungOn(COURSE_END, 'SPECIALIST', addDays(today, -8), today)).toBe(addDays(today, 7));
    expect(nextRungOn(GOALS_MET, 'HEAD', today, today)).toBeNull();
  });

  it('never looks later than a rung falls', () => {
    for (const id of LADDER_IDS)
      for (let gone = -200; gone < 60; gone++) {
        const from = addDays(today, -gone);
        const ladder = LADDERS_2015[id];
        const lane = ladder.rungs[0]?.to[0] ?? 'HEAD';
        const next = nextRungOn(ladder, lane, from, today);
        const now = fallenRung(ladder, lane, from, { today, calendar })?.rung;
        for (let later = addDays(today, 1); next !== null && ladder.unit === 'CALENDAR_DAYS' && later < next;) {
          expect(fallenRung(ladder, lane, from, { today: later, calendar })?.rung).toBe(now);
          later = addDays(later, 1);
        }
      }
  });
});

describe('ladders in working days', () => {
  const signature = (since: Day, on: Day) => fallenRung(SIGNATURE, 'SPECIALIST', since, { today: on, calendar })?.rung;

  it('step over the weekend', () => {
    const friday = day('2026-11-27');
    expect(signature(friday, day('2026-11-29'))).toBeUndefined();
    expect(signature(friday, day('2026-11-30'))).toBe(1);
    expect(signature(friday, day('2026-12-01'))).toBe(2);
  });

  it('step over a day off that was declared since: it moves what is due at once', () => {
    const closed = calendarOf({ week: FIVE_DAY_WEEK, laterWeeks: [], days: [], closed: [today] });
    const since = day('2026-11-25');
    expect(fallenRung(SIGNATURE, 'HEAD', since, { today, calendar })?.rung).toBe(1);
    expect(fallenRung(SIGNATURE, 'HEAD', since, { today, calendar: closed })).toBeNull();
  });

  it('say it again every so many working days', () => {
    expect(signature(day('2026-11-23'), day('2026-11-27'))).toBe(2);
    expect(signature(day('2026-11-23'), day('2026-11-30'))).toBe(5);
  });
});

describe('a repeat', () => {
  it('lies past the last rung', () => {
    expect(isRepeat(RESULT, 3)).toBe(false);
    expect(isRepeat(RESULT, 8)).toBe(true);
  });
});

describe('what a case reminds a person of', () => {
  const waited = days({ stateSince: day('2026-11-23') });

  it('asks each signer for a signature once the own part is written', () => {
    const conclusion = { signer: true, partWritten: false, signed: false, specialistsLeft: 1 };
    const at = (more: object, lane: Lane) =>
      told(standing('CONCLUSION_IN_PREPARATION', { conclusion: { ...conclusion, ...more } }), waited, lane);
    expect(at({}, 'SPECIALIST')).toEqual([['CONCLUSION', 3]]);
    expect(at({ partWritten: true }, 'SPECIALIST')).toEqual([['SIGNATURE', 2]]);
    expect(at({ partWritten: true, signed: true }, 'SPECIALIST')).toEqual([]);
    expect(at({}, 'HEAD')).toEqual([]);
  });

  it('counts the head’s signature from the last specialist’s', () => {
    const conclusion = { signer: false, partWritten: false, signed: false, specialistsLeft: 0 };
    const at = (signedSince: Day) =>
      told(standing('CONCLUSION_IN_PREPARATION', { conclusion }), { ...waited, signedSince }, 'HEAD');
    expect(at(today)).toEqual([['SIGNATURE', null]]);
    expect(at(day('2026-11-25'))).toEqual([['SIGNATURE', 1]]);
  });

  it('says that the result waits to the clerk alone', () => {
    expect(told(standing('CONCLUSION_SIGNED'), waited, 'CLERK')).toEqual([['RESULT', 3]]);
    expect(told(standing('CONCLUSION_SIGNED'), waited, 'HEAD')).toEqual([]);
  });

  it('says once that the goals are met, from day 90', () => {
    const course = (courseDay: number) =>
      standing('IN_REHABILITATION', {
        facts: { courseDay, minDays: 90, maxDays: 365 },
        plannedEndOn: addDays(today, 60),
      });
    const met = days({ goalsMet: true });
    expect(told(course(89), met, 'HEAD')).toEqual([['COURSE_END', null]]);
    expect(told(course(95), met, 'HEAD')).toEqual([
      ['COURSE_END', null],
      ['GOALS_MET', 0],
    ]);
  });

  it('asks the team alone, and only while the matter is open', () => {
    const waits = days({ stateSince: day('2026-11-20') });
    expect(told(standing('CONTRACT_CONCLUDED'), waits, 'SPECIALIST')).toEqual([['STANDSTILL', 3]]);
    expect(told(standing('CONTRACT_CONCLUDED', { assigned: false }), waits, 'SPECIALIST')).toEqual([]);
    expect(told(standing('RESULT_ISSUED'), waits, 'CLERK')).toEqual([]);
  });
});

describe('who has not seen a reminder', () => {
  it('is told on to the head after so many working days', () => {
    const unseen = (rangOn: string) => isUnseenTooLong(COURSE_END, day(rangOn), { today, calendar });
    expect(unseen('2026-11-25')).toBe(false);
    expect(unseen('2026-11-24')).toBe(true);
    expect(isUnseenTooLong(GOALS_MET, day('2026-01-12'), { today, calendar })).toBe(false);
  });

  it('is looked for again on the first day it may have been too long, tomorrow at the earliest', () => {
    expect(unseenLookOn(COURSE_END, today, today)).toBe(addDays(today, 2));
    expect(unseenLookOn(COURSE_END, addDays(today, -9), today)).toBe(addDays(today, 1));
    expect(unseenLookOn(LADDERS_2015.MONTH, today, today)).toBeNull();
  });
});

it('puts the most pressing first', () => {
  const line = (alone: boolean, dueOn: string) => ({ alone, dueOn: day(dueOn) });
  const lines = [line(false, '2026-11-20'), line(true, '2026-11-27'), line(false, '2026-11-01')];
  expect(lines.toSorted(byPressure).map(({ dueOn }) => dueOn)).toEqual(['2026-11-27', '2026-11-01', '2026-11-20']);
});

describe('the words of a reminder', () => {
  it('say whether a day is to come, is today or is past, or since when something waits', () => {
    const when = (dueOn: string) => whenOf('COURSE_END', day(dueOn), today);
    expect(['2026-11-27', '2026-11-26', '2026-11-25'].map(when)).toEqual(['due', 'dueToday', 'overdue']);
    expect(whenOf('SIGNATURE', day('2026-11-25'), today)).toBe('since');
  });
});

it('speaks of a lesson nobody marked the next working day, to the head one later', () => {
  const friday = addDays(today, 1);
  const fallen = (lane: Lane, after: number) =>
    fallenRung(LADDERS_2015.LESSON, lane, friday, { today: addDays(friday, after), calendar })?.rung ?? null;
  expect([0, 2, 3, 4].map((after) => fallen('SPECIALIST', after))).toEqual([null, null, 1, 1]);
  expect([0, 2, 3, 4].map((after) => fallen('HEAD', after))).toEqual([null, null, null, 2]);
});

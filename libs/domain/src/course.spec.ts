import { day } from './clock/day';
import {
  attendanceRate,
  dosage,
  plannedByToday,
  plannedOver,
  whyNotHeld,
  whyNotJudge,
  whyNotPlan,
  whyNotTeach,
  type AttendanceState,
  type ChildLesson,
  type LessonForm,
} from './course';

const held = (form: LessonForm, attendance: AttendanceState | null): ChildLesson => ({
  form,
  state: 'HELD',
  attendance,
});

const lessons: ChildLesson[] = [
  held('INDIVIDUAL', 'PRESENT'),
  held('INDIVIDUAL', 'PRESENT'),
  held('INDIVIDUAL', 'ABSENT_EXCUSED'),
  held('INDIVIDUAL', 'ABSENT_UNEXCUSED'),
  held('GROUP', 'PRESENT'),
  held('GROUP', null),
  { form: 'GROUP', state: 'NOT_HELD', attendance: null },
  { form: 'SUBGROUP', state: 'PLANNED', attendance: null },
  { form: 'SUBGROUP', state: 'RESCHEDULED', attendance: null },
];

describe('the dosage of a course', () => {
  it('tells by form what was planned, received and missed', () => {
    expect(dosage({ INDIVIDUAL: 58, CONSULTATION: 6 }, lessons)).toEqual({
      INDIVIDUAL: { planned: 58, held: 2, missed: 2, unmarked: 0, madeUp: 0 },
      SUBGROUP: { planned: 0, held: 0, missed: 0, unmarked: 0, madeUp: 0 },
      GROUP: { planned: 0, held: 1, missed: 0, unmarked: 1, madeUp: 0 },
      CONSULTATION: { planned: 6, held: 0, missed: 0, unmarked: 0, madeUp: 0 },
    });
  });
});

describe('attendance', () => {
  it('is the share of marked lessons that the child came to', () => {
    expect(attendanceRate(lessons)).toBe(3 / 5);
  });

  it('is unknown while nothing is marked', () => {
    expect(attendanceRate([])).toBeNull();
    expect(attendanceRate([held('GROUP', null), { form: 'GROUP', state: 'PLANNED', attendance: null }])).toBeNull();
  });
});

describe('the plan by today', () => {
  it.each([
    [60, 0, 0],
    [60, 90, 30],
    [60, 180, 60],
    [60, 200, 60],
    [0, 90, 0],
  ])('%d lessons on day %d of 180: %d', (planned, day, due) =>
    expect(plannedByToday(planned, { day, of: 180 })).toBe(due),
  );
});

describe('a programme', () => {
  it.each(['ASSESSED', 'IN_REHABILITATION', 'SUSPENDED'] as const)('is written in the state %s', (state) => {
    expect(whyNotPlan(state)).toBeNull();
  });
  it.each(['UNDER_ASSESSMENT', 'CONCLUSION_IN_PREPARATION', 'RESULT_ISSUED'] as const)('is not in %s', (state) => {
    expect(whyNotPlan(state)).toBe('case-file.wrong-state');
  });
});

describe('a lesson', () => {
  const running = { state: 'IN_REHABILITATION', courseStartedOn: day('2026-09-01') } as const;

  it('is given inside the course, by the calendar of Almaty', () => {
    expect(whyNotTeach(running, new Date('2026-08-31T19:00:00Z'))).toBeNull();
    expect(whyNotTeach(running, new Date('2026-08-31T18:59:00Z'))).toBe('lesson.outside-course');
    expect(whyNotTeach({ ...running, courseStartedOn: null }, new Date())).toBe('lesson.outside-course');
    expect(whyNotTeach({ ...running, state: 'SUSPENDED' }, new Date())).toBe('case-file.wrong-state');
  });

  it('is recorded once it is over, and lasts no longer than a working day', () => {
    const now = new Date('2026-11-26T10:00:00Z');
    const lesson = (from: string, to: string) => ({
      startsAt: new Date(`2026-11-26T${from}:00Z`),
      endsAt: new Date(`2026-11-26T${to}:00Z`),
    });
    expect(whyNotHeld(lesson('09:20', '10:00'), now)).toBeNull();
    expect(whyNotHeld(lesson('09:20', '10:01'), now)).toBe('lesson.in-future');
    expect(whyNotHeld(lesson('09:20', '09:20'), now)).toBe('lesson.ends-before-start');
    expect(whyNotHeld(lesson('01:00', '09:01'), now)).toBe('lesson.too-long');
  });
});

describe('a plan by the week', () => {
  it.each([
    [2, 180, 51],
    [1, 90, 13],
    [3, 365, 156],
    [1, 3, 1],
  ])('%i a week over %i days are %i lessons', (perWeek, days, lessons) => {
    expect(plannedOver(perWeek, days)).toBe(lessons);
  });
});

describe('a judgement of a goal', () => {
  const today = day('2026-11-27');

  it('is dated today or before', () => {
    expect(whyNotJudge({ state: 'ACHIEVED', on: today }, today)).toBeNull();
    expect(whyNotJudge({ state: 'ACHIEVED', on: day('2026-11-28') }, today)).toBe('late-entry.in-future');
  });

  it('drops a goal only for a reason', () => {
    expect(whyNotJudge({ state: 'DROPPED' }, today)).toBe('reason.missing');
    expect(whyNotJudge({ state: 'DROPPED', remark: 'Көру қабілеті төмендеді' }, today)).toBeNull();
  });
});

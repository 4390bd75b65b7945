import {
  attendanceRate,
  dosage,
  plannedByToday,
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
      INDIVIDUAL: { planned: 58, held: 2, missed: 2, unmarked: 0 },
      SUBGROUP: { planned: 0, held: 0, missed: 0, unmarked: 0 },
      GROUP: { planned: 0, held: 1, missed: 0, unmarked: 1 },
      CONSULTATION: { planned: 6, held: 0, missed: 0, unmarked: 0 },
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

import type { Day } from './clock/day';
import type { ChildLesson } from './course';
import { type LedgerLesson, ledgerOf, owedOf, paceOf, type PlannedLine, totalOf } from './dosage';

const TODAY = '2026-11-27' as Day;
const line = (planned: number, specialistId = 'a'): PlannedLine => ({ form: 'INDIVIDUAL', specialistId, planned });
const lesson = (
  state: ChildLesson['state'],
  attendance: ChildLesson['attendance'] = null,
  more: Partial<LedgerLesson> = {},
): LedgerLesson => ({ form: 'INDIVIDUAL', specialistId: 'a', state, attendance, ...more });
const times = (count: number, one: LedgerLesson): LedgerLesson[] => Array.from({ length: count }, () => one);

describe('the ledger of a course', () => {
  const lessons = [
    ...times(3, lesson('HELD', 'PRESENT')),
    lesson('HELD', 'PRESENT', { makesUpFor: 'x' }),
    lesson('HELD', 'ABSENT_EXCUSED'),
    lesson('HELD', 'ABSENT_EXCUSED', { makesUpFor: 'x' }),
    lesson('HELD', 'ABSENT_UNEXCUSED'),
    lesson('NOT_HELD'),
    lesson('CANCELLED'),
    lesson('RESCHEDULED'),
    lesson('PLANNED', null, { over: true }),
    lesson('PLANNED'),
    lesson('HELD', 'PRESENT', { form: 'GROUP', specialistId: 'b' }),
  ];

  it('says by form and specialist what was promised and what became of it', () => {
    const lines = ledgerOf([line(10), line(4, 'c')], lessons);
    expect(lines).toEqual([
      {
        ...line(10),
        ...{ held: 4, madeUp: 1, excused: 2, unexcused: 1, cancelled: 2, unmarked: 1, ahead: 1 },
      },
      {
        ...line(4, 'c'),
        ...{ held: 0, madeUp: 0, excused: 0, unexcused: 0, cancelled: 0, unmarked: 0, ahead: 0 },
      },
      expect.objectContaining({ form: 'GROUP', specialistId: 'b', planned: 0, held: 1 }),
    ]);
    expect(totalOf(lines)).toMatchObject({ planned: 14, held: 5, excused: 2, ahead: 1 });
    expect(owedOf(totalOf(lines))).toBe(4);
  });

  it('owes nothing where more was made up than missed', () => {
    expect(owedOf(totalOf(ledgerOf([], times(2, lesson('HELD', 'PRESENT', { makesUpFor: 'x' })))))).toBe(0);
  });
});

describe('the pace of a course', () => {
  const pace = (planned: number, held: number, course = { day: 90, daysLeft: 90 }) =>
    paceOf(ledgerOf([line(planned)], times(held, lesson('HELD', 'PRESENT'))), course, TODAY);

  it('ends the plan so many days after the course, with its arithmetic', () => {
    expect(pace(58, 26)).toEqual({
      ...{ held: 26, days: 90, remaining: 32, daysNeeded: 111, daysLeft: 90, daysAfter: 21 },
      endsOn: '2027-03-18',
    });
  });

  it('ends it with the course or before', () => {
    expect(pace(40, 20)).toMatchObject({ daysNeeded: 90, daysAfter: 0 });
    expect(pace(40, 30)).toMatchObject({ daysNeeded: 30, daysAfter: -60 });
  });

  it('is not spoken of in the first week, before anything was held, and when nothing is left', () => {
    expect(pace(40, 3, { day: 6, daysLeft: 174 })).toBeNull();
    expect(pace(40, 0)).toBeNull();
    expect(pace(40, 41)).toBeNull();
  });

  it('lets one line make up for no other', () => {
    const lines = ledgerOf([line(10), line(10, 'b')], times(20, lesson('HELD', 'PRESENT')));
    expect(paceOf(lines, { day: 50, daysLeft: 50 }, TODAY)).toMatchObject({ remaining: 10, daysNeeded: 25 });
  });
});

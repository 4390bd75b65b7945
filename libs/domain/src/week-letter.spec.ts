import { addDays, day } from './clock/day';
import { type InHand, linesOfWeek, mondayOf } from './week-letter';

const MONDAY = day('2026-11-23');
const inHand = (personId: string, over: Partial<InHand> = {}): InHand => ({
  ...{ personId, cases: 0, ending: 0, reminders: [] },
  ...over,
});
const reminded = (over: object = {}) => ({
  ...({ about: 'one', ladder: 'SIGNATURE', dueOn: addDays(MONDAY, -3), seen: true } as const),
  ...over,
});

describe('the letter of the week', () => {
  it('belongs to the Monday of its week', () => {
    for (const days of [0, 3, 6]) expect(mondayOf(addDays(MONDAY, days))).toBe(MONDAY);
    expect(mondayOf(addDays(MONDAY, 7))).toBe(addDays(MONDAY, 7));
  });

  it('has nothing to say of work alone', () => {
    expect(linesOfWeek([inHand('a', { cases: 9 })], MONDAY)).toEqual([]);
  });

  it('counts a case once as late, whatever it is late with, and what was not seen', () => {
    const reminders = [
      reminded(),
      reminded({ ladder: 'COURSE_END', dueOn: addDays(MONDAY, -1), seen: false }),
      reminded({ about: 'two', ladder: 'COURSE_END', dueOn: MONDAY, seen: false }),
      reminded({ about: 'three', ladder: 'GOALS_MET' }),
    ];
    expect(linesOfWeek([inHand('a', { cases: 4, ending: 1, reminders })], MONDAY)).toEqual([
      { personId: 'a', cases: 4, late: 1, ending: 1, unseen: 2 },
    ]);
  });

  it('puts who is late first, and leaves out who has nothing', () => {
    const people = [
      inHand('busy', { cases: 9 }),
      inHand('free'),
      inHand('ending', { cases: 2, ending: 1 }),
      inHand('late', { cases: 1, reminders: [reminded()] }),
    ];
    expect(linesOfWeek(people, MONDAY).map(({ personId }) => personId)).toEqual(['late', 'ending', 'busy']);
  });
});

import { addedOf, faultsInRungs, rungsIn, tightened } from './added-rungs';
import { LADDERS_2015 } from './reminders';

describe('ladders made stricter', () => {
  it('have rungs added, each told to whom the nearest before it is told, and none taken away', () => {
    const { COURSE_END: ladder } = tightened(LADDERS_2015, { COURSE_END: [-60, -3] }, { COURSE_END: [-3, 0] });
    expect(ladder.rungs.map(({ at }) => at)).toEqual([-60, -30, -14, -7, -3, -1, 0, 1]);
    expect(ladder.rungs.find(({ at }) => at === -3)?.to).toEqual(['SPECIALIST', 'HEAD']);
    expect(ladder.rungs.find(({ at }) => at === -60)?.to).toEqual(['SPECIALIST']);
    expect(tightened(LADDERS_2015)).toEqual(LADDERS_2015);
  });

  it('may speak before a day they count towards, not before one they count from', () => {
    const wanted = [
      { ladder: 'COURSE_END', at: -60 },
      { ladder: 'SIGNATURE', at: 0 },
      { ladder: 'MONTH', at: -1 },
    ] as const;
    expect(faultsInRungs(wanted).map(({ pointer }) => pointer)).toEqual(['/rungs/1/at', '/rungs/2/at']);
  });

  it('are kept by ladder', () => {
    const wanted = [
      { ladder: 'RESULT', at: 2 },
      { ladder: 'COURSE_END', at: -3 },
      { ladder: 'COURSE_END', at: -60 },
    ] as const;
    expect(addedOf(wanted)).toEqual({ RESULT: [2], COURSE_END: [-60, -3] });
    expect(rungsIn(addedOf(wanted)).map(({ at }) => at)).toEqual([-60, -3, 2]);
  });
});

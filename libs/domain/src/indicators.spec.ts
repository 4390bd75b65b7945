import { ACTION_NUMBERS, actionOf, CASE_STATES, TRANSITIONS, type CaseState } from './case-process';
import { casesPerActionDelta, INDICATORS } from './indicators';

describe('the indicators', () => {
  it('are each declared under their own id, with words for name and formula', () => {
    for (const [id, indicator] of Object.entries(INDICATORS)) {
      expect(indicator).toMatchObject({ id, name: `indicator.${id}.name`, formula: `indicator.${id}.formula` });
    }
  });
});

describe('cases per action', () => {
  it('gain a case when it is entered and lose it when it is over', () => {
    expect(casesPerActionDelta(null, 'DRAFT')).toEqual([{ action: 1, change: 1 }]);
    expect(casesPerActionDelta('DRAFT', 'REGISTERED')).toEqual([
      { action: 1, change: -1 },
      { action: 2, change: 1 },
    ]);
    expect(casesPerActionDelta('CONCLUSION_SIGNED', 'RESULT_ISSUED')).toEqual([{ action: 6, change: -1 }]);
  });

  it('do not change while a case stays in its action, nor after its end', () => {
    expect(casesPerActionDelta('IN_REHABILITATION', 'SUSPENDED')).toEqual([]);
    expect(casesPerActionDelta('RESULT_ISSUED', 'RESULT_ISSUED')).toEqual([]);
  });

  it('summed over any legal way give exactly the cases that are there', () => {
    let state: CaseState = 'DRAFT';
    const cells = new Map(ACTION_NUMBERS.map((action) => [action, 0]));
    const add = (from: CaseState | null, to: CaseState) =>
      casesPerActionDelta(from, to).forEach(({ action, change }) =>
        cells.set(action, (cells.get(action) ?? 0) + change),
      );
    add(null, state);
    for (let step = 0; step < 500; step++) {
      const ways = TRANSITIONS.filter(([from]) => from === state);
      const next: CaseState | undefined = ways[(step * 31) % (ways.length || 1)]?.[1];
      if (!next) break;
      add(state, next);
      state = next;
      const expected = ACTION_NUMBERS.map((action) => (actionOf(state) === action ? 1 : 0));
      expect([...cells.values()]).toEqual(expected);
    }
    expect(CASE_STATES).toContain(state);
  });
});

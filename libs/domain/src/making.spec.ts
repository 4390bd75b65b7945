import { failureOf, isOnItsWay, MAKING_STATES, mayTryAgain } from './making';

describe('what is made while somebody waits', () => {
  it('was given up for a reason he can do something about, or for our own fault', () => {
    expect(['PdfNotRendered', 'UnrecoverableError', 'RangeError'].map(failureOf)).toEqual([
      'UNPRINTABLE',
      'INTERRUPTED',
      'BROKEN',
    ]);
  });

  it('is tried again when it was given up, and looked at again while it is on its way', () => {
    const states = MAKING_STATES.map((state) => ({ state }));
    expect(states.filter(mayTryAgain)).toEqual([{ state: 'FAILED' }]);
    expect(states.filter(isOnItsWay)).toEqual([{ state: 'WAITING' }, { state: 'MAKING' }]);
  });
});

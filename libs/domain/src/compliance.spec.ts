import { medianOf, middleHalfOf, noticesOf, type WatchedProvider } from './compliance';

const provider = (name: string, facts: Partial<WatchedProvider> = {}): WatchedProvider => ({
  provider: name,
  ...{ share: 0.97, measured: 100, waiting: 0, overdue: 0, received: 10, receivedLastYear: 10, held: 100, notHeld: 5 },
  ...facts,
});

describe('the median of providers', () => {
  it('is the one in the middle or half-way between two, and nothing of none', () => {
    expect([medianOf([3, 1, 2]), medianOf([4, 1, 2, 3]), medianOf([])]).toEqual([2, 2.5, null]);
  });
});

describe('the middle half of providers', () => {
  it('lies between the quarters, and is nothing of fewer than four', () => {
    expect(middleHalfOf([5, 1, 2, 3, 4])).toEqual({ low: 2, high: 4 });
    expect(middleHalfOf([1, 2, 3, 4])).toEqual({ low: 1.75, high: 3.25 });
    expect(middleHalfOf([1, 2, 3])).toBeNull();
  });
});

describe('what wants attention', () => {
  it('is nothing where all is as it should be', () => {
    expect(noticesOf([{ action: 1, median: 4, norm: 5 }], [provider('a')])).toEqual([]);
  });

  it('is an action over its norm and the worst two providers of each rule, five at most', () => {
    const providers = [
      provider('fair', { share: 0.9 }),
      provider('low', { share: 0.89 }),
      provider('lower', { share: 0.7 }),
      provider('lowest', { share: 0.5 }),
      provider('few', { share: 0.1, measured: 19 }),
      provider('queue', { waiting: 3 }),
      provider('silent', { received: 0 }),
      provider('lessons', { held: 15, notHeld: 5 }),
      provider('no lessons', { held: 14, notHeld: 6 }),
    ];
    expect(noticesOf([{ action: 5, median: 14, norm: 10 }], providers)).toEqual([
      { kind: 'actionOver', action: 5, value: 14 },
      { kind: 'normLow', provider: 'lowest', value: 0.5 },
      { kind: 'normLow', provider: 'lower', value: 0.7 },
      { kind: 'queue', provider: 'queue', value: 3 },
      { kind: 'lessons', provider: 'no lessons', value: 0.3 },
    ]);
    expect(noticesOf([], [provider('late', { overdue: 2 })])).toEqual([
      { kind: 'overdue', provider: 'late', value: 2 },
    ]);
    expect(noticesOf([], [provider('silent', { received: 0 })])).toEqual([
      { kind: 'silent', provider: 'silent', value: 10 },
    ]);
  });
});

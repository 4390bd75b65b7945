import { describe, expect, it } from 'vitest';
import { sideBySide } from './side-by-side';

const at = (...stretches: [number, number][]) => sideBySide(stretches.map(([from, to]) => ({ from, to })));

describe('what stands side by side', () => {
  it('has the whole width where nothing meets it', () => {
    expect(at([0, 10], [10, 20])).toEqual([
      { strip: 0, strips: 1 },
      { strip: 0, strips: 1 },
    ]);
    expect(at()).toEqual([]);
  });

  it('shares it with all that meet, also through a third', () => {
    expect(at([0, 20], [10, 30], [20, 40], [40, 50])).toEqual([
      { strip: 0, strips: 2 },
      { strip: 1, strips: 2 },
      { strip: 0, strips: 2 },
      { strip: 0, strips: 1 },
    ]);
  });

  it('keeps the order it was given', () => {
    expect(at([10, 20], [0, 15])).toEqual([
      { strip: 1, strips: 2 },
      { strip: 0, strips: 2 },
    ]);
  });
});

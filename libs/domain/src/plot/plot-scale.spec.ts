import { linear, ticksOf, wrapped } from './plot-scale';

describe('the marks of an axis', () => {
  it('are round and hold both ends', () => {
    expect(ticksOf([81.3, 99.1])).toEqual([80, 85, 90, 95, 100]);
    expect(ticksOf([0, 288])).toEqual([0, 100, 200, 300]);
    expect(ticksOf([0, 0.31])).toEqual([0, 0.1, 0.2, 0.3, 0.4]);
  });

  it('are there when all values are the same, and when there is nothing', () => {
    expect(ticksOf([7, 7])).toEqual([6, 8]);
    expect(ticksOf([0, 0])).toHaveLength(2);
  });
});

describe('a place on the picture', () => {
  it('lies between the ends, and at the start where they are the same', () => {
    expect(linear([0, 10], [100, 200])(5)).toBe(150);
    expect(linear([3, 3], [100, 200])(3)).toBe(100);
  });
});

describe('a long name', () => {
  it('is broken between words and after hyphens', () => {
    expect(wrapped('«Балауса» психологиялық-педагогикалық түзету кабинеті', 20)).toEqual([
      '«Балауса»',
      'психологиялық-',
      'педагогикалық түзету',
      'кабинеті',
    ]);
  });
});

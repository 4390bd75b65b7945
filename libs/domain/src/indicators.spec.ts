import { day } from './clock/day';
import { figureOf, middleOf, SMALLEST, type Sum, WIDTH } from './indicator-figures';
import {
  dueSpan,
  INDICATOR_IDS,
  INDICATOR_TOPICS,
  INDICATORS,
  keyDimensionOf,
  MEASURE_IDS,
  measuresOf,
} from './indicators';

describe('the indicators', () => {
  it('are each declared under their own id, with words for name and formula', () => {
    for (const [id, indicator] of Object.entries(INDICATORS)) {
      expect(indicator).toMatchObject({ id, name: `indicator.${id}.name`, formula: `indicator.${id}.formula` });
    }
  });

  it('stand each in one topic', () => {
    expect(Object.values(INDICATOR_TOPICS).flat().toSorted()).toEqual([...INDICATOR_IDS].toSorted());
  });

  it('are made of every measure, and split by no more than it is', () => {
    const used = Object.values(INDICATORS).flatMap(({ making }) => measuresOf(making));
    expect(MEASURE_IDS.filter((id) => !used.includes(id))).toEqual([]);
    expect(keyDimensionOf(INDICATORS.handlingP90.making)).toBe('action');
    expect(keyDimensionOf(INDICATORS.attendanceShare.making)).toBeNull();
    expect(INDICATORS.lessonsHeld.dimensions).toContain('form');
  });
});

describe('what falls due', () => {
  it('is looked at by days from today, and nothing else is', () => {
    const today = day('2026-11-27');
    expect(dueSpan(INDICATORS.coursesEnding.making, today)).toEqual({ from: today, until: '2026-12-27' });
    expect(dueSpan(INDICATORS.coursesOverdue.making, today)).toMatchObject({ until: '2026-11-26' });
    expect(dueSpan(INDICATORS.coursesRunning.making, today)).toBeNull();
  });
});

describe('a figure', () => {
  const marks: Sum[] = [
    { measure: 'attendance', key: 'PRESENT', n: 6 },
    { measure: 'attendance', key: 'ABSENT_EXCUSED', n: 2 },
  ];

  it('counts, and is a part of a whole', () => {
    expect(figureOf(INDICATORS.attendanceMarks.making, marks)).toEqual({ value: 8, base: 8 });
    expect(figureOf(INDICATORS.attendanceShare.making, marks)).toEqual({ value: 0.75, base: 8 });
  });

  it('is nothing where there is nothing to divide by or to rank', () => {
    expect(figureOf(INDICATORS.normShare.making, [])).toEqual({ value: null, base: 0 });
    expect(figureOf(INDICATORS.handlingMedian.making, [])).toEqual({ value: null, base: 0 });
    expect(figureOf(INDICATORS.casesReceived.making, [])).toEqual({ value: 0, base: 0 });
  });

  it('ranks lengths within 5 % of the exact median and ninth decile, also merged from several histograms', () => {
    const lengths = Array.from({ length: 501 }, (_, i) => 0.3 + ((i * 7919) % 501) * 1.7);
    const bucket = (x: number) => (x < SMALLEST ? 0 : 1 + Math.floor(Math.log(x / SMALLEST) / Math.log(WIDTH)));
    const sums = lengths.map((x, i): Sum => ({ measure: 'handling', key: `${1 + (i % 3)}:${bucket(x)}`, n: 1 }));
    const sorted = lengths.toSorted((a, b) => a - b);
    for (const [id, q] of [
      ['handlingMedian', 0.5],
      ['handlingP90', 0.9],
    ] as const) {
      const exact = sorted[Math.ceil(q * sorted.length) - 1]!;
      const { value, base } = figureOf(INDICATORS[id].making, sums);
      expect(Math.abs(value! / exact - 1)).toBeLessThan(0.05);
      expect(base).toBe(501);
    }
    expect(middleOf(0)).toBe(0);
  });
});

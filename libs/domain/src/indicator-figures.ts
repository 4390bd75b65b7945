import { isSpread, type Making, type MeasureId } from './indicators';

/** One sum of the cells: of a measure, under a key; a SPREAD has `key:bucket`, or the bucket alone. */
export type Sum = { measure: MeasureId; key: string; n: number };

/** A histogram of lengths, 5 % wide: bucket 0 is no time at all, bucket b begins at SMALLEST × WIDTH^(b−1). Sums of buckets are buckets. */
export const SMALLEST = 0.1;
export const WIDTH = 1.05;

/** The length in the middle of a bucket: no length in it is farther away than half its width. */
export const middleOf = (bucket: number): number => (bucket === 0 ? 0 : SMALLEST * WIDTH ** (bucket - 0.5));

/** Where a bucket begins and where the next one does. */
export const boundsOf = (bucket: number): { from: number; until: number } =>
  bucket === 0
    ? { from: 0, until: SMALLEST }
    : { from: SMALLEST * WIDTH ** (bucket - 1), until: SMALLEST * WIDTH ** bucket };

/** The key a sum is split by: the action of `4:120`, the form of a lesson. */
export function keyOf({ measure, key }: Pick<Sum, 'measure' | 'key'>): string {
  return isSpread(measure) ? (key.includes(':') ? key.slice(0, key.indexOf(':')) : '') : key;
}

const bucketIn = ({ key }: Sum): number => Number(key.slice(key.indexOf(':') + 1));
const total = (sums: readonly Sum[], of: MeasureId, only?: string): number =>
  sums
    .filter(({ measure, key }) => measure === of && (only === undefined || key === only))
    .reduce((all, { n }) => all + n, 0);

/** The lengths of one measure, all histograms added up, from the shortest to the longest. */
export function histogramOf(sums: readonly Sum[], of: MeasureId): { bucket: number; n: number }[] {
  const counts = new Map<number, number>();
  for (const sum of sums) {
    if (sum.measure === of) counts.set(bucketIn(sum), (counts.get(bucketIn(sum)) ?? 0) + sum.n);
  }
  return [...counts]
    .map(([bucket, n]) => ({ bucket, n }))
    .filter(({ n }) => n !== 0)
    .toSorted((a, b) => a.bucket - b.bucket);
}

function quantile(sums: readonly Sum[], { of, q }: { of: MeasureId; q: number }): number | null {
  const all = total(sums, of);
  let seen = 0;
  for (const { bucket, n } of histogramOf(sums, of)) {
    seen += n;
    if (all > 0 && seen >= q * all) return middleOf(bucket);
  }
  return null;
}

/** `value` is null where there is nothing to divide by or to rank; `base` is how many it stands on. */
export type Figure = { value: number | null; base: number };

/** A figure from the sums of its measures. */
export function figureOf(making: Making, sums: readonly Sum[]): Figure {
  if (making.as === 'COUNT' || making.as === 'DUE') {
    const n = total(sums, making.of);
    return { value: n, base: n };
  }
  if (making.as === 'QUANTILE') return { value: quantile(sums, making), base: total(sums, making.of) };
  const whole = making.whole.reduce((all, of) => all + total(sums, of), 0);
  return { value: whole > 0 ? total(sums, making.part, making.only) / whole : null, base: whole };
}

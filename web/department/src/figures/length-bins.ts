export type Bin = { from: number; until: number; n: number };

const TO_THE_NORM = 10;
const MOST = 2;

/** Lengths in ten equal parts of the norm and as many beyond it; the last one holds all that is longer. */
export function binsOf(spread: readonly Bin[], norm: number): Bin[] {
  const width = norm / TO_THE_NORM;
  const bins = Array.from({ length: TO_THE_NORM * MOST }, (_, index) => ({
    from: index * width,
    until: (index + 1) * width,
    n: 0,
  }));
  for (const { from, until, n } of spread) {
    const bin = bins[Math.min(bins.length - 1, Math.floor((from + until) / 2 / width))];
    if (bin) bin.n += n;
  }
  const last = bins.findLastIndex(({ n }) => n > 0);
  return bins.slice(0, last + 1);
}

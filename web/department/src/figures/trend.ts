type Point = { value: number | null; base: number };
export type Trend = { way: 'fell' | 'rose' | 'steady'; before: number | null; now: number | null };

const LAST = 3;
/** A share that moves by less than this stands where it was. */
const MOVED = 0.01;

function shareOf(points: readonly Point[]): number | null {
  const base = points.reduce((sum, point) => sum + point.base, 0);
  return base > 0 ? points.reduce((sum, { value, base: n }) => sum + (value ?? 0) * n, 0) / base : null;
}

/** A share in the last three months against the months before them. */
export function trendOf(series: readonly Point[]): Trend {
  const [before, now] = [shareOf(series.slice(0, -LAST)), shareOf(series.slice(-LAST))];
  const change = before === null || now === null ? 0 : now - before;
  const way = Math.abs(change) < MOVED ? 'steady' : change < 0 ? 'fell' : 'rose';
  return { way, before, now };
}

type Point = { value: number | null; base: number };
export type Trend = { way: 'fell' | 'rose' | 'steady' | 'lone' | 'none'; before: number | null; now: number | null };

const LAST = 3;
/** A share that moves by less than this stands where it was. */
const MOVED = 0.01;

function shareOf(points: readonly Point[]): number | null {
  const base = points.reduce((sum, point) => sum + point.base, 0);
  return base > 0 ? points.reduce((sum, { value, base: n }) => sum + (value ?? 0) * n, 0) / base : null;
}

function wayOf(before: number | null, now: number | null): Trend['way'] {
  if (before === null || now === null) return before === now ? 'none' : 'lone';
  if (Math.abs(now - before) < MOVED) return 'steady';
  return now < before ? 'fell' : 'rose';
}

/** A share in the last three months against the months before them; alone where only one of the two is known. */
export function trendOf(series: readonly Point[]): Trend {
  const [before, now] = [shareOf(series.slice(0, -LAST)), shareOf(series.slice(-LAST))];
  return { way: wayOf(before, now), before, now };
}

export type RankRow = { key: string; place: number; name: string; value: number; before: number | null };
export type RankLine = { row: RankRow; middle: boolean } | { left: number; key: string };
export type RankClass = 'good' | 'fair' | 'low';
/** From `good` on a share is good, under `low` it is low. */
export type RankLimits = { good: number; low: number };

export function classOf(value: number, { good, low }: RankLimits): RankClass {
  if (value >= good) return 'good';
  return value < low ? 'low' : 'fair';
}

const BEST = 3;

/** Of rows from the best to the worst: the first three, the one in the middle and all that are low; between them how many are left out. */
export function rankLines(rows: readonly RankRow[], limits: RankLimits): RankLine[] {
  const middle = Math.floor((rows.length - 1) / 2);
  const lines: RankLine[] = [];
  rows.forEach((row, index) => {
    const last = lines.at(-1);
    if (index < BEST || index === middle || classOf(row.value, limits) === 'low')
      lines.push({ row, middle: index === middle });
    else if (last && 'left' in last) last.left += 1;
    else lines.push({ left: 1, key: `before-${row.key}` });
  });
  return lines;
}

import type { Drawing, Drawn, Mark } from './drawing';
import { endsOf, linear, type Scale, ticksOf, wrapped } from './plot-scale';

export type RankRow = { key: string; place: number; name: string; value: number; before: number | null };
export type RankLine = { row: RankRow; middle: boolean } | { left: number; key: string };
export type RankClass = 'good' | 'fair' | 'low';
/** From `good` on a share is good, under `low` it is low. */
export type RankLimits = { good: number; low: number };

export function classOf(value: number, { good, low }: RankLimits): RankClass {
  if (value >= good) return 'good';
  return value < low ? 'low' : 'fair';
}

/** From the best to the worst, each with its place; what has no value has none. */
export const ranked = <Row extends { value: number | null }>(
  rows: readonly Row[],
): (Row & { value: number; place: number })[] =>
  rows
    .flatMap((row) => (row.value === null ? [] : [{ ...row, value: row.value }]))
    .toSorted((a, b) => b.value - a.value)
    .map((row, index) => ({ ...row, place: index + 1 }));

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

export type Ranks = {
  /** From the best to the worst. */
  rows: readonly RankRow[];
  limits: RankLimits;
  format: (value: number) => string;
  /** Round values: of the axis and of what is aimed at. */
  mark: (value: number) => string;
  words: { target: string; middle: string; more: (left: number) => string };
  width: number;
};
/** A row that is drawn, and where its dot lies. */
export type RankPoint = { row: RankRow; x: number; y: number };

const [TOP, BOTTOM, BASELINE, LETTER, NAME, NARROW] = [24, 24, 4, 6.9, 15, 520];
type Place = { line: RankLine; names: readonly string[]; top: number; own: number; dots: number; text: number };

const isNarrow = ({ width }: Ranks): boolean => width < NARROW;
const sidesOf = (ranks: Ranks): readonly [number, number] =>
  isNarrow(ranks) ? [8, ranks.width - 64] : [ranks.width * 0.4, ranks.width - 76];

/** Names stand before their dots, or above them where there is no room. */
function placesOf(ranks: Ranks): Place[] {
  const narrow = isNarrow(ranks);
  const room = Math.floor((narrow ? ranks.width - 40 : sidesOf(ranks)[0] - 44) / LETTER);
  let y = TOP;
  return rankLines(ranks.rows, ranks.limits).map((line) => {
    const names = 'row' in line ? wrapped(line.row.name, room) : [];
    const high = names.length * NAME;
    const own = 'left' in line ? 22 : narrow ? high + 24 : Math.max(28, high + 8);
    const top = y;
    y += own;
    const dots = narrow ? top + high + 12 : top + own / 2;
    const text = narrow ? top + 13 : top + own / 2 + BASELINE - (names.length - 1) * (NAME / 2);
    return { line, names, top, own, dots, text };
  });
}

function ticksOfRanks(ranks: Ranks, shown: readonly RankRow[]): number[] {
  const values = shown.flatMap(({ value, before }) => [value, ...(before === null ? [] : [before])]);
  const ends = [Math.min(ranks.limits.good, ...values), Math.max(ranks.limits.good, ...values)] as const;
  return ticksOf(ends, isNarrow(ranks) ? 3 : 5).filter((one) => one <= 1);
}

/** What the dots are read against: shares in round steps, and the one that is aimed at. */
function axes({ limits, mark, words }: Ranks, ticks: readonly number[], x: Scale, bottom: number): Drawn {
  const aim = x(limits.good);
  const middle = { 'text-anchor': 'middle' } as const;
  return {
    key: 'axes',
    marks: [
      ...ticks.flatMap((tick): Mark[] => [
        { tag: 'line', look: 'grid', at: { x1: x(tick), x2: x(tick), y1: TOP, y2: bottom } },
        { tag: 'text', look: 'axis', at: { x: x(tick), y: bottom + 16, ...middle }, text: mark(tick) },
      ]),
      { tag: 'line', look: 'target', at: { x1: aim, x2: aim, y1: TOP - 8, y2: bottom } },
      { tag: 'text', look: 'strong', at: { x: aim, y: TOP - 12, ...middle }, text: words.target },
    ],
  };
}

/** The shape repeats the class, for whoever sees no colour of it. */
function dotOf(kind: RankClass, x: number, y: number): Mark {
  const look = `mark ${kind}`;
  if (kind === 'good') return { tag: 'circle', look, at: { cx: x, cy: y, r: 5.5 } };
  if (kind === 'fair') return { tag: 'rect', look, at: { x: x - 5, y: y - 5, width: 10, height: 10, rx: 1.5 } };
  return { tag: 'path', look, at: { d: `M${x} ${y - 6.5}l6.5 11.5h-13z` } };
}

/** One that has a place: its name, the way from the year before, where it stands now and how much that is. */
function rowMarks(ranks: Ranks, { line, names, top, own, dots, text }: Place, x: Scale): Mark[] {
  if ('left' in line) return [];
  const { row, middle } = line;
  const { width, words } = ranks;
  const kind = classOf(row.value, ranks.limits);
  const [narrow, now] = [isNarrow(ranks), x(row.value)];
  const name = (part: string, n: number): Mark => ({
    ...({ tag: 'text', look: 'name', at: { x: narrow ? 8 : 32, y: text + n * NAME }, text: part } as const),
    ...(middle && n === names.length - 1 ? { beside: words.middle } : {}),
  });
  const end = { 'text-anchor': 'end' } as const;
  const way: Mark[] =
    row.before === null
      ? []
      : [
          { tag: 'line', look: `way ${kind}`, at: { x1: x(row.before), x2: now, y1: dots, y2: dots } },
          { tag: 'circle', look: `before ${kind}`, at: { cx: x(row.before), cy: dots, r: 4.5 } },
        ];
  return [
    { tag: 'rect', look: 'hit', at: { x: 0, y: top, width, height: own } },
    ...(narrow
      ? []
      : [{ tag: 'text', look: 'axis', at: { x: 20, y: text, ...end }, text: String(row.place) } as const]),
    ...names.map(name),
    ...way,
    dotOf(kind, now, dots),
    {
      ...{ tag: 'text', look: `strong value ${kind}`, at: { x: width - 2, y: dots + BASELINE, ...end } },
      text: ranks.format(row.value),
    },
  ];
}

/** Who stands where: a dot for now, a hollow one for the year before; the same on a page and on paper. */
export function drawRanks(ranks: Ranks): Drawing & { points: RankPoint[] } {
  const places = placesOf(ranks);
  const last = places.at(-1);
  const bottom = last ? last.top + last.own : TOP;
  const shown = places.flatMap(({ line, dots }) => ('row' in line ? [{ row: line.row, y: dots }] : []));
  const ticks = ticksOfRanks(
    ranks,
    shown.map(({ row }) => row),
  );
  const x = linear(endsOf(ticks), sidesOf(ranks));
  const parts = places.map((place): Drawn => {
    const { line, top } = place;
    if ('row' in line) return { key: line.row.key, marks: rowMarks(ranks, place, x) };
    const at = { x: isNarrow(ranks) ? 8 : 32, y: top + 15 };
    return { key: line.key, marks: [{ tag: 'text', look: 'axis', at, text: ranks.words.more(line.left) }] };
  });
  return {
    ...{ width: ranks.width, height: bottom + BOTTOM, parts: [axes(ranks, ticks, x, bottom), ...parts] },
    points: shown.map(({ row, y }) => ({ row, x: x(row.value), y })),
  };
}

import type { Drawing, Mark } from './drawing';
import { linear, type Scale, wrapped } from './plot-scale';

/** A tick (`all`) is the same of all; a bar that is `strong` is over what it should be, one that is `quiet` stands behind the others. */
export type BarRow = {
  key: string;
  name: string;
  value: number;
  text: string;
  all?: number | null;
  strong?: boolean;
  quiet?: boolean;
};
/** `valueRoom` is kept for the longest text, in px. */
export type Bars = { rows: readonly BarRow[]; width: number; valueRoom: number };

const [ROW, BAR, LINE, EDGE, LETTER] = [32, 12, 15, 4, 6.9];
const [NARROW, WIDEST_NAMES, NAMES] = [340, 190, 0.42];
type Place = { names: readonly string[]; top: number; own: number; bar: number; text: number };

/** Names stand before their bars, or above them where there is no room. */
function placesOf({ rows, width }: Bars, start: number): Place[] {
  const narrow = start === 0;
  const room = Math.floor((narrow ? width : start - 10) / LETTER);
  let y = EDGE;
  return rows.map(({ name }) => {
    const names = wrapped(name, room);
    const own = narrow ? names.length * LINE + 24 : Math.max(ROW, names.length * LINE + 8);
    const top = y;
    y += own;
    const bar = narrow ? top + names.length * LINE + 10 : top + own / 2;
    return { names, top, own, bar, text: narrow ? top + 12 : bar + 4 - (names.length - 1) * (LINE / 2) };
  });
}

const lookOf = ({ strong, quiet }: BarRow): string =>
  ['bar', ...(strong ? ['strong'] : []), ...(quiet ? ['quiet'] : [])].join(' ');

function marksOf(row: BarRow, { names, top, own, bar, text }: Place, x: Scale, width: number): Mark[] {
  const { value, all } = row;
  const size = { width: Math.max(0, x(value) - x(0)), height: BAR, rx: 2 };
  return [
    { tag: 'rect', look: 'hit', at: { x: 0, y: top, width, height: own } },
    ...names.map((part, n): Mark => ({ tag: 'text', look: 'name', at: { x: 0, y: text + n * LINE }, text: part })),
    { tag: 'rect', look: lookOf(row), at: { x: x(0), y: bar - BAR / 2, ...size } },
    ...(all
      ? [{ tag: 'line', look: 'all', at: { x1: x(all), x2: x(all), y1: bar - BAR, y2: bar + BAR } } as const]
      : []),
    { tag: 'text', look: 'strong', at: { x: Math.max(x(value), x(all ?? 0)) + 8, y: bar + 4 }, text: row.text },
  ];
}

/** Counts beside their names, from 0: the same on a page and on paper. */
export function drawBars(bars: Bars): Drawing {
  const { rows, width, valueRoom } = bars;
  const start = width < NARROW ? 0 : Math.min(WIDEST_NAMES, width * NAMES);
  const places = placesOf(bars, start);
  const most = Math.max(1e-9, ...rows.flatMap(({ value, all }) => [value, all ?? 0]));
  const x = linear([0, most], [start, width - valueRoom]);
  const last = places.at(-1);
  const parts = rows.flatMap((row, n) => {
    const place = places[n];
    return place ? [{ key: row.key, marks: marksOf(row, place, x, width) }] : [];
  });
  return { width, height: (last ? last.top + last.own : 0) + EDGE, parts };
}

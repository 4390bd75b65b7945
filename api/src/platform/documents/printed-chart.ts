import { type BarRow, drawBars } from '@onaltu/domain/plot/bars';
import type { Drawing, Mark } from '@onaltu/domain/plot/drawing';
import { drawLines, type Lines } from '@onaltu/domain/plot/lines';
import { drawRanks, type Ranks } from '@onaltu/domain/plot/ranks';

/** How paper shows what a chart draws; a page has the tokens' colours for the same looks. */
const PAINT: Readonly<Record<string, string>> = {
  bar: 'fill="#0C5C74"',
  'bar strong': 'fill="#B9452C"',
  'bar quiet': 'fill="#8B959B"',
  all: 'stroke="#10242B" stroke-width="2"',
  name: 'fill="#10242B" font-size="12.5"',
  strong: 'fill="#10242B" font-size="11" font-weight="600"',
  ...Object.fromEntries(
    Object.entries({ good: '#0C5C74', fair: '#CB820F', low: '#B9452C' }).flatMap(([kind, ink]) => [
      [`mark ${kind}`, `fill="${ink}"`],
      [`way ${kind}`, `stroke="${ink}" stroke-width="2" stroke-opacity="0.5"`],
      [`before ${kind}`, `fill="#FFFFFF" stroke="${ink}" stroke-width="1.8"`],
      [`strong value ${kind}`, `fill="${kind === 'low' ? '#AF2F1B' : '#10242B'}" font-size="12.5" font-weight="600"`],
    ]),
  ),
};
/** The colours of lines, in the order of their series. */
const INK: Readonly<Record<string, string>> = { first: '#0C5C74', second: '#9A5B00', third: '#5C666B' };
const DASHES: Readonly<Record<string, string>> = {
  second: ' stroke-dasharray="5 3"',
  third: ' stroke-dasharray="2 3"',
};
const GRID = {
  grid: 'stroke="#D8DEE1" stroke-width="1"',
  axis: 'fill="#4A5A61" font-size="11"',
  target: 'stroke="#10242B" stroke-width="1.3" stroke-dasharray="3 3"',
  field: 'fill="#8B959B" fill-opacity="0.22"',
};
const QUIET = 'fill="#4A5A61" font-size="11"';
const [WIDTH, VALUE_ROOM, HEIGHT] = [640, 90, 196];

/** How a mark of a part is painted; nothing for what is only there to be pointed at. */
function paintOf(look: string, part = ''): string | undefined {
  const ink = INK[part];
  if (ink === undefined) return PAINT[look] ?? GRID[look as keyof typeof GRID];
  const own: Readonly<Record<string, string>> = {
    line: `fill="none" stroke="${ink}" stroke-width="2" stroke-linejoin="round"${DASHES[part] ?? ''}`,
    end: `fill="${ink}"`,
    label: `fill="${ink}" font-size="11" font-weight="600"`,
    'label figure': `fill="${ink}" font-size="11"`,
  };
  return own[look];
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const written = (place: string | number): string =>
  String(typeof place === 'number' ? Math.round(place * 100) / 100 : place);

function markXml(mark: Mark, part?: string): string {
  const paint = paintOf(mark.look, part);
  if (paint === undefined) return '';
  const places = Object.entries<string | number>(mark.at).map(([name, place]) => `${name}="${written(place)}"`);
  const opening = `<${mark.tag} ${[...places, paint].join(' ')}`;
  if (mark.tag !== 'text') return `${opening}/>`;
  const beside = mark.beside ? `<tspan dx="6" ${QUIET}>${escaped(mark.beside)}</tspan>` : '';
  return `${opening}>${escaped(mark.text)}${beside}</text>`;
}

const svgOf = ({ width, height, parts }: Drawing): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="Noto Sans">${parts
    .flatMap(({ look, marks }) => marks.map((mark) => markXml(mark, look)))
    .join('')}</svg>`;

/** The bars of a page, drawn for paper by the same function. */
export const printedBars = (rows: readonly BarRow[]): string =>
  svgOf(drawBars({ rows, width: WIDTH, valueRoom: VALUE_ROOM }));

/** Lines over time, likewise. */
export const printedLines = (lines: Omit<Lines, 'width' | 'height'>): string =>
  svgOf(drawLines({ ...lines, width: WIDTH, height: HEIGHT }));

/** Who stands where, likewise. */
export const printedRanks = (ranks: Omit<Ranks, 'width'>): string => svgOf(drawRanks({ ...ranks, width: WIDTH }));

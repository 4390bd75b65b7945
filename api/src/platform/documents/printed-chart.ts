import { type BarRow, drawBars } from '@onaltu/domain/plot/bars';
import type { Drawing, Mark } from '@onaltu/domain/plot/drawing';

/** How paper shows what a chart draws; a page has the tokens' colours for the same looks. */
const PAINT: Readonly<Record<string, string>> = {
  bar: 'fill="#0C5C74"',
  'bar strong': 'fill="#B9452C"',
  'bar quiet': 'fill="#8B959B"',
  all: 'stroke="#10242B" stroke-width="2"',
  name: 'fill="#10242B" font-size="12.5"',
  strong: 'fill="#10242B" font-size="11" font-weight="600"',
};
const [WIDTH, VALUE_ROOM] = [640, 90];

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

function markXml(mark: Mark): string {
  const paint = PAINT[mark.look];
  if (paint === undefined) return ''; // what is only there to be pointed at
  const places = Object.entries(mark.at).map(([name, place]) => `${name}="${Math.round(place * 100) / 100}"`);
  const opening = `<${mark.tag} ${[...places, paint].join(' ')}`;
  return mark.tag === 'text' ? `${opening}>${escaped(mark.text)}</text>` : `${opening}/>`;
}

const svgOf = ({ width, height, parts }: Drawing): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="Noto Sans">${parts
    .flatMap(({ marks }) => marks.map(markXml))
    .join('')}</svg>`;

/** The bars of a page, drawn for paper by the same function. */
export const printedBars = (rows: readonly BarRow[]): string =>
  svgOf(drawBars({ rows, width: WIDTH, valueRoom: VALUE_ROOM }));

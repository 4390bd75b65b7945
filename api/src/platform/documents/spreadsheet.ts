import { type ZipEntry, zipOf } from './zip';

/** How a cell looks and what it is typed over as; what is SAID stands where a figure would. */
export const LOOKS = [
  'TEXT',
  'TITLE',
  'HEAD',
  'LABEL',
  'SAID',
  'COUNT',
  'SHARE',
  'LENGTH',
  'B_LABEL',
  'B_SAID',
  'B_COUNT',
  'B_SHARE',
  'B_LENGTH',
] as const;
export type Look = (typeof LOOKS)[number];
export type SheetCell = { value: string | number | null; look: Look };
export type Sheet = { name: string; widths: readonly number[]; frozen: number; rows: Iterable<readonly SheetCell[]> };

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** What XML takes for a mark, and the controls it cannot hold at all. */
const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');

const LETTERS = 26;
/** A, B … Z, AA: where a column stands. */
const letterOf = (column: number): string =>
  (column < LETTERS ? '' : letterOf(Math.floor(column / LETTERS) - 1)) + String.fromCharCode(65 + (column % LETTERS));

/** Every text is a text by its format "@": whatever it begins with, no program takes it for a formula, not even when it is typed over. */
function cellXml({ value, look }: SheetCell, place: string): string {
  const style = `r="${place}" s="${LOOKS.indexOf(look)}"`;
  if (value === null || value === '') return `<c ${style}/>`;
  if (typeof value === 'number') return `<c ${style}><v>${value}</v></c>`;
  return `<c ${style} t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;
}

function* sheetXml({ widths, frozen, rows }: Sheet): Generator<string> {
  const pane = frozen
    ? `<pane ySplit="${frozen}" topLeftCell="A${frozen + 1}" activePane="bottomLeft" state="frozen"/>`
    : '';
  yield `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews>`;
  const columns = widths.map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`);
  yield columns.length > 0 ? `<cols>${columns.join('')}</cols><sheetData>` : '<sheetData>';
  let n = 0;
  for (const row of rows) {
    n += 1;
    yield `<row r="${n}">${row.map((cell, i) => cellXml(cell, `${letterOf(i)}${n}`)).join('')}</row>`;
  }
  yield '</sheetData><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>';
}

const [TEXT, COUNT, SHARE, LENGTH] = [49, 164, 165, 166];
type Format = {
  number: number;
  font: 0 | 1 | 2;
  framed: boolean;
  filled?: boolean;
  align: 'left' | 'center' | 'right';
  wrap?: boolean;
};
const figure = (number: number, font: 0 | 1): Format => ({ number, font, framed: true, align: 'right' });
const FORMATS: Readonly<Record<Look, Format>> = {
  TEXT: { number: TEXT, font: 0, framed: false, align: 'left' },
  TITLE: { number: TEXT, font: 2, framed: false, align: 'left' },
  HEAD: { number: TEXT, font: 1, framed: true, filled: true, align: 'center', wrap: true },
  LABEL: { number: TEXT, font: 0, framed: true, align: 'left', wrap: true },
  SAID: figure(TEXT, 0),
  COUNT: figure(COUNT, 0),
  SHARE: figure(SHARE, 0),
  LENGTH: figure(LENGTH, 0),
  B_LABEL: { number: TEXT, font: 1, framed: true, align: 'left', wrap: true },
  B_SAID: figure(TEXT, 1),
  B_COUNT: figure(COUNT, 1),
  B_SHARE: figure(SHARE, 1),
  B_LENGTH: figure(LENGTH, 1),
};

function formatXml({ number, font, framed, filled, align, wrap }: Format): string {
  const alignment = `<alignment horizontal="${align}" vertical="center"${wrap ? ' wrapText="1"' : ''}/>`;
  return `<xf numFmtId="${number}" fontId="${font}" fillId="${filled ? 2 : 0}" borderId="${framed ? 1 : 0}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">${alignment}</xf>`;
}

function stylesXml(): string {
  const face = (size: number, bold: boolean): string =>
    `<font>${bold ? '<b/>' : ''}<sz val="${size}"/><name val="Noto Sans"/><family val="2"/></font>`;
  const side = (name: string): string => `<${name} style="thin"><color rgb="FFC6D2D4"/></${name}>`;
  const formats = LOOKS.map((look) => formatXml(FORMATS[look]));
  return [
    `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="3"><numFmt numFmtId="${COUNT}" formatCode="#,##0"/><numFmt numFmtId="${SHARE}" formatCode="0.0%"/><numFmt numFmtId="${LENGTH}" formatCode="#,##0.0"/></numFmts>`,
    `<fonts count="3">${face(10, false)}${face(10, true)}${face(14, true)}</fonts>`,
    '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>',
    '<fill><patternFill patternType="solid"><fgColor rgb="FFEAF3F4"/><bgColor indexed="64"/></patternFill></fill></fills>',
    `<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${['left', 'right', 'top', 'bottom'].map(side).join('')}<diagonal/></border></borders>`,
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
    `<cellXfs count="${formats.length}">${formats.join('')}</cellXfs>`,
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
  ].join('');
}

const LONGEST_NAME = 31;
/** A sheet's name is short, without certain marks, and no other's. */
function sheetName(wanted: string, taken: readonly string[]): string {
  const plain =
    wanted
      .replaceAll(/[[\]:*?/\\]/g, ' ')
      .replaceAll(/^'+|'+$/g, '')
      .trim() || '–';
  const isTaken = (name: string) => taken.some((one) => one.toLowerCase() === name.toLowerCase());
  for (let n = 1; ; n++) {
    const mark = n === 1 ? '' : ` (${n})`;
    const name = `${plain.slice(0, LONGEST_NAME - mark.length).trim()}${mark}`;
    if (!isTaken(name)) return name;
  }
}

function workbookXml(names: readonly string[]): string {
  const sheets = names.map((name, i) => `<sheet name="${escaped(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`);
  return `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets.join('')}</sheets></workbook>`;
}

function workbookRelations(count: number): string {
  const sheets = Array.from(
    { length: count },
    (_none, i) => `<Relationship Id="rId${i + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`,
  );
  const styles = `<Relationship Id="rId${count + 1}" Type="${OFFICE}/styles" Target="styles.xml"/>`;
  return `${XML}<Relationships xmlns="${RELATIONS}">${sheets.join('')}${styles}</Relationships>`;
}

function contentTypes(count: number): string {
  const part = (name: string, type: string): string => `<Override PartName="${name}" ContentType="${type}"/>`;
  const sheets = Array.from({ length: count }, (_none, i) =>
    part(`/xl/worksheets/sheet${i + 1}.xml`, `${TYPES}.worksheet+xml`),
  );
  return [
    `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>',
    part('/xl/workbook.xml', `${TYPES}.sheet.main+xml`),
    part('/xl/styles.xml', `${TYPES}.styles+xml`),
    ...sheets,
    '</Types>',
  ].join('');
}

async function* partsOf(sheets: AsyncIterable<Sheet>): AsyncGenerator<ZipEntry> {
  const names: string[] = [];
  for await (const sheet of sheets) {
    names.push(sheetName(sheet.name, names));
    yield { name: `xl/worksheets/sheet${names.length}.xml`, text: sheetXml(sheet) };
  }
  yield { name: 'xl/styles.xml', text: [stylesXml()] };
  yield { name: 'xl/workbook.xml', text: [workbookXml(names)] };
  yield { name: 'xl/_rels/workbook.xml.rels', text: [workbookRelations(names.length)] };
  yield {
    name: '_rels/.rels',
    text: [
      `${XML}<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
  };
  yield { name: '[Content_Types].xml', text: [contentTypes(names.length)] };
}

/** A workbook that is written row by row: whatever it holds, memory holds a piece of it. */
export const spreadsheetOf = (sheets: AsyncIterable<Sheet>): AsyncGenerator<Buffer> => zipOf(partsOf(sheets));

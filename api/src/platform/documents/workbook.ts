import writeExcelFile, { type SheetData } from 'write-excel-file/node';
import type { Cell, JournalColumn, JournalModel, JournalPart } from './document-models';

const LINE_CHARACTERS = 150;
const FACE = { fontFamily: 'Noto Sans', fontSize: 10 } as const;
const BORDER = { borderStyle: 'thin', borderColor: '#C6D2D4', alignVertical: 'center' } as const;
const HEADER = { ...BORDER, backgroundColor: '#EAF3F4', fontWeight: 'bold', align: 'center', wrap: true } as const;
const ALIGN = { start: 'left', center: 'center', end: 'right' } as const;
type Written = SheetData[number][number];

/** Every text is a cell of the format "text": whatever it begins with, no program takes it for a formula, not even when it is typed over. */
const text = (value: string, style: object = {}): Written => ({ type: String, format: '@', value, ...style });

function written(cell: Cell, { align }: JournalColumn): Written {
  const style = { ...BORDER, align: ALIGN[align] };
  if (cell === null || cell === '') return { ...style };
  if (typeof cell === 'number') return { type: Number, value: cell, ...style };
  if (typeof cell === 'string') return text(cell, { ...style, wrap: true });
  return { type: Date, value: new Date(`${cell.day}T00:00:00Z`), format: 'dd.mm.yyyy', ...style };
}

const block = ({ heading, columns, rows }: JournalPart): SheetData => [
  ...(heading ? [[text(heading, { fontWeight: 'bold' })]] : []),
  columns.map(({ title }) => text(title, HEADER)),
  ...rows.map((row) => row.map((cell, i) => written(cell, columns[i] ?? { title: '', align: 'start', width: 1 }))),
  [],
];

function opening({ letterhead, title, number, facts }: JournalModel): SheetData {
  const lines = [
    text(letterhead.name),
    text(title, { fontWeight: 'bold', fontSize: 14 }),
    ...[number, ...facts].map((fact) => text(fact)),
  ];
  return [...lines.map((line) => [line]), []];
}

function sheetOf(model: JournalModel, sheet: string, parts: readonly JournalPart[]) {
  const [first] = parts;
  const columns = first?.columns ?? [];
  const whole = columns.reduce((sum, { width }) => sum + width, 0);
  const isEmpty = parts.every(({ rows }) => rows.length === 0);
  const opened = opening(model);
  return {
    sheet,
    orientation: 'landscape' as const,
    columns: columns.map(({ width }) => ({ width: Math.max(3.5, Math.round((width / whole) * LINE_CHARACTERS)) })),
    ...(parts.length === 1 && !first?.heading ? { stickyRowsCount: opened.length + 1 } : {}),
    data: [
      ...opened,
      ...parts.flatMap(block),
      ...(isEmpty ? [[text(model.empty)]] : []),
      ...(model.legend ? [[text(model.legend)]] : []),
    ],
  };
}

/** A journal as a workbook: dates are dates, numbers are numbers, a sheet for each part that names one. */
export function workbookOf(model: JournalModel): Promise<Buffer> {
  const sheets = [...Map.groupBy(model.parts, ({ sheet }) => sheet)];
  return writeExcelFile(
    sheets.map(([sheet, parts]) => sheetOf(model, sheet, parts)),
    FACE,
  ).toBuffer();
}

import { CSV_BEGINS, type CsvCell, csvLine } from '@onaltu/domain/csv';
import type { IndicatorUnit } from '@onaltu/domain/indicators';
import { inPieces } from './pieces';
import {
  type ReportCell,
  type ReportColumn,
  type ReportHead,
  type ReportMethod,
  type ReportModel,
  type ReportRow,
  type ReportTableModel,
  unitOf,
} from './report-model';
import { type Look, type Sheet, type SheetCell, spreadsheetOf } from './spreadsheet';

type Figure = 'COUNT' | 'SHARE' | 'LENGTH';
const KIND_OF: Readonly<Partial<Record<IndicatorUnit, Figure>>> = {
  SHARE: 'SHARE',
  WORKING_MINUTES: 'LENGTH',
  CALENDAR_DAYS: 'LENGTH',
};

function lookOf(row: ReportRow, column: ReportColumn | undefined, value: ReportCell): Look {
  const unit = unitOf(row, column);
  const figure = typeof value === 'string' ? 'SAID' : (unit !== 'TEXT' && KIND_OF[unit]) || 'COUNT';
  const kind = unit === 'TEXT' ? 'LABEL' : figure;
  return row.isTotal ? `B_${kind}` : kind;
}

const line = (value: string, look: Look = 'TEXT'): SheetCell[] => [{ value, look }];
const facts = ({ facts: own }: Pick<ReportHead, 'facts'>): SheetCell[][] =>
  own.map(({ label, value }) => line(`${label}: ${value}`));

function* tableRows(head: ReportHead, { title, columns, rows }: ReportTableModel): Generator<SheetCell[]> {
  yield* [line(head.department), line(title, 'TITLE'), line(head.subtitle), ...facts(head), []];
  yield columns.map(({ title: value }) => ({ value, look: 'HEAD' }));
  let isEmpty = true;
  for (const row of rows) {
    isEmpty = false;
    yield row.cells.map((value, i) => ({ value, look: lookOf(row, columns[i], value) }));
  }
  if (isEmpty) yield line(head.empty);
}

function* methodRows(head: ReportHead, method: ReportMethod): Generator<SheetCell[]> {
  yield* [line(head.department), line(method.title, 'TITLE'), line(head.title), line(head.subtitle), []];
  yield* [...facts(method), [], ...method.notes.map((note) => line(note)), []];
  yield line(method.definitionsTitle, 'TITLE');
  yield method.columns.map((value) => ({ value, look: 'HEAD' }));
  for (const definition of method.definitions) yield definition.map((value) => ({ value, look: 'LABEL' }));
}

const METHOD_WIDTHS = [46, 18, 80, 24];
const OPENING = 4;

async function* sheetsOf({ head, tables, method }: ReportModel): AsyncGenerator<Sheet> {
  for await (const table of tables)
    yield {
      name: table.sheet,
      widths: table.columns.map(({ width }) => width),
      frozen: OPENING + head.facts.length + 1,
      rows: tableRows(head, table),
    };
  const words = method();
  yield { name: words.sheet, widths: METHOD_WIDTHS, frozen: 0, rows: methodRows(head, words) };
}

/** A sheet for each table, and one that says how its figures are made. */
export const reportWorkbook = (model: ReportModel): AsyncGenerator<Buffer> => spreadsheetOf(sheetsOf(model));

async function* csvLines({ head, tables, method }: ReportModel): AsyncGenerator<string> {
  const said = (own: ReportHead['facts']): CsvCell[][] => own.map(({ label, value }) => [label, value]);
  const lines = (rows: readonly (readonly CsvCell[])[]): string => rows.map(csvLine).join('');
  yield CSV_BEGINS + lines([[head.department], [head.title], [head.subtitle], ...said(head.facts)]);
  for await (const { title, columns, rows } of tables) {
    yield lines([[], [title], columns.map((column) => column.title)]);
    for (const { cells } of rows) yield csvLine(cells);
  }
  const words = method();
  yield lines([[], [words.title], ...said(words.facts), ...words.notes.map((note) => [note])]);
  yield lines([[], [words.definitionsTitle], words.columns, ...words.definitions]);
}

/** The tables of a report below each other, an empty line between them, and how their figures are made. */
export async function* reportCsv(model: ReportModel): AsyncGenerator<Buffer> {
  for await (const piece of inPieces(csvLines(model))) yield Buffer.from(piece);
}

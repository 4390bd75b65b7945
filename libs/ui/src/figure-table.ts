import type { CsvCell } from '@onaltu/domain/csv';
import type { RouteLocationRaw } from 'vue-router';

export type FigureColumn = { key: string; title: string; align?: 'start' | 'end'; format?: (value: number) => string };
export type FigureRow = { key: string; cells: Readonly<Record<string, CsvCell>>; to?: RouteLocationRaw };
/** The twin of a chart: the same numbers, for reading, for hearing and for a spreadsheet. */
export type FigureTable = { columns: readonly FigureColumn[]; rows: readonly FigureRow[] };

const NOTHING = '–';

export function textOf(column: FigureColumn, row: FigureRow): string {
  const cell = row.cells[column.key] ?? null;
  if (cell === null) return NOTHING;
  return typeof cell === 'number' && column.format ? column.format(cell) : String(cell);
}

export const spreadsheetOf = ({ columns, rows }: FigureTable): CsvCell[][] => [
  columns.map(({ title }) => title),
  ...rows.map(({ cells }) => columns.map(({ key }) => cells[key] ?? null)),
];

import type { IndicatorUnit } from '@onaltu/domain/indicators';
import { figureText } from '@onaltu/i18n/figure-words';
import { translator } from '@onaltu/i18n/translator';
import type { PrintedReport } from './document-models';
import { printedBars } from './printed-chart';
import { type ReportCell, type ReportModel, type ReportRow, type ReportTableModel, unitOf } from './report-model';

/** Shares of a printed line. */
const [NAME, FIGURE] = [24, 12];

/** More of them are taller than a page; then the table speaks alone. */
const MOST_BARS = 20;

type Chart = NonNullable<PrintedReport['tables'][number]['chart']>;
type Shown = (unit: IndicatorUnit, value: number | null) => string;

function cellText(cell: ReportCell, unit: IndicatorUnit | 'TEXT', shown: Shown): string {
  if (typeof cell === 'string') return cell;
  return unit === 'TEXT' ? '' : shown(unit, cell);
}

/** The first figure of each row as a bar, and the same in words for whoever hears it. */
function chartOf(table: ReportTableModel, rows: readonly ReportRow[], shown: Shown): { chart?: Chart } {
  const [, column] = table.columns;
  const bars = rows.flatMap((row, n) => {
    const [name, value] = row.cells;
    if (row.isTotal || typeof name !== 'string' || typeof value !== 'number') return [];
    return [{ key: String(n), name, value, text: cellText(value, unitOf(row, column), shown) }];
  });
  if (!table.isDrawn || !column || bars.length === 0 || bars.length > MOST_BARS) return {};
  const said = bars.map(({ name, text }) => `${name}: ${text}`).join('; ');
  return { chart: { title: column.title, svg: printedBars(bars), alt: `${column.title}. ${said}` } };
}

function printedTable(table: ReportTableModel, shown: Shown): PrintedReport['tables'][number] {
  const { title, columns } = table;
  const rows = [...table.rows];
  return {
    title,
    columns: columns.map(({ title: name, unit }, i) => ({
      title: name,
      align: unit === 'TEXT' ? 'start' : 'end',
      width: i === 0 ? NAME : FIGURE,
    })),
    rows: rows.map((row) => ({
      isTotal: row.isTotal ?? false,
      cells: row.cells.map((cell, i) => cellText(cell, unitOf(row, columns[i]), shown)),
    })),
    ...chartOf(table, rows, shown),
  };
}

/** A report as paper shows it. */
export async function printedReport({ head, tables, method }: ReportModel): Promise<PrintedReport> {
  const words = translator(head.language);
  const shown: Shown = (unit, value) => figureText(words, unit, value);
  const printed: PrintedReport['tables'] = [];
  for await (const table of tables) printed.push(printedTable(table, shown));
  const { language, title, subtitle, department, footer, issuedOn, empty } = head;
  return {
    ...{ language, title, footer, issuedOn, empty, number: subtitle },
    letterhead: { department: '', name: department, lines: head.facts.map(({ label, value }) => `${label}: ${value}`) },
    tables: printed,
    method: method(),
  };
}

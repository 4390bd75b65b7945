import type { IndicatorUnit } from '@onaltu/domain/indicators';
import { figureText } from '@onaltu/i18n/figure-words';
import { translator } from '@onaltu/i18n/translator';
import type { PrintedReport } from './document-models';
import { type ReportCell, type ReportModel, type ReportTableModel, unitOf } from './report-model';

/** Shares of a printed line. */
const [NAME, FIGURE] = [24, 12];

type Shown = (unit: IndicatorUnit, value: number | null) => string;

function cellText(cell: ReportCell, unit: IndicatorUnit | 'TEXT', shown: Shown): string {
  if (typeof cell === 'string') return cell;
  return unit === 'TEXT' ? '' : shown(unit, cell);
}

function printedTable({ title, columns, rows }: ReportTableModel, shown: Shown): PrintedReport['tables'][number] {
  return {
    title,
    columns: columns.map(({ title: name, unit }, i) => ({
      title: name,
      align: unit === 'TEXT' ? 'start' : 'end',
      width: i === 0 ? NAME : FIGURE,
    })),
    rows: [...rows].map((row) => ({
      isTotal: row.isTotal ?? false,
      cells: row.cells.map((cell, i) => cellText(cell, unitOf(row, columns[i]), shown)),
    })),
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

import { COMPLIANCE } from '@onaltu/domain/compliance';
import type { IndicatorUnit } from '@onaltu/domain/indicators';
import { ranked, rankLines } from '@onaltu/domain/plot/ranks';
import type { ReportChart } from '@onaltu/domain/reports';
import { formatShare } from '@onaltu/i18n/formats';
import { figureText } from '@onaltu/i18n/figure-words';
import { type Translator, translator } from '@onaltu/i18n/translator';
import type { PrintedReport } from './document-models';
import { printedBars, printedLines, printedRanks } from './printed-chart';
import {
  type ReportCell,
  type ReportColumn,
  type ReportModel,
  type ReportRow,
  type ReportTableModel,
  unitOf,
} from './report-model';

/** Shares of a printed line. */
const [NAME, FIGURE] = [24, 12];

/** More of them are taller than a page; then the table speaks alone. */
const MOST_BARS = 20;

type Chart = NonNullable<PrintedReport['tables'][number]['chart']>;
type Shown = (unit: IndicatorUnit, value: number | null) => string;
type Said = { words: Translator; shown: Shown };

function cellText(cell: ReportCell, unit: IndicatorUnit | 'TEXT', shown: Shown): string {
  if (typeof cell === 'string') return cell;
  return unit === 'TEXT' ? '' : shown(unit, cell);
}

type Point = { key: string; name: string; short: string; value: number | null; before: number | null; text: string };
type Shape = Said & { title: string; unit: IndicatorUnit };

/** The first figure of each row, the total left out. */
function pointsOf(rows: readonly ReportRow[], column: ReportColumn, shown: Shown): Point[] {
  return rows.flatMap((row, n) => {
    const [name, value] = row.cells;
    if (row.isTotal || typeof name !== 'string' || typeof value === 'string') return [];
    const text = cellText(value ?? null, unitOf(row, column), shown);
    const { short = name, before = null } = row;
    return [{ key: String(n), name, short, value: value ?? null, before, text }];
  });
}

function barsOf(points: readonly Point[]): string | null {
  const known = points.flatMap(({ value, ...point }) => (value === null ? [] : [{ ...point, value }]));
  return known.length > 0 && known.length <= MOST_BARS ? printedBars(known) : null;
}

function lineOf(points: readonly Point[], { title, unit, shown }: Shape): string | null {
  if (points.every(({ value }) => value === null)) return null;
  const values = points.map(({ value }) => value);
  return printedLines({
    series: [{ key: 'figure', name: title, values, look: 'first' }],
    steps: points.map(({ short }) => short),
    format: (value) => shown(unit, value),
    fromZero: unit !== 'SHARE',
  });
}

/** Who keeps the norm best, and where each stood a year before. */
function ranksOf(points: readonly Point[], { words: { t } }: Shape): string | null {
  const rows = ranked(points);
  if (rows.length === 0 || rankLines(rows, COMPLIANCE).length > MOST_BARS) return null;
  const mark = (share: number) => formatShare(share, 0);
  return printedRanks({
    ...{ rows, limits: COMPLIANCE, format: formatShare, mark },
    words: {
      target: t('shell.figure.target', { value: mark(COMPLIANCE.good) }),
      middle: t('shell.figure.middle'),
      more: (n) => t('shell.figure.more', { n }),
    },
  });
}

const DRAWN: Readonly<Record<ReportChart, (points: readonly Point[], shape: Shape) => string | null>> = {
  BARS: barsOf,
  LINE: lineOf,
  RANKS: ranksOf,
};

/** The first figure of each row as a picture, and the same in words for whoever hears it. */
function chartOf(table: ReportTableModel, rows: readonly ReportRow[], said: Said): { chart?: Chart } {
  const [, column] = table.columns;
  if (!table.chart || !column || column.unit === 'TEXT' || column.unit === 'OF_ROW') return {};
  const { title, unit } = column;
  const points = pointsOf(rows, column, said.shown);
  const svg = DRAWN[table.chart](points, { title, unit, ...said });
  if (svg === null) return {};
  const heard = points.flatMap(({ name, value, text }) => (value === null ? [] : [`${name}: ${text}`])).join('; ');
  return { chart: { title, svg, alt: `${title}. ${heard}` } };
}

function printedTable(table: ReportTableModel, said: Said): PrintedReport['tables'][number] {
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
      cells: row.cells.map((cell, i) => cellText(cell, unitOf(row, columns[i]), said.shown)),
    })),
    ...chartOf(table, rows, said),
  };
}

/** A report as paper shows it. */
export async function printedReport({ head, tables, method }: ReportModel): Promise<PrintedReport> {
  const words = translator(head.language);
  const shown: Shown = (unit, value) => figureText(words, unit, value);
  const printed: PrintedReport['tables'] = [];
  for await (const table of tables) printed.push(printedTable(table, { words, shown }));
  const { language, title, subtitle, department, footer, issuedOn, empty } = head;
  return {
    ...{ language, title, footer, issuedOn, empty, number: subtitle },
    letterhead: { department: '', name: department, lines: head.facts.map(({ label, value }) => `${label}: ${value}`) },
    tables: printed,
    method: method(),
  };
}

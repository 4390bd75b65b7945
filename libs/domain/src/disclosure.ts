import { type AttributeTableId, isGuarded, type RawTable } from './attribute-tables';

/** A number of children as it may be seen: rounded; LOW, fewer than the threshold; HIDDEN, part of a place shown as a total only. */
export type Shown = number | 'LOW' | 'HIDDEN';
/** `smallest`: with fewer children a place is shown as a total only. */
export type Protection = { threshold: number; round: number; smallest: number };
export type ProtectedTable = {
  id: AttributeTableId;
  rows: readonly string[];
  columns: readonly string[];
  cells: readonly (readonly Shown[])[];
  rowTotals: readonly Shown[];
  columnTotals: readonly Shown[];
  total: Shown;
};

export const ROUNDED_TO = 5;
export const SMALLEST_PLACE = 30;
/** A category with this part of a place tells of nearly each child there. */
const DOMINANT = 0.9;
/** A share stands on at least so many children. */
export const SMALLEST_BASE = 40;

export const protectionOf = (threshold: number): Protection => ({
  threshold,
  round: ROUNDED_TO,
  smallest: SMALLEST_PLACE,
});

const sum = (numbers: readonly number[]): number => numbers.reduce((all, n) => all + n, 0);
const column = (cells: RawTable['cells'], at: number): number[] => cells.map((row) => row[at] ?? 0);

/** Whether the parts of a whole would tell something of each child in it. */
function tellsTooMuch(parts: readonly number[], { smallest }: Protection): boolean {
  const whole = sum(parts);
  return whole < smallest || parts.some((part) => smallest > 0 && part >= DOMINANT * whole);
}

const hidden = (parts: readonly unknown[]): Shown[] => parts.map(() => 'HIDDEN');

/** What may be seen of one table. Each total is rounded from its own raw sum, so the figures may not add up. */
export function protectTable(table: RawTable, protection: Protection): ProtectedTable {
  const { threshold, round } = protection;
  const { id, rows, columns, cells } = table;
  const show = (n: number): Shown => (n < threshold ? 'LOW' : Math.round(n / round) * round);
  const sums = cells.map(sum);
  const byColumn = columns.map((_, at) => sum(column(cells, at)));
  const closed = isGuarded(id) ? sum(sums) < protection.smallest : tellsTooMuch(sums, protection);
  const asTotal = (parts: readonly number[]): boolean => closed || (isGuarded(id) && tellsTooMuch(parts, protection));
  return {
    ...{ id, rows, columns, total: show(sum(sums)) },
    cells: cells.map((row) => (asTotal(row) ? hidden(row) : row.map(show))),
    rowTotals: sums.map((n) => (closed && rows.length > 1 ? 'HIDDEN' : show(n))),
    columnTotals: closed || tellsTooMuch(byColumn, protection) ? hidden(byColumn) : byColumn.map(show),
  };
}

export const protect = (tables: readonly RawTable[], protection: Protection): ProtectedTable[] =>
  tables.map((table) => protectTable(table, protection));

/** A figure of a table: a cell, or TOTAL instead of a row, a column or both. */
export type Place = { table: AttributeTableId; row: string; column: string };
export const TOTAL = 'TOTAL';

const isHidden = (shown: readonly Shown[]): boolean => shown.every((one) => one === 'HIDDEN');
const withoutCells = (table: ProtectedTable): ProtectedTable => ({ ...table, cells: table.cells.map(hidden) });

function withoutRows(table: ProtectedTable, rows: readonly string[]): ProtectedTable {
  const open = table.rows.map((row, r) => rows.includes(row) && !isHidden(table.cells[r] ?? []));
  if (open.includes(true)) return { ...table, cells: table.cells.map((cells, r) => (open[r] ? hidden(cells) : cells)) };
  if (!isHidden(table.columnTotals)) return { ...table, columnTotals: hidden(table.columnTotals) };
  return withoutCells(table);
}

/** Hides the totals of one side; where they are hidden already, what they are still made of. */
const withoutTotals = (table: ProtectedTable, side: 'rowTotals' | 'columnTotals'): ProtectedTable =>
  isHidden(table[side]) ? withoutCells(table) : { ...table, [side]: hidden(table[side]) };

/** One step coarser where figures can be worked out: the rows they stand in as totals only, then no totals beside them, then no cells. */
export function coarsened(table: ProtectedTable, pinned: readonly Place[]): ProtectedTable {
  const own = pinned.filter((place) => place.table === table.id);
  const rows = own.filter(({ row, column }) => row !== TOTAL && column !== TOTAL).map(({ row }) => row);
  const cells = rows.length > 0 ? withoutRows(table, rows) : table;
  const right = own.some(({ row, column }) => row !== TOTAL && column === TOTAL);
  const under = own.some(({ row, column }) => row === TOTAL && column !== TOTAL);
  const withRight = right ? withoutTotals(cells, 'rowTotals') : cells;
  return under ? withoutTotals(withRight, 'columnTotals') : withRight;
}

/** A share, 0 to 1, of figures as they are shown, or null where too few stand behind it. */
export function shareOf(part: Shown, whole: Shown): number | null {
  if (typeof part !== 'number' || typeof whole !== 'number' || whole < SMALLEST_BASE) return null;
  return Math.min(1, part / whole);
}

/** What a figure that is shown says of the number behind it. */
export function boundsOf(shown: Shown, { threshold, round }: Protection): { min: number; max: number } {
  if (shown === 'HIDDEN') return { min: 0, max: Number.POSITIVE_INFINITY };
  if (shown === 'LOW') return { min: 0, max: threshold - 1 };
  const half = Math.floor(round / 2);
  return { min: Math.max(shown - half, threshold), max: shown + half };
}

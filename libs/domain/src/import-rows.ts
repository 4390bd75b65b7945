import { type Day, isDay } from './clock/day';
import { parseDate } from './dates';
import type { ImportColumn, ImportList } from './import-columns';

/** A cell as a spreadsheet keeps it. */
export type Cell = string | number | boolean | Date | null;
/** An entry of a list, and every way people may write it. */
export type Choice = { code: string; names: readonly string[] };
export type Choices = Readonly<Partial<Record<ImportList, readonly Choice[]>>>;
/** `params` fill the words of a refusal. */
export type RowFault = { column: string | null; code: string; params?: Readonly<Record<string, unknown>> };
/** A row as it is asked of an act, and what could not be read in it. */
export type ReadRow = { wanted: Record<string, unknown>; faults: RowFault[] };

const IIN_LENGTH = 12;
const FEWEST_DIGITS_LEFT = 7;
/** Day 0 of a spreadsheet: it counts 1900 as a leap year, so that every later day is counted from here. */
const DAY_ZERO = Date.UTC(1899, 11, 30);
const MS_A_DAY = 86_400_000;
const [FIRST_SERIAL, LAST_SERIAL] = [1, 109_574]; // 1900 to 2199

/** For comparing only: letters alike, whatever the case, the spaces and the mark of a needed column. */
export const plain = (text: string): string =>
  text
    .normalize('NFC')
    .replaceAll(/[\s*]+/gu, ' ')
    .trim()
    .toLowerCase();

/** What a cell reads: whole numbers in full, never as 7,01E+11. */
export function textOf(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10);
  if (typeof cell === 'number') return Number.isInteger(cell) ? cell.toFixed(0) : String(cell);
  return String(cell).normalize('NFC').trim();
}

/** A date in any way a spreadsheet keeps one: a date, its serial number, 22.11.2026 or 2026-11-22. */
export function dayOf(cell: Cell): Day | null {
  const text = textOf(cell);
  if (isDay(text)) return text;
  const serial = typeof cell === 'number' ? cell : /^\d{5}$/.test(text) ? Number(text) : NaN;
  if (serial >= FIRST_SERIAL && serial <= LAST_SERIAL) {
    const iso = new Date(DAY_ZERO + Math.floor(serial) * MS_A_DAY).toISOString().slice(0, 10);
    return isDay(iso) ? iso : null;
  }
  return parseDate(text);
}

const [MINUTES_AN_HOUR, MINUTES_A_DAY] = [60, 1440];
const clock = (minute: number): string =>
  [Math.floor(minute / MINUTES_AN_HOUR), minute % MINUTES_AN_HOUR]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');

/** A time of the day: 9:00, or the part of a day as which a spreadsheet keeps it. */
export function timeOf(cell: Cell): string | null {
  if (cell instanceof Date && Number.isNaN(cell.getTime())) return null;
  if (cell instanceof Date) return clock(Math.round(cell.getTime() / 60_000 + MINUTES_A_DAY * 1e5) % MINUTES_A_DAY);
  if (typeof cell === 'number')
    return cell >= 0 && cell < 1 ? clock(Math.round(cell * MINUTES_A_DAY) % MINUTES_A_DAY) : null;
  const [, hour, minute] = /^([01]?\d|2[0-3])[:.]([0-5]\d)(?::00)?$/.exec(textOf(cell)) ?? [];
  return hour && minute ? `${hour.padStart(2, '0')}:${minute}` : null;
}

/** Digits without what people put between them. A spreadsheet drops the zeros an IIN begins with; its check digit tells whether they were it. */
function digitsOf(cell: Cell, pointer: string): string {
  const digits = textOf(cell).replaceAll(/[\s\u00a0]/gu, '');
  const isShort = /^\d+$/.test(digits) && digits.length >= FEWEST_DIGITS_LEFT;
  return pointer.endsWith('/iin') && isShort ? digits.padStart(IIN_LENGTH, '0') : digits;
}

function codeOf(text: string, choices: readonly Choice[]): string | undefined {
  const sought = plain(text);
  const meant = choices.filter(({ code, names }) => [code, ...names].some((name) => plain(name) === sought));
  return meant.length === 1 ? meant[0]?.code : undefined; // of two of one name nobody knows who is meant
}

const several = (text: string): string[] => text.split(/[;\n]/u).filter((part) => part.trim() !== '');

/** What a filled cell says; undefined where it says nothing that is known. */
function valueOf(column: ImportColumn, cell: Cell, lists: Choices): unknown {
  const text = textOf(cell);
  if (column.says === 'TEXT') return text;
  if (column.says === 'DIGITS') return digitsOf(cell, column.pointer);
  if (column.says === 'DAY') return dayOf(cell) ?? undefined;
  if (column.says === 'TIME') return timeOf(cell) ?? undefined;
  if (column.says === 'WHOLE') return /^\d{1,6}$/.test(text) ? Number(text) : undefined;
  const choices = (column.from && lists[column.from]) ?? [];
  if (column.says === 'CHOICE') return codeOf(text, choices);
  const codes = several(text).map((part) => codeOf(part, choices));
  return codes.includes(undefined) ? undefined : [...new Set(codes)];
}

const FAULT_OF = {
  DAY: 'isDay',
  WHOLE: 'isInt',
  TIME: 'isTime',
  CHOICE: 'isIn',
  CHOICES: 'isIn',
  TEXT: 'isText',
  DIGITS: 'isText',
} as const;

function put(wanted: Record<string, unknown>, pointer: string, value: unknown): void {
  const [part = '', name = ''] = pointer.slice(1).split('/');
  const inside = (wanted[part] ??= {}) as Record<string, unknown>;
  inside[name] = value;
}

const partOf = ({ pointer }: ImportColumn): string => pointer.split('/')[1] ?? '';

/** A row by its columns; a cell that cannot be read is a fault of its own, and so is one that is needed and empty. */
export function readRow(
  columns: readonly ImportColumn[],
  cellOf: (column: ImportColumn) => Cell | undefined,
  lists: Choices,
): ReadRow {
  const wanted: Record<string, unknown> = {};
  const faults: RowFault[] = [];
  const filled = columns.filter((column) => textOf(cellOf(column)) !== '');
  for (const column of filled) {
    const value = valueOf(column, cellOf(column) ?? null, lists);
    if (value === undefined) faults.push({ column: column.key, code: FAULT_OF[column.says] });
    else put(wanted, column.pointer, value);
  }
  const begun = new Set(filled.map(partOf));
  for (const column of columns.filter((one) => !filled.includes(one))) {
    const { key, need, says, pointer } = column;
    if (need === 'NEEDED' || (need === 'PART' && begun.has(partOf(column))))
      faults.push({ column: key, code: 'required' });
    else if (need === 'FREE' && says === 'CHOICES' && begun.has(partOf(column))) put(wanted, pointer, []);
  }
  return { wanted, faults };
}

/** Which column each title names: any of the titles it has, in whatever language. */
export function placesOf(
  titles: readonly (Cell | undefined)[],
  columns: readonly ImportColumn[],
  titlesOf: (column: ImportColumn) => readonly string[],
): { places: ReadonlyMap<string, number>; missing: ImportColumn[]; twice: ImportColumn[] } {
  const read = titles.map((title) => plain(textOf(title)));
  const at = (column: ImportColumn): number[] => {
    const named = titlesOf(column).map(plain);
    return read.flatMap((title, place) => (named.includes(title) ? [place] : []));
  };
  const found = columns.map((column) => ({ column, at: at(column) }));
  return {
    places: new Map(found.flatMap(({ column, at: [place] }) => (place === undefined ? [] : [[column.key, place]]))),
    missing: found.filter(({ column, at }) => column.need === 'NEEDED' && at.length === 0).map(({ column }) => column),
    twice: found.filter(({ at }) => at.length > 1).map(({ column }) => column),
  };
}

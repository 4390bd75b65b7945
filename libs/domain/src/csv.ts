export type CsvCell = string | number | null;

/** The mark by which a spreadsheet knows UTF-8. */
export const CSV_BEGINS = '\uFEFF';
const [BETWEEN, END] = [';', '\r\n'];

/** A spreadsheet takes such a beginning for a formula; with an apostrophe before it, it is text. */
const isFormula = (text: string): boolean => /^[=+\-@\t\r]/.test(text);

function cellOf(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell).replace('.', ',');
  const safe = isFormula(cell) ? `'${cell}` : cell;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export const csvLine = (row: readonly CsvCell[]): string => row.map(cellOf).join(BETWEEN) + END;

/** Rows as a spreadsheet of this country opens them: UTF-8 with its mark, semicolons between, a comma in a fraction. */
export const csvOf = (rows: readonly (readonly CsvCell[])[]): string => CSV_BEGINS + rows.map(csvLine).join('');

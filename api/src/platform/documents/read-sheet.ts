import type { Cell } from '@onaltu/domain/import-rows';
import { parseCsv } from 'hucre/csv';
import { streamXlsxRows } from 'hucre/xlsx';
import { repacked } from './repack';

const MOST_UNPACKED = 20 * 1024 * 1024;
const MOST_COLUMNS = 100;
const [ZIP, OLD_OR_LOCKED] = [Buffer.from('PK\u0003\u0004', 'latin1'), Buffer.from('d0cf11e0a1b11ae1', 'hex')];

/** Why a file cannot be read at all. */
export type SheetFault = 'isSpreadsheet' | 'isOpenWorkbook' | 'isWholeText' | 'isNotTooLong';
export class UnreadableSheet extends Error {
  constructor(readonly code: SheetFault) {
    super(code);
  }
}

/** A row as it stands in the file, with the number its reader sees beside it. */
export type SheetRow = { n: number; cells: readonly Cell[] };

/** The rows of a workbook's first sheet, or of a text with commas or semicolons, whatever it is called: what counts is in its bytes. */
export async function readSheet(bytes: Buffer, mostRows: number): Promise<SheetRow[]> {
  const begins = (mark: Buffer): boolean => bytes.subarray(0, mark.length).equals(mark);
  if (begins(OLD_OR_LOCKED)) throw new UnreadableSheet('isOpenWorkbook');
  const rows = begins(ZIP) ? await workbookRows(bytes, mostRows) : textRows(textIn(bytes));
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell !== null && cell !== ''));
  if (filled.length > mostRows) throw new UnreadableSheet('isNotTooLong');
  return filled;
}

/** Formulas are read as what they showed when the file was saved. */
async function workbookRows(bytes: Buffer, mostRows: number): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  try {
    for await (const { index, values } of streamXlsxRows(await repacked(bytes, MOST_UNPACKED))) {
      const cells = values.slice(0, MOST_COLUMNS);
      if (cells.every((cell) => cell === null || cell === '')) continue;
      if (rows.push({ n: index + 1, cells }) > mostRows) break; // one too many says enough
    }
  } catch {
    throw new UnreadableSheet('isSpreadsheet');
  }
  return rows;
}

const textRows = (text: string): SheetRow[] =>
  parseCsv(text, { skipEmptyRows: false }).map((cells, index) => ({
    n: index + 1,
    cells: cells.slice(0, MOST_COLUMNS),
  }));

const decoded = (encoding: string, bytes: Buffer): string | null => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};
const UTF_16 = Buffer.from([0xff, 0xfe]);
// A table of Windows-1251 has no Kazakh letters: a program that saves them there writes a question mark into the word.
const LOST_LETTER = /\p{L}\?|\?\p{L}/u;
const CONTROLS = /[\u0000-\u0008\u000e-\u001f]/;

/** The text of a table that is no workbook: UTF-8, what a spreadsheet calls Unicode, or Windows-1251 where no letter was lost. */
function textIn(bytes: Buffer): string {
  const utf16 = bytes.subarray(0, 2).equals(UTF_16) ? decoded('utf-16le', bytes) : null;
  const unicode = utf16 ?? decoded('utf-8', bytes);
  const text = unicode ?? decoded('windows-1251', bytes);
  if (text === null || CONTROLS.test(text)) throw new UnreadableSheet('isSpreadsheet');
  if (unicode === null && LOST_LETTER.test(text)) throw new UnreadableSheet('isWholeText');
  return text;
}

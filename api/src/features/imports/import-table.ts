import {
  IMPORT_COLUMNS,
  IMPORT_MOST_BYTES,
  IMPORT_MOST_ROWS,
  type ImportColumn,
  type ImportKind,
} from '@onaltu/domain/import-columns';
import { type Cell, placesOf, readRow, type ReadRow, textOf } from '@onaltu/domain/import-rows';
import { Refused } from '@onaltu/domain/refused';
import { readSheet, type SheetRow, UnreadableSheet } from '../../platform/documents/read-sheet';
import { InvalidRequest } from '../../platform/problem/problem.filter';
import { type Lists, titlesOf } from './import-lists';

/** A row of the file by its columns. */
export type TableRow = ReadRow & { n: number; said: (column: string | null) => string };

const FILE = '/file';
const MOST_SAID = 80;

/** The rows of an uploaded file, the titles with them; what is no such file says why, and nothing of it is kept. */
export async function sheetOf(kind: ImportKind, bytes: Buffer): Promise<SheetRow[]> {
  if (bytes.length > IMPORT_MOST_BYTES) throw new Refused('request.too-large');
  try {
    const rows = await readSheet(bytes, IMPORT_MOST_ROWS[kind] + 1);
    if (rows.length < 2) throw new InvalidRequest([{ pointer: FILE, code: 'isFilled' }]);
    return rows;
  } catch (error) {
    if (error instanceof UnreadableSheet) throw new InvalidRequest([{ pointer: FILE, code: error.code }]);
    throw error;
  }
}

/** Each row under its titles: any order, any of our languages; a column nobody knows is left aside. */
export function tableOf(kind: ImportKind, [titles, ...rows]: readonly SheetRow[], lists: Lists): TableRow[] {
  const columns = IMPORT_COLUMNS[kind];
  const { places, missing, twice } = placesOf(titles?.cells ?? [], columns, titlesOf);
  const faults = [
    ...missing.map(({ key }) => ({ pointer: `${FILE}/${key}`, code: 'isColumn' })),
    ...twice.map(({ key }) => ({ pointer: `${FILE}/${key}`, code: 'isOneColumn' })),
  ];
  if (faults.length > 0) throw new InvalidRequest(faults);
  return rows.map(({ n, cells }) => {
    const cellOf = ({ key }: Pick<ImportColumn, 'key'>): Cell | undefined => cells[places.get(key) ?? -1];
    const said = (column: string | null): string =>
      column === null ? '' : textOf(cellOf({ key: column })).slice(0, MOST_SAID);
    return { n, said, ...readRow(columns, cellOf, lists) };
  });
}

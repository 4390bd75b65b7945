import type { Cell } from '@onaltu/domain/import-rows';
import writeExcelFile, { type SheetData } from 'write-excel-file/node';

type Written = SheetData[number][number];

function written(cell: Cell): Written {
  if (cell === null || cell === '') return null;
  if (typeof cell === 'number') return { type: Number, value: cell };
  if (typeof cell === 'boolean') return { type: Boolean, value: cell };
  if (cell instanceof Date) return { type: Date, value: cell, format: 'dd.mm.yyyy' };
  return { type: String, value: cell };
}

/** A workbook as a spreadsheet program saves it. */
export const xlsxOf = (rows: readonly (readonly Cell[])[]): Promise<Buffer> =>
  writeExcelFile(
    rows.map((row) => row.map(written)),
    { sheet: 'Бет 1' },
  ).toBuffer();

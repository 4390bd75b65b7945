import { formatDay, formatNumber } from '@onaltu/i18n/formats';
import type { Cell, JournalModel } from './document-models';

/** A cell as paper shows it. */
function printed(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'object') return formatDay(cell.day);
  return typeof cell === 'number' ? formatNumber(cell) : cell;
}

export function printedJournal(model: JournalModel): JournalModel<string> {
  return { ...model, parts: model.parts.map((part) => ({ ...part, rows: part.rows.map((row) => row.map(printed)) })) };
}

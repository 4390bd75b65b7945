import { ATTRIBUTE_TABLES } from '@onaltu/domain/attribute-tables';
import { formatInstant } from '@onaltu/i18n/formats';
import type { Translator } from '@onaltu/i18n/translator';
import type { Labelled } from '../../platform/documents/document-models';
import type { ReportCell, ReportColumn, ReportRow, ReportTableModel } from '../../platform/documents/report-model';
import type { ShownView, SnapshotMonthView, SnapshotTableView } from '../statistics/snapshots.view';
import type { MemberNames } from './report-names';

type Words = { words: Translator; members: MemberNames; threshold: number };

const HIDDEN = '–';
const [NAME, FIGURE] = [42, 15];
const named = (title: string): ReportColumn => ({ title, unit: 'TEXT', width: NAME });
const counted = (title: string): ReportColumn => ({ title, unit: 'PEOPLE', width: FIGURE });

/** A number as a file may say it: a small one by the threshold, a hidden one by a dash. */
const cellOf = ({ state, value }: ShownView, threshold: number): ReportCell =>
  state === 'LOW' ? `<${threshold}` : (value ?? HIDDEN);

/** A table of the whole region has one row: its columns are told below each other. */
function told({ table, columns, columnTotals, total }: SnapshotTableView, { words, members, threshold }: Words) {
  const nameOf = members[ATTRIBUTE_TABLES[table].columns];
  const { t } = words;
  const rows = columns.map((key, at): ReportRow => {
    const one = columnTotals[at];
    return { cells: [nameOf(key), one ? cellOf(one, threshold) : HIDDEN] };
  });
  const all: ReportRow = { isTotal: true, cells: [t('document.report.sum'), cellOf(total, threshold)] };
  return {
    columns: [named(t(`document.report.member.${ATTRIBUTE_TABLES[table].columns}`)), counted(t('snapshot.unit'))],
    rows: [...rows, all],
  };
}

/** Totals are those that were kept, each rounded for itself: nothing is added up here. */
function crossed(shown: SnapshotTableView, { words, members, threshold }: Words) {
  const { rows: by, columns: across } = ATTRIBUTE_TABLES[shown.table];
  const { t } = words;
  const sum = t('document.report.sum');
  const line = (cells: readonly ShownView[], total: ShownView): ReportCell[] =>
    [...cells, total].map((one) => cellOf(one, threshold));
  return {
    columns: [named(t(`document.report.member.${by}`)), ...[...shown.columns.map(members[across]), sum].map(counted)],
    rows: [
      ...shown.rows.map(({ key, cells, total }): ReportRow => ({ cells: [members[by](key), ...line(cells, total)] })),
      { isTotal: true, cells: [sum, ...line(shown.columnTotals, shown.total)] },
    ],
  };
}

/** A frozen table as it is read; it was protected before it was kept, and nothing else of it is known here. */
export function snapshotModel(shown: SnapshotTableView, said: Words): ReportTableModel {
  const { rows, columns } = ATTRIBUTE_TABLES[shown.table];
  const whole = rows === 'oblast';
  const { t } = said.words;
  return {
    sheet: t(`document.report.sheet.${shown.table}`),
    title: t(`snapshot.table.${shown.table}.name`),
    chart: whole && columns !== 'oblast' ? 'BARS' : null,
    ...(whole ? told(shown, said) : crossed(shown, said)),
  };
}

/** When a month was frozen, and the checksum of what was kept. */
export const frozenFacts = ({ madeAt, sha256 }: SnapshotMonthView, { t }: Translator): Labelled[] => [
  { label: t('document.report.frozen'), value: formatInstant(madeAt) },
  ...(sha256 ? [{ label: t('document.report.checksum'), value: sha256 }] : []),
];

export const frozenNotes = ({ threshold, roundedTo }: SnapshotMonthView, { t }: Translator): string[] => [
  t('document.report.children', { threshold, n: roundedTo }),
  t('document.report.ownRounding'),
  t('document.report.noFilter'),
];

import type { IndicatorUnit } from '@onaltu/domain/indicators';
import type { ReportChart } from '@onaltu/domain/reports';
import type { Locale } from '@onaltu/i18n/formats';
import type { Labelled } from './document-models';

/** A figure is a number of its unit, a share from 0 to 1; null where there is nothing to say. */
export type ReportCell = string | number | null;
/** `OF_ROW`: each row has a unit of its own. */
export type ReportColumn = { title: string; unit: IndicatorUnit | 'TEXT' | 'OF_ROW'; width: number };
/** `short` is what a row is called below an axis, `before` its first figure in the same period of the year before. */
export type ReportRow = {
  cells: readonly ReportCell[];
  short?: string;
  before?: number | null;
  unit?: IndicatorUnit;
  isTotal?: boolean;
};
export type ReportTableModel = {
  /** The name of its sheet. */
  sheet: string;
  title: string;
  columns: readonly ReportColumn[];
  rows: Iterable<ReportRow>;
  /** How the first figure of each row is drawn too. */
  chart: ReportChart | null;
};

/** What every file says of itself. */
export type ReportMethod = {
  sheet: string;
  title: string;
  facts: readonly Labelled[];
  notes: readonly string[];
  definitionsTitle: string;
  columns: readonly string[];
  definitions: readonly (readonly string[])[];
};
export type ReportHead = {
  language: Locale;
  title: string;
  /** The period, in words. */
  subtitle: string;
  department: string;
  facts: readonly Labelled[];
  footer: string;
  issuedOn: string;
  empty: string;
};
export type ReportModel = { head: ReportHead; tables: AsyncIterable<ReportTableModel>; method: () => ReportMethod };

/** What a cell is. */
export const unitOf = (row: ReportRow, column: ReportColumn | undefined): IndicatorUnit | 'TEXT' =>
  column?.unit === 'OF_ROW' ? (row.unit ?? 'TEXT') : (column?.unit ?? 'TEXT');

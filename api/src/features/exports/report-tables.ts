import { type IndicatorId, INDICATORS } from '@onaltu/domain/indicators';
import { type Breakdown, chartOf, type ReportTable } from '@onaltu/domain/reports';
import { shortMonth } from '@onaltu/i18n/formats';
import type { Translator } from '@onaltu/i18n/translator';
import type { ReportCell, ReportColumn, ReportRow, ReportTableModel } from '../../platform/documents/report-model';
import { partsOfKey } from '../statistics/figures.service';
import type { FiguresView, FigureView, IndicatorFiguresView } from '../statistics/figures.view';
import type { Names } from './report-names';

/** The figures of a table: of the whole, and of a table with two breakdowns those by its columns alone. */
export type TableFigures = { table: ReportTable; figures: FiguresView; columns?: FiguresView };
type Words = { words: Translator; names: Names };

const [NAME, FIGURE] = [42, 15];
const text = (title: string, width = NAME): ReportColumn => ({ title, unit: 'TEXT', width });
const figure = (title: string, unit: ReportColumn['unit']): ReportColumn => ({ title, unit, width: FIGURE });
const valueOf = (one: FigureView | undefined): ReportCell => one?.value ?? null;
const nameOf = (id: IndicatorId, { t }: Translator): string => t(`indicator.${id}.name`);
const first = ({ indicators: [one] }: FiguresView): IndicatorFiguresView | undefined => one;

/** Indicators below each other, beside last year and how many each stands on. */
function whole({ figures }: TableFigures, { words }: Words): Pick<ReportTableModel, 'columns' | 'rows'> {
  const { t } = words;
  const columns = [
    text(t('document.report.indicator')),
    text(t('document.report.unit'), 20),
    figure(t('document.report.value'), 'OF_ROW'),
    figure(t('document.report.lastYear'), 'OF_ROW'),
    figure(t('document.report.base'), 'CASES'),
  ];
  const rows = figures.indicators.map(({ indicator, unit, total }): ReportRow => {
    const said = [nameOf(indicator, words), t(`figure.unitName.${unit}`)];
    return { unit, cells: [...said, valueOf(total), valueOf(total.lastYear), total.base] };
  });
  return { columns, rows };
}

/** Of a month there is no year before. */
type Shown = FigureView & { lastYear?: FigureView };
type Part = { key: string; figures: readonly (Shown | undefined)[] };

const beforeOf = ({ lastYear }: Partial<Shown> = {}): number | null =>
  lastYear && lastYear.base > 0 ? lastYear.value : null;

/** The figures of each row: of a month, or of what the rows are. */
function partsOf({ indicators }: FiguresView, by: Breakdown): Part[] {
  const rows = indicators.map(({ rows: own, total }) =>
    by === 'month' ? total.series.map(({ from, ...point }) => ({ key: from, ...point })) : own,
  );
  const keys = [...new Set(rows.flatMap((own) => own.map(({ key }) => key)))];
  return keys.map((key) => ({ key, figures: rows.map((own) => own.find((one) => one.key === key)) }));
}

/** Indicators beside each other. */
function split({ table, figures }: TableFigures, { words, names }: Words): Pick<ReportTableModel, 'columns' | 'rows'> {
  const [by = 'provider'] = table.by;
  const { t } = words;
  const columns = [
    text(t(`report.row.${by}`)),
    ...table.indicators.map((id) =>
      figure(
        t('document.report.of', { what: nameOf(id, words), unit: t(`figure.unitName.${INDICATORS[id].unit}`) }),
        INDICATORS[id].unit,
      ),
    ),
  ];
  const parts = partsOf(figures, by).map((part): ReportRow => {
    const cells = [names[by](part.key), ...part.figures.map(valueOf)];
    return by === 'month' ? { cells, short: shortMonth(part.key) } : { cells, before: beforeOf(part.figures[0]) };
  });
  return { columns, rows: by === 'month' ? parts : [...parts, totalRow(figures.indicators, words)] };
}

const totalRow = (indicators: readonly IndicatorFiguresView[], { t }: Translator): ReportRow => ({
  isTotal: true,
  cells: [t('document.report.sum'), ...indicators.map(({ total }) => valueOf(total))],
});

/** One indicator by rows and columns; what a row or a column is as a whole is read for itself and not added up. */
function crossed(read: TableFigures, { words, names }: Words): Pick<ReportTableModel, 'columns' | 'rows'> {
  const [by = 'provider', across = 'month'] = read.table.by;
  const [own, beside] = [first(read.figures), read.columns && first(read.columns)];
  const unit = own?.unit ?? 'CASES';
  const { t } = words;
  const months = own?.total.series ?? [];
  const cells = across === 'month' ? undefined : new Map(own?.rows.map((row) => [row.key, row]));
  const columnKeys = cells ? (beside?.rows ?? []).map(({ key }) => key) : months.map(({ from }) => from);
  const rowKeys = [...new Set(own?.rows.map(({ key }) => partsOfKey(key)[0] ?? ''))];
  const series = new Map(own?.rows.map((row) => [row.key, row.series]));
  const cellOf = (row: string, column: string): ReportCell =>
    valueOf(cells ? cells.get([row, column].join('|')) : series.get(row)?.find(({ from }) => from === column));
  const total = cells ? (beside?.rows ?? []) : months;
  return {
    columns: [text(t(`report.row.${by}`)), ...columnKeys.map((key) => figure(names[across](key), unit))],
    rows: [
      ...rowKeys.map((row): ReportRow => ({ cells: [names[by](row), ...columnKeys.map((key) => cellOf(row, key))] })),
      { isTotal: true, cells: [t('document.report.sum'), ...total.map(valueOf)] },
    ],
  };
}

const capital = (words: string, locale: string): string => words.charAt(0).toLocaleUpperCase(locale) + words.slice(1);

/** A table as it is read: in the one language of its file. */
export function tableModel(read: TableFigures, said: Words): ReportTableModel {
  const { indicators, by } = read.table;
  const { words } = said;
  const { t, locale } = words;
  const [indicator] = indicators;
  const what = indicators.length === 1 && indicator ? nameOf(indicator, words) : t('document.report.totals');
  const broken = by.map((one) => t(`report.by.${one}`)).join(', ');
  return {
    sheet: broken ? capital(broken, locale) : t('document.report.sheetTotals'),
    title: broken ? `${what}, ${broken}` : what,
    chart: chartOf(read.table),
    ...([whole, split, crossed][by.length]?.(read, said) ?? { columns: [], rows: [] }),
  };
}

import { csvOf } from '@onaltu/domain/csv';
import {
  IMPORT_COLUMNS,
  IMPORT_MOST_ROWS,
  type ImportColumn,
  type ImportColumnKey,
  type ImportKind,
} from '@onaltu/domain/import-columns';
import type { Locale } from '@onaltu/i18n/formats';
import { translator } from '@onaltu/i18n/translator';
import type { Look, Sheet, SheetCell } from '../../platform/documents/spreadsheet';
import { type Lists, titleOf } from './import-lists';

const EMPTY_ROWS = 300;
const [NARROW, WIDE, NEEDED] = [16, 30, ' *'];
const WIDTHS = [30, 22, 60, 70];

const cells = (look: Look, ...values: (string | null)[]): SheetCell[] => values.map((value) => ({ value, look }));
const shown = (column: ImportColumn, locale: Locale): string =>
  titleOf(column, locale) + (column.need === 'NEEDED' ? NEEDED : '');
const isWide = ({ says }: ImportColumn): boolean => says === 'CHOICES' || says === 'TEXT';

/** The sheet that is filled in. Its cells are texts: an IIN keeps the zeros it begins with. */
function toFill(kind: ImportKind, locale: Locale): Sheet {
  const columns = IMPORT_COLUMNS[kind];
  const empty = columns.flatMap(() => cells('TEXT', null));
  return {
    name: translator(locale).t(`imports.kind.${kind}`),
    widths: columns.map((column) => (isWide(column) ? WIDE : NARROW)),
    frozen: 1,
    rows: [
      cells('HEAD', ...columns.map((column) => shown(column, locale))),
      ...Array.from({ length: EMPTY_ROWS }, () => empty),
    ],
  };
}

/** How each column is filled in, and what may stand in it. */
function guide(kind: ImportKind, locale: Locale, lists: Lists): Sheet {
  const { t } = translator(locale);
  /** Children stand in no template. */
  const valuesOf = ({ from }: ImportColumn): string =>
    from && from !== 'CASE' ? lists[from].map((entry) => entry.in[locale]).join('; ') : '';
  return {
    name: t('imports.guide'),
    widths: WIDTHS,
    frozen: 0,
    rows: [
      cells('TITLE', t(`imports.kind.${kind}`)),
      ...[
        t('imports.rule.rows', { max: IMPORT_MOST_ROWS[kind] }),
        t('imports.rule.titles'),
        t('imports.rule.whole'),
        t('imports.rule.known'),
      ].map((rule) => cells('TEXT', rule)),
      [],
      cells('HEAD', t('imports.columnName'), t('imports.needName'), t('imports.howName'), t('imports.valuesName')),
      ...IMPORT_COLUMNS[kind].map((column) =>
        cells(
          'LABEL',
          titleOf(column, locale),
          t(`imports.need.${column.need}`),
          t(`imports.how.${column.key as ImportColumnKey}`),
          valuesOf(column),
        ),
      ),
    ],
  };
}

/** The workbook to fill in: its columns are named as the forms name them. */
export async function* templateSheets(kind: ImportKind, locale: Locale, lists: Lists): AsyncGenerator<Sheet> {
  yield await Promise.resolve(toFill(kind, locale));
  yield guide(kind, locale, lists);
}

export const templateText = (kind: ImportKind, locale: Locale): string =>
  csvOf([IMPORT_COLUMNS[kind].map((column) => shown(column, locale))]);

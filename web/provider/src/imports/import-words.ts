import { Problem } from '@onaltu/api-client/problem';
import { type CsvCell, csvOf } from '@onaltu/domain/csv';
import { useI18n } from 'vue-i18n';
import type { Fault } from './use-import';

/** A fault's code is a rule of this file, of the forms, of the acts, or a note on a number or a name. */
const PLACES = ['imports.fault', 'error', 'refusal', 'provider.registration.warning'] as const;
const FILE = /^\/file(?:\/(\w+))?$/;

/** What is said of a file and of its rows, in the reader's language. */
export function useImportWords() {
  const { t, te } = useI18n();
  const reasonOf = (code: string, params: Fault['params'] = {}): string => {
    const key = PLACES.map((place) => `${place}.${code}`).find((one) => te(one));
    return t(key ?? 'error.unknown', params);
  };
  const titleOf = (column: string | null | undefined): string =>
    column ? t(`imports.column.${column}`) : t('imports.whole');
  /** What is wrong with the file as a whole; nothing where that was not the reason. */
  const fileFaults = (error: unknown): string[] =>
    (error instanceof Problem ? error.errors : []).flatMap(({ pointer, code }) => {
      const [found, column] = FILE.exec(pointer) ?? [];
      if (found === undefined) return [];
      return [column ? `${titleOf(column)}: ${reasonOf(code)}` : reasonOf(code)];
    });
  const tableOf = (faults: readonly Fault[]): string => {
    const head: CsvCell[] = [t('imports.row'), t('imports.columnName'), t('imports.said'), t('imports.reason')];
    return csvOf([
      head,
      ...faults.map(({ row, column, said, code, params }) => [row, titleOf(column), said, reasonOf(code, params)]),
    ]);
  };
  return { reasonOf, titleOf, fileFaults, tableOf };
}

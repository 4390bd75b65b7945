import { IMPORT_COLUMNS, type ImportKind } from '@onaltu/domain/import-columns';
import type { Cell } from '@onaltu/domain/import-rows';
import type { MessageKey } from '@onaltu/i18n/messages';
import { translator } from '@onaltu/i18n/translator';
import type { Test } from 'supertest';
import { inventedChild } from '../src/demo/invented-people';
import type { TestApp } from './harness';
import type { Person } from './person';
import { xlsxOf } from './sheets';

export type Row = Partial<Record<string, Cell>>;
export const titlesOf = (kind: ImportKind): string[] =>
  IMPORT_COLUMNS[kind].map(({ key }) => translator('kk').t(`imports.column.${key}` as MessageKey));

/** A workbook with these rows under the titles of our template. */
export const fileOf = (kind: ImportKind, rows: readonly Row[]): Promise<Buffer> =>
  xlsxOf([titlesOf(kind), ...rows.map((row) => IMPORT_COLUMNS[kind].map(({ key }) => row[key] ?? null))]);

/** The n-th invented child and its mother, as an office has them in a table of its own. */
export const family = (n: number): Row => {
  const { lastName, firstName, middleName, birthDate, sex, iin } = inventedChild(n);
  return {
    ...{ iin, lastName, firstName, middleName, birthDate: new Date(birthDate), sex: sex === 'MALE' ? 'Ұл' : 'қыз' },
    ...{ language: 'Қазақша', impairments: 'Сөйлеу бұзылысы; Аутизм спектрінің бұзылысы (АСБ)' },
    ...{ address: 'Мысал көшесі, 5', adultLastName: 'Мысалова', adultFirstName: 'Әсел', relation: 'анасы' },
    ...{ phone: 87_010_000_000 + n, adultLanguage: 'Орысша' },
  };
};

type Way = { kind?: ImportKind; check?: boolean; name?: string };
export const sender =
  (app: TestApp) =>
  (person: Person, bytes: Buffer, { kind = 'CHILDREN', check = false, name = 'a.xlsx' }: Way = {}): Test =>
    app
      .as(person)
      .post(`/imports/${kind}${check ? '/check' : ''}`)
      .attach('file', bytes, name);

type Told = { row: number; column: string | null; code: string; said: string };
export const faultsIn = (body: { faults: Told[] }) => body.faults.map(({ row, column, code }) => [row, column, code]);

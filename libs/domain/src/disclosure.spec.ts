import {
  ATTRIBUTE_INDICATORS,
  ATTRIBUTE_TABLE_IDS,
  COUNTED_GROUPS,
  rawTablesOf,
  type RawTable,
} from './attribute-tables';
import { boundsOf, coarsened, protectionOf, protectTable, shareOf, TOTAL } from './disclosure';
import { isPinned, knowledgeOf } from './intruder';

const protection = protectionOf(10);
const languages = (cells: readonly (readonly number[])[]): RawTable => ({
  id: 'servedByLanguage',
  rows: cells.map((_, i) => `district-${i}`),
  columns: ['kk', 'ru'],
  cells,
});

describe('a table about children', () => {
  it('shows no number under the threshold, zero included, and rounds the rest to five', () => {
    const { cells, rowTotals, columnTotals, total } = protectTable(
      languages([
        [21, 17],
        [52, 9],
        [40, 23],
      ]),
      protection,
    );
    expect(cells).toEqual([
      [20, 15],
      [50, 'LOW'],
      [40, 25],
    ]);
    expect(rowTotals).toEqual([40, 60, 65]);
    expect(columnTotals).toEqual([115, 50]);
    expect(total).toBe(160);
    expect(
      protectTable(
        languages([
          [28, 0],
          [28, 30],
        ]),
        protection,
      ).cells[1],
    ).toEqual([30, 30]);
  });

  it('rounds each total from the children, not from what is shown', () => {
    const { cells, rowTotals } = protectTable(
      languages([
        [22, 22],
        [30, 30],
      ]),
      protection,
    );
    expect(cells[0]).toEqual([20, 20]);
    expect(rowTotals[0]).toBe(45);
  });

  it('shows a place of fewer than thirty, or of nearly one kind, as a total only', () => {
    const { cells, rowTotals } = protectTable(
      languages([
        [15, 14],
        [90, 10],
        [89, 11],
        [3, 2],
        [80, 90],
      ]),
      protection,
    );
    expect(cells.slice(0, 2)).toEqual([
      ['HIDDEN', 'HIDDEN'],
      ['HIDDEN', 'HIDDEN'],
    ]);
    expect(cells[2]).toEqual([90, 10]);
    expect(rowTotals).toEqual([30, 100, 100, 'LOW', 170]);
  });

  it('shows an oblast of fewer than thirty as a total only', () => {
    const shown = protectTable(
      languages([
        [12, 13],
        [1, 0],
      ]),
      protection,
    );
    expect(new Set([...shown.cells.flat(), ...shown.rowTotals, ...shown.columnTotals])).toEqual(new Set(['HIDDEN']));
    expect(shown.total).toBe(25);
  });

  it('says a share only of figures that are shown, on forty or more', () => {
    expect(shareOf(10, 40)).toBe(0.25);
    expect(shareOf(10, 35)).toBeNull();
    expect(shareOf('LOW', 100)).toBeNull();
    expect(shareOf(10, 'HIDDEN')).toBeNull();
    expect(shareOf(105, 100)).toBe(1);
  });

  it('bounds what it shows by what the number may be', () => {
    expect(boundsOf('LOW', protection)).toEqual({ min: 0, max: 9 });
    expect(boundsOf(10, protection)).toEqual({ min: 10, max: 12 });
    expect(boundsOf(45, protection)).toEqual({ min: 43, max: 47 });
    expect(boundsOf(45, { ...protection, round: 1 })).toEqual({ min: 45, max: 45 });
    expect(boundsOf('HIDDEN', protection).max).toBe(Number.POSITIVE_INFINITY);
  });

  it('shows coarser what can be worked out, and nothing else', () => {
    const shown = protectTable(
      languages([
        [52, 9],
        [40, 23],
      ]),
      protection,
    );
    const place = { table: 'servedByLanguage', row: 'district-0', column: 'ru' } as const;
    expect(coarsened(shown, [place]).cells).toEqual([
      ['HIDDEN', 'HIDDEN'],
      [40, 25],
    ]);
    expect(coarsened(shown, [{ ...place, row: TOTAL }])).toMatchObject({
      ...{ cells: shown.cells, columnTotals: ['HIDDEN', 'HIDDEN'], rowTotals: shown.rowTotals },
    });
    expect(coarsened(shown, [{ ...place, table: 'servedByGroup' }])).toEqual(shown);
    const [row, totals, cells] = [1, 2, 3].map((times) =>
      Array.from({ length: times }).reduce<typeof shown>((table) => coarsened(table, [place]), shown),
    );
    expect(row!.columnTotals).toEqual(shown.columnTotals);
    expect(totals).toMatchObject({ columnTotals: ['HIDDEN', 'HIDDEN'], cells: row!.cells });
    expect(new Set(cells!.cells.flat())).toEqual(new Set(['HIDDEN']));
    expect(coarsened(shown, [{ ...place, column: TOTAL }]).rowTotals).toEqual(['HIDDEN', 'HIDDEN']);
  });
});

describe('somebody who reads everything', () => {
  it('may learn of a small number no less than five possible ones', () => {
    expect(isPinned({ low: true }, 0, 4, 10)).toBe(true);
    expect(isPinned({ low: true }, 0, 5, 10)).toBe(false);
    expect(isPinned({ low: true }, 0.4, 5.2, 10)).toBe(true);
    expect(isPinned({ low: false }, 40, 42, 10)).toBe(false);
    expect(isPinned({ low: false }, 8, 11, 10)).toBe(true);
    expect(isPinned({ low: true }, 0, 4, 5)).toBe(false); // the threshold says as much
  });

  it('knows that tables of the same children have the same totals', () => {
    const tables = rawTablesOf([], { district: ['one'] }).map((table) => protectTable(table, protection));
    const { variables, constraints, watched } = knowledgeOf({ tables, protection });
    expect(variables).toBe(tables.reduce((n, { rows, columns }) => n + rows.length * columns.length, 0));
    expect(constraints.filter(({ min, max }) => min === 0 && max === 0).length).toBe(11);
    expect(
      watched.every(({ low, row, column }) => !low || (row === TOTAL) === (column === TOTAL) || column === TOTAL),
    ).toBe(true);
  });
});

describe('somebody who knows in which district a provider lies', () => {
  it('counts its children against those of the district, group by group', () => {
    const places = { district: ['one'], provider: ['first', 'second'] };
    const tables = rawTablesOf([], places).map((table) => protectTable(table, protection));
    const equal = (districtOf: Record<string, string>) =>
      knowledgeOf({ tables, protection }, null, districtOf).constraints.filter(({ min, max }) => min === 0 && max === 0)
        .length;
    expect(equal({ first: 'one', second: 'one' })).toBe(equal({}) + COUNTED_GROUPS.length);
  });
});

describe('the attribute figures', () => {
  it('are declared once each, by two dimensions and the month', () => {
    expect(ATTRIBUTE_INDICATORS.map(({ id }) => id)).toEqual(ATTRIBUTE_TABLE_IDS);
    for (const { dimensions, kind } of ATTRIBUTE_INDICATORS) {
      expect(kind).toBe('ATTRIBUTE');
      expect(dimensions).toHaveLength(3);
    }
  });

  it('have each cell, and no cell that is not theirs', () => {
    const tables = rawTablesOf([{ table: 'servedByAge', row: '3-6', column: 'MALE', n: 4 }], { district: ['one'] });
    expect(tables.find(({ id }) => id === 'servedByAge')?.cells).toEqual([
      [0, 0],
      [4, 0],
      [0, 0],
      [0, 0],
      [0, 0],
      [0, 0],
    ]);
    expect(() =>
      rawTablesOf([{ table: 'servedByAge', row: '19', column: 'MALE', n: 4 }], { district: ['one'] }),
    ).toThrow('no cell');
  });
});

import { ATTRIBUTE_TABLES, type AttributeTableId } from './attribute-tables';
import { boundsOf, type Place, type ProtectedTable, type Protection, type Shown, TOTAL } from './disclosure';

/** A whole number between two bounds, made of variables: `[variable, factor]`. */
export type Term = readonly [variable: number, factor: number];
export type Constraint = { terms: readonly Term[]; min: number; max: number };
/** A figure that must stay unknown. */
export type Watched = Place & { terms: readonly Term[]; low: boolean };
/** All that somebody knows who has read everything published. Each variable is a cell: 0 or more children. */
export type Knowledge = { variables: number; constraints: readonly Constraint[]; watched: readonly Watched[] };

export type Publication = { tables: readonly ProtectedTable[]; protection: Protection };
/** In which district each provider lies. */
export type DistrictOf = Readonly<Record<string, string>>;
/** How many courses began since the publication before, and ended since its month began, in each place: exact figures that anybody may read. */
export type Turnover = Readonly<Record<string, { begun: number; ended: number }>>;
export type Before = Publication & { turnover: Turnover };

/** Bounds on a figure that stays unknown lie at least so far apart, or as far as the threshold itself lets them. */
const LEAST_WIDTH = 5;

/** The variables of one table. */
class Cells {
  constructor(
    readonly table: ProtectedTable,
    private readonly first: number,
  ) {}

  get count(): number {
    return this.table.rows.length * this.table.columns.length;
  }

  cell(row: number, column: number, factor = 1): Term {
    return [this.first + row * this.table.columns.length + column, factor];
  }

  row(row: number, factor = 1): Term[] {
    return this.table.columns.map((_, column) => this.cell(row, column, factor));
  }

  column(column: number, factor = 1): Term[] {
    return this.table.rows.map((_, row) => this.cell(row, column, factor));
  }

  all(factor = 1): Term[] {
    return this.table.rows.flatMap((_, row) => this.row(row, factor));
  }
}

type Figure = { row: string; column: string; shown: Shown; terms: readonly Term[] };

/** Every figure that a table shows or hides, with the cells it is made of. */
function figuresOf(cells: Cells): Figure[] {
  const { rows, columns, cells: shown, rowTotals, columnTotals, total } = cells.table;
  const inside = rows.flatMap((row, r) =>
    columns.map((column, c) => ({ row, column, shown: shown[r]?.[c] ?? 'HIDDEN', terms: [cells.cell(r, c)] })),
  );
  const right = rows.map((row, r) => ({ row, column: TOTAL, shown: rowTotals[r] ?? 'HIDDEN', terms: cells.row(r) }));
  const under = columns.map((column, c) => ({
    ...{ row: TOTAL, column, shown: columnTotals[c] ?? ('HIDDEN' as const) },
    terms: cells.column(c),
  }));
  return [...inside, ...right, ...under, { row: TOTAL, column: TOTAL, shown: total, terms: cells.all() }];
}

/** What the figures of one publication say by themselves. */
function published(all: readonly Cells[], protection: Protection): Constraint[] {
  return all
    .flatMap(figuresOf)
    .filter(({ shown }) => shown !== 'HIDDEN')
    .map(({ shown, terms }) => ({ terms, ...boundsOf(shown, protection) }));
}

const ofSame = (terms: readonly Term[], minus: readonly Term[]): Constraint => ({
  terms: [...terms, ...minus],
  min: 0,
  max: 0,
});

/** Tables of the same children have the same totals, and the same of each place. */
function additivity(all: readonly Cells[]): Constraint[] {
  return all.flatMap((one, index) =>
    all.slice(index + 1).flatMap((other) => {
      const [a, b] = [ATTRIBUTE_TABLES[one.table.id], ATTRIBUTE_TABLES[other.table.id]];
      if (a.of !== b.of) return [];
      const places = a.rows === b.rows ? one.table.rows.map((_, r) => ofSame(one.row(r), other.row(r, -1))) : [];
      return [ofSame(one.all(), other.all(-1)), ...places];
    }),
  );
}

/** Who had a final assessment, or ended early, was among the children served: of the same group, at most as many. */
function partsOfServed(all: readonly Cells[]): Constraint[] {
  const find = (id: AttributeTableId): Cells | undefined => all.find(({ table }) => table.id === id);
  const [served, assessed, ended] = [find('servedByGroup'), find('developmentByGroup'), find('earlyEndReasons')];
  if (!served) return [];
  const atMost = (part: Term[], whole: Term[]): Constraint => ({
    ...{ terms: [...part, ...whole], min: Number.NEGATIVE_INFINITY, max: 0 },
  });
  const groups = assessed
    ? assessed.table.rows.map((group, r) =>
        atMost(assessed.row(r), served.column(served.table.columns.indexOf(group), -1)),
      )
    : [];
  return [...groups, ...(ended ? [atMost(ended.all(), served.all(-1))] : [])];
}

/** The children of a district are those of its providers, group by group. */
function partsOfDistricts(all: readonly Cells[], districtOf: DistrictOf): Constraint[] {
  const find = (id: AttributeTableId): Cells | undefined => all.find(({ table }) => table.id === id);
  const [parts, wholes] = [find('servedByProvider'), find('servedByGroup')];
  if (!parts || !wholes) return [];
  return wholes.table.rows.flatMap((district, d) => {
    const own = parts.table.rows.flatMap((provider, r) => (districtOf[provider] === district ? [r] : []));
    const ofGroup = (c: number): Constraint =>
      ofSame(
        own.map((r) => parts.cell(r, c)),
        [wholes.cell(d, c, -1)],
      );
    return own.length > 0 ? wholes.table.columns.map((_, c) => ofGroup(c)) : [];
  });
}

/** A cell grows by no more than the courses that began, and shrinks by no more than those that ended. Ages move by themselves. */
function differences(now: readonly Cells[], before: readonly Cells[], turnover: Turnover): Constraint[] {
  return now.flatMap((cells) => {
    const { id, rows, columns } = cells.table;
    const old = before.find(({ table }) => table.id === id);
    const { of, rows: by } = ATTRIBUTE_TABLES[id];
    if (!old || of !== 'SERVED' || by === 'ageBand') return [];
    return rows.flatMap((row, r) => {
      const then = old.table.rows.indexOf(row);
      const { begun, ended } = turnover[row] ?? { begun: 0, ended: 0 };
      if (then < 0) return [];
      return columns.flatMap((column, c) => {
        const at = old.table.columns.indexOf(column);
        return at < 0 ? [] : [{ terms: [cells.cell(r, c), old.cell(then, at, -1)], min: -ended, max: begun }];
      });
    });
  });
}

function cellsOf(tables: readonly ProtectedTable[], first: number): Cells[] {
  let next = first;
  return tables.map((table) => {
    const cells = new Cells(table, next);
    next += cells.count;
    return cells;
  });
}

const countOf = (all: readonly Cells[]): number => all.reduce((n, { count }) => n + count, 0);

/** Everything that this publication and the one before say together. */
export function knowledgeOf(
  { tables, protection }: Publication,
  before?: Before | null,
  districtOf: DistrictOf = {},
): Knowledge {
  const now = cellsOf(tables, 0);
  const old = before ? cellsOf(before.tables, countOf(now)) : [];
  const watched = now.flatMap((cells) =>
    figuresOf(cells)
      .filter(({ shown }) => typeof shown !== 'number')
      .map(({ row, column, shown, terms }) => ({
        ...{ table: cells.table.id, row, column, terms, low: shown === 'LOW' },
      })),
  );
  return {
    variables: countOf(now) + countOf(old),
    constraints: [
      ...published(now, protection),
      ...additivity(now),
      ...partsOfServed(now),
      ...partsOfDistricts(now, districtOf),
      ...(before ? published(old, before.protection) : []),
      ...additivity(old),
      ...partsOfDistricts(old, districtOf),
      ...(before ? differences(now, old, before.turnover) : []),
    ],
    watched,
  };
}

/** Whether bounds on a figure give it away: of one that is hidden only where it may be small. */
export function isPinned({ low }: Pick<Watched, 'low'>, min: number, max: number, threshold: number): boolean {
  const [least, most] = [Math.ceil(min - 1e-6), Math.floor(max + 1e-6)];
  return most - least < Math.min(LEAST_WIDTH, threshold - 1) && (low || least < threshold);
}

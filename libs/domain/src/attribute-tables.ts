import { NATIONAL_CODES } from './dictionaries';
import { PROVIDER_KINDS } from './directory';
import { IMPAIRMENTS } from './impairments';
import type { Indicator } from './indicators';
import { REFUSAL_GROUNDS, type Source } from './regulation';

/** Ages in whole years on the last day of the month. */
export const AGE_BANDS = ['0-2', '3-6', '7-10', '11-14', '15-17', '18+'] as const;
/** Each child is counted in one group: several at once are COMPLEX, none is UNSPECIFIED. */
export const COUNTED_GROUPS = [...IMPAIRMENTS, 'UNSPECIFIED'] as const;
export const DEVELOPMENTS = ['IMPROVED', 'SAME', 'WORSE'] as const;
export type CountedGroup = (typeof COUNTED_GROUPS)[number];
export type Development = (typeof DEVELOPMENTS)[number];

/** What a child is counted by, each with a fixed list; places are those of the oblast. */
const MEMBERS = {
  oblast: ['OBLAST'],
  problemGroup: COUNTED_GROUPS,
  ageBand: AGE_BANDS,
  sex: ['MALE', 'FEMALE'],
  courseLanguage: ['kk', 'ru'],
  providerType: PROVIDER_KINDS,
  development: DEVELOPMENTS,
  refusalGround: REFUSAL_GROUNDS,
  earlyEndReason: NATIONAL_CODES.EARLY_END_REASON,
} as const;
/** Of which there are the region's own. */
const OWN_PLACES = ['district', 'provider'] as const;
export type AttributeDimension = keyof typeof MEMBERS | (typeof OWN_PLACES)[number];
const isOwnPlace = (dimension: AttributeDimension): dimension is (typeof OWN_PLACES)[number] =>
  OWN_PLACES.some((one) => one === dimension);

/** Which children a table is about. Tables of the same children have the same totals. */
export type Counted = 'SERVED' | 'ASSESSED' | 'REFUSED' | 'ENDED_EARLY';
type Shape = { of: Counted; rows: AttributeDimension; columns: AttributeDimension; source: Source };
const shape = (of: Counted, rows: AttributeDimension, columns: AttributeDimension, source: Source): Shape => ({
  of,
  rows,
  columns,
  source,
});

/** Distinct children of one month, each once an oblast: at most three dimensions, no other filter. */
export const ATTRIBUTE_TABLES = {
  servedByGroup: shape('SERVED', 'district', 'problemGroup', '¶5(4)'),
  servedByProvider: shape('SERVED', 'provider', 'problemGroup', '¶5(4)'),
  servedByAge: shape('SERVED', 'ageBand', 'sex', '¶5(4)'),
  servedByLanguage: shape('SERVED', 'district', 'courseLanguage', '¶5(4)'),
  servedByType: shape('SERVED', 'oblast', 'providerType', '¶5(4)'),
  developmentByGroup: shape('ASSESSED', 'problemGroup', 'development', '¶5(3)'),
  refusalGrounds: shape('REFUSED', 'oblast', 'refusalGround', 'unverified'),
  earlyEndReasons: shape('ENDED_EARLY', 'oblast', 'earlyEndReason', 'unverified'),
} as const satisfies Record<string, Shape>;
export type AttributeTableId = keyof typeof ATTRIBUTE_TABLES;
export const ATTRIBUTE_TABLE_IDS = Object.keys(ATTRIBUTE_TABLES) as AttributeTableId[];

/** Places and groups of children about whom a lone category would tell something of each child. */
const GUARDED: readonly AttributeDimension[] = ['oblast', ...OWN_PLACES, 'problemGroup'];
export const isGuarded = (id: AttributeTableId): boolean => GUARDED.includes(ATTRIBUTE_TABLES[id].rows);

/** What there is of a dimension in one region: its districts and providers, and of the kinds of providers those it has. */
export type Members = Partial<Record<AttributeDimension, readonly string[]>>;
export const membersOf = (dimension: AttributeDimension, own: Members): readonly string[] =>
  own[dimension] ?? (isOwnPlace(dimension) ? [] : MEMBERS[dimension]);

/** How many children: `row` and `column` are members of the table's dimensions. */
export type CountedCell = { table: AttributeTableId; row: string; column: string; n: number };
export type RawTable = {
  id: AttributeTableId;
  rows: readonly string[];
  columns: readonly string[];
  cells: readonly (readonly number[])[];
};

/** All tables with all their cells; what nobody counted is 0. */
export function rawTablesOf(counted: readonly CountedCell[], members: Members): RawTable[] {
  return ATTRIBUTE_TABLE_IDS.map((id) => {
    const own = counted.filter(({ table }) => table === id);
    const rows = membersOf(ATTRIBUTE_TABLES[id].rows, members);
    const columns = membersOf(ATTRIBUTE_TABLES[id].columns, members);
    const unknown = own.find(({ row, column }) => !rows.includes(row) || !columns.includes(column));
    if (unknown) throw new Error(`${id} has no cell ${unknown.row} × ${unknown.column}`);
    const nOf = (row: string, column: string): number =>
      own.find((cell) => cell.row === row && cell.column === column)?.n ?? 0;
    return { id, rows, columns, cells: rows.map((row) => columns.map((column) => nOf(row, column))) };
  });
}

export type AttributeIndicator = Pick<Indicator, 'name' | 'formula' | 'source'> & {
  id: AttributeTableId;
  kind: 'ATTRIBUTE';
  unit: 'CHILDREN';
  dimensions: readonly (AttributeDimension | 'period')[];
};

/** The attribute figures as the page of indicators lists them, beside the operational ones. */
export const ATTRIBUTE_INDICATORS: readonly AttributeIndicator[] = ATTRIBUTE_TABLE_IDS.map((id) => {
  const { rows, columns, source } = ATTRIBUTE_TABLES[id];
  return {
    ...{ id, kind: 'ATTRIBUTE', unit: 'CHILDREN', source, dimensions: [rows, columns, 'period'] },
    ...{ name: `snapshot.table.${id}.name`, formula: `snapshot.table.${id}.formula` },
  };
});

import { ATTRIBUTE_TABLE_IDS, ATTRIBUTE_TABLES, membersOf, type RawTable } from '@onaltu/domain/attribute-tables';
import {
  boundsOf,
  protect,
  type ProtectedTable,
  type Protection,
  protectionOf,
  type Shown,
} from '@onaltu/domain/disclosure';
import { knowledgeOf, type Turnover } from '@onaltu/domain/intruder';
import { intrude } from './lp-intruder';
import { publishable } from './make-snapshot';

type Child = Readonly<Record<string, string>>;
const DISTRICTS = Array.from({ length: 13 }, (_, i) => `district-${i}`);
const PROVIDERS = Array.from({ length: 43 }, (_, i) => `provider-${i}`);
const DISTRICT_OF = Object.fromEntries(PROVIDERS.map((id, i) => [id, DISTRICTS[i % DISTRICTS.length] ?? '']));
const MEMBERS = { district: DISTRICTS, provider: PROVIDERS };
/** The same in each place. */
const turnoverOf = (begun: number, ended: number): Turnover =>
  Object.fromEntries(['OBLAST', ...DISTRICTS, ...PROVIDERS].map((id) => [id, { begun, ended }]));
const TABLES = ATTRIBUTE_TABLE_IDS;
const EXACT: Protection = { threshold: 5, round: 1, smallest: 0 };

/** The same numbers each time. */
function dice(seed: number): () => number {
  let x = seed;
  return () => {
    x = (x * 1103515245 + 12345) % 2147483648;
    return x / 2147483648;
  };
}

/** Children whose districts, groups and ages are as uneven as they are in life. */
function childOf(roll: () => number): Child {
  const among = (dimension: Parameters<typeof membersOf>[0], lean: number): string => {
    const members = membersOf(dimension, MEMBERS);
    return members[Math.floor(roll() ** lean * members.length)] ?? '';
  };
  const provider = among('provider', 2);
  return {
    ...{ oblast: 'OBLAST', provider, district: DISTRICT_OF[provider] ?? '', problemGroup: among('problemGroup', 1.7) },
    ...{ ageBand: among('ageBand', 1.2), sex: among('sex', 0.8), courseLanguage: among('courseLanguage', 1.6) },
    ...{ providerType: among('providerType', 1.5), development: among('development', 2) },
    ...{ refusalGround: among('refusalGround', 1), earlyEndReason: among('earlyEndReason', 1) },
    of: ['ASSESSED', 'ENDED_EARLY', 'REFUSED', 'SERVED', 'SERVED', 'SERVED'][Math.floor(roll() * 6)] ?? '',
  };
}

/** Fewer cells: where much can be worked out, each of them takes its time. */
const withoutProviders = (tables: readonly RawTable[]): RawTable[] =>
  tables.filter(({ id }) => id !== 'servedByProvider');

function tablesOf(children: readonly Child[]): RawTable[] {
  return TABLES.map((id) => {
    const { of, rows: by, columns: across } = ATTRIBUTE_TABLES[id];
    const [rows, columns] = [membersOf(by, MEMBERS), membersOf(across, MEMBERS)];
    const own = children.filter((child) => child.of === of || (of === 'SERVED' && child.of !== 'REFUSED'));
    const n = (row: string, column: string) =>
      own.filter((child) => child[by] === row && child[across] === column).length;
    return { id, rows, columns, cells: rows.map((row) => columns.map((column) => n(row, column))) };
  });
}
const childrenOf = (count: number, roll: () => number): Child[] => Array.from({ length: count }, () => childOf(roll));

/** As the month is made; null where something could be worked out of it. */
async function publish(raw: readonly RawTable[], protection: Protection): Promise<ProtectedTable[] | null> {
  const { tables, pinned } = await publishable({ tables: protect(raw, protection), protection }, null, DISTRICT_OF);
  return pinned.length === 0 ? tables : null;
}

describe('the intruder', () => {
  it('works out what is hidden where small cells are hidden and totals are exact', async () => {
    const found = await Promise.all(
      [1, 2, 3, 4].map(async (seed) => {
        const raw = withoutProviders(tablesOf(childrenOf(600, dice(seed))));
        const { pinned } = await intrude(knowledgeOf({ tables: protect(raw, EXACT), protection: EXACT }), 10);
        return pinned.filter(({ low }) => low).length;
      }),
    );
    for (const n of found) expect(n).toBeGreaterThan(10);
  });

  it('names the cell that a planted total gives away, and no other', async () => {
    const protection = protectionOf(10);
    const shown = (total: number): ProtectedTable => ({
      ...{ id: 'servedByLanguage', rows: ['one', 'other'], columns: ['kk', 'ru'] },
      cells: [
        [60, 'LOW'],
        [120, 55],
      ],
      ...{ rowTotals: [total, 175], columnTotals: ['HIDDEN', 'HIDDEN'], total: total + 175 },
    });
    const pinnedAt = async (total: number) =>
      (await intrude(knowledgeOf({ tables: [shown(total)], protection }), 10)).pinned;
    expect(await pinnedAt(65)).toEqual([]);
    expect(await pinnedAt(60)).toMatchObject([{ table: 'servedByLanguage', row: 'one', column: 'ru', low: true }]);
  });

  it('counts the providers of a district against it', async () => {
    const protection = protectionOf(10);
    const table = (id: 'servedByGroup' | 'servedByProvider', rows: string[], cells: Shown[][]): ProtectedTable => ({
      ...{ id, rows, columns: ['SPEECH'], cells, total: 'HIDDEN', columnTotals: ['HIDDEN'] },
      rowTotals: rows.map(() => 'HIDDEN'),
    });
    const shown = (district: number) => [
      table('servedByGroup', ['district-0', 'district-1'], [[district], ['HIDDEN']]),
      table('servedByProvider', ['provider-0', 'provider-13', 'provider-1'], [[40], ['LOW'], ['HIDDEN']]),
    ];
    const pinnedAt = async (district: number, districtOf?: typeof DISTRICT_OF) =>
      (await intrude(knowledgeOf({ tables: shown(district), protection }, null, districtOf), 10)).pinned;
    expect(await pinnedAt(45, DISTRICT_OF)).toEqual([]);
    expect(await pinnedAt(50, DISTRICT_OF)).toMatchObject([
      { table: 'servedByProvider', row: 'provider-13', column: 'SPEECH', low: true },
      { table: 'servedByProvider', row: 'provider-13', column: 'TOTAL' },
    ]);
    expect(await pinnedAt(50)).toEqual([]);
  });

  it('works out nothing of what is published, however the children are', async () => {
    const protection = protectionOf(10);
    for (const [seed, count] of [
      [11, 60],
      [12, 300],
      [13, 600],
      [14, 1500],
      [15, 5000],
    ] as const) {
      const raw = tablesOf(childrenOf(count, dice(seed)));
      const tables = await publish(raw, protection);
      expect(tables).not.toBeNull();
      for (const { id, cells } of tables!) {
        const own = raw.find((one) => one.id === id)!;
        cells.forEach((line, r) =>
          line.forEach((shown, c) => {
            const { min, max } = boundsOf(shown, protection);
            expect(own.cells[r]![c]).toBeGreaterThanOrEqual(min);
            expect(own.cells[r]![c]).toBeLessThanOrEqual(max);
          }),
        );
      }
    }
  });

  it('sees through a month in which nothing changed what the month before told', async () => {
    const raw = withoutProviders(tablesOf(childrenOf(3000, dice(21))));
    const protection = protectionOf(20);
    const tables = (await publish(raw, protection))!;
    const alone = await intrude(knowledgeOf({ tables, protection }, null, DISTRICT_OF), 20);
    expect(alone.pinned).toEqual([]);
    const open = { tables: protect(raw, protectionOf(5)), protection: protectionOf(5), turnover: turnoverOf(0, 0) };
    const after = await intrude(knowledgeOf({ tables, protection }, open, DISTRICT_OF), 20);
    expect(after.contradiction).toBe(false);
    expect(after.pinned.length).toBeGreaterThan(0);
    const moved = { ...open, turnover: turnoverOf(400, 400) };
    expect((await intrude(knowledgeOf({ tables, protection }, moved, DISTRICT_OF), 20)).pinned).toEqual([]);
  });

  it('has an answer for an oblast and two months within seconds', async () => {
    const protection = protectionOf(10);
    const roll = dice(31);
    const first = childrenOf(1200, roll);
    const second = [...first.slice(60), ...childrenOf(90, roll)];
    const [before, now] = [await publish(tablesOf(first), protection), await publish(tablesOf(second), protection)];
    const started = performance.now();
    const { contradiction } = await intrude(
      knowledgeOf(
        { tables: now!, protection },
        { tables: before!, protection, turnover: turnoverOf(40, 40) },
        DISTRICT_OF,
      ),
      10,
    );
    expect(contradiction).toBe(false);
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});

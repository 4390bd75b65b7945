import { almatyDay, yearOf } from '@onaltu/domain/clock/day';
import {
  INDICATOR_IDS,
  INDICATORS,
  type IndicatorId,
  isStock,
  keyDimensionOf,
  measuresOf,
} from '@onaltu/domain/indicators';
import type { CountedListView, CountedView } from '../src/features/statistics/counted.view';
import type { FiguresView, FigureView } from '../src/features/statistics/figures.view';
import type { TestProvider } from './given';
import type { startApp } from './harness';

type App = ReturnType<typeof startApp>;
type Tile = FigureView & { key?: string };
const TWELVE = 12;

/** Every indicator, as many at a time as one question takes. */
const BATCHES = Array.from({ length: Math.ceil(INDICATOR_IDS.length / TWELVE) }, (_, n) =>
  INDICATOR_IDS.slice(n * TWELVE, (n + 1) * TWELVE),
);
const isStanding = (id: IndicatorId): boolean => measuresOf(INDICATORS[id].making).some(isStock);

async function figures(app: App, { head }: TestProvider, query: string): Promise<FiguresView['indicators']> {
  return (await app.as(head).get(`/statistics/figures?${query}`).expect(200)).body.indicators;
}

async function listed(app: App, { head }: TestProvider, query: string): Promise<CountedView[]> {
  const rows: CountedView[] = [];
  for (let after = ''; ;) {
    const { body } = await app.as(head).get(`/statistics/list?${query}${after}`).expect(200);
    const { rows: page, next } = body as CountedListView;
    rows.push(...page);
    if (!next) return rows;
    after = `&after=${encodeURIComponent(next)}`;
  }
}

/** How many a figure stands on is how many are listed; a share is the part of the list that is in it. */
function expectList(indicator: IndicatorId, tile: Tile, rows: readonly CountedView[]): void {
  const says = { indicator, key: tile.key };
  expect({ ...says, rows: rows.length }).toEqual({ ...says, rows: tile.base });
  if (INDICATORS[indicator].making.as !== 'SHARE' || tile.value === null) return;
  const part = rows.filter(({ inPart }) => inPart).length;
  expect({ ...says, share: part / rows.length }).toEqual({ ...says, share: tile.value });
}

/** Each number of a provider, whole and by its own dimension, now and in periods gone by, against the list behind it. */
export async function expectTileIsList(
  app: App,
  provider: TestProvider,
  but: readonly IndicatorId[] = [],
): Promise<void> {
  const year = yearOf(almatyDay(new Date()));
  for (const period of [String(year), String(year - 1), `${year - 1}-${year}`])
    for (const batch of BATCHES) {
      const asked = batch.map((id) => `indicator=${id}`).join('&');
      for (const { indicator, total } of await figures(app, provider, `${asked}&period=${period}`)) {
        const byKey = keyDimensionOf(INDICATORS[indicator].making);
        if (but.includes(indicator) || (isStanding(indicator) && period !== String(year))) continue;
        const behind = `indicator=${indicator}&period=${period}`;
        expectList(indicator, total, await listed(app, provider, behind));
        if (!byKey) continue;
        const [split] = await figures(app, provider, `${behind}&by=${byKey}`);
        for (const row of split!.rows) {
          const rows = await listed(app, provider, `${behind}&key=${row.key}`);
          expectList(indicator, row, rows);
          expect(rows.every(({ key }) => key === row.key)).toBe(true);
        }
      }
    }
}

/** What the department reads of its region is what its providers read of themselves, added up. */
export async function expectSumOfProviders(
  app: App,
  providers: readonly [TestProvider, ...TestProvider[]],
): Promise<void> {
  const official = await app.given.official(providers[0].regionId);
  const year = yearOf(almatyDay(new Date()));
  for (const batch of BATCHES) {
    const query = `${batch.map((id) => `indicator=${id}`).join('&')}&period=${year}`;
    const { body } = await app.as(official).get(`/statistics/figures?${query}&by=provider`).expect(200);
    const own = await Promise.all(providers.map((provider) => figures(app, provider, query)));
    for (const [n, { indicator, total, rows }] of (body as FiguresView).indicators.entries()) {
      const bases = own.map((each) => each[n]!.total.base);
      expect({ indicator, base: total.base }).toEqual({ indicator, base: bases.reduce((all, base) => all + base, 0) });
      for (const [place, provider] of providers.entries()) {
        const { key: _, ...row } = rows.find(({ key }) => key === provider.id)!;
        expect({ indicator, row }).toEqual({ indicator, row: own[place]![n]!.total });
      }
    }
  }
}

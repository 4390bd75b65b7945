import { ACTION_NUMBERS } from '@onaltu/domain/case-process';
import { addDays, almatyDay, type Day, yearOf } from '@onaltu/domain/clock/day';
import { middleOf } from '@onaltu/domain/indicator-figures';
import { periodKeyOn, yearBefore } from '@onaltu/domain/period';
import { randomUUID } from 'node:crypto';
import type { TestProvider } from '../../../test/given';
import { startApp } from '../../../test/harness';
import type { Person } from '../../../test/person';
import { TenantDb } from '../../platform/db/tenant-db';
import type { FiguresView, IndicatorFiguresView } from './figures.view';

type Counted = [provider: TestProvider, day: Day, measure: string, key: string, n: number];
const today = almatyDay(new Date());
const MONTH = periodKeyOn('MONTH', today);
const YEAR = periodKeyOn('YEAR', today);

describe('the figures of a region', () => {
  const app = startApp({ worker: true });
  let regionId: string;
  let official: Person;
  let [one, other]: TestProvider[] = [];

  const ask = async (query: string): Promise<FiguresView> =>
    (await app.as(official).get(`/statistics/figures?${query}`).expect(200)).body;
  const asked = async (query: string): Promise<IndicatorFiguresView> => (await ask(query)).indicators[0]!;
  const count = async (...counted: Counted[]): Promise<void> => {
    for (const [provider, ...cell] of counted)
      await app.rows(`insert into facts.delta (provider_id, day, measure, key, n) values ($1, $2, $3, $4, $5)`, [
        provider.id,
        ...cell,
      ]);
  };
  const fold = () => app.worker!.get(TenantDb).anonymous('select stats.fold()');
  const refused = async (query: string, status: number, type: string): Promise<void> => {
    const { body } = await app.as(official).get(`/statistics/figures?${query}`).expect(status);
    expect(body.type).toBe(`urn:problem:${type}`);
  };

  beforeEach(async () => {
    regionId = await app.given.region();
    official = await app.given.official(regionId);
    [one, other] = [await app.given.provider({ regionId }), await app.given.provider({ regionId })];
  });

  it('count what was done in a period and what stands at its end, folded or not', async () => {
    for (const provider of [one!, other!, one!])
      await app.given.caseFile(provider, { state: 'REGISTERED', receivedDaysAgo: 0 });
    await app.given.caseFile(other!, { state: 'CONTRACT_CONCLUDED', receivedDaysAgo: 400 });
    const expectFigures = async (): Promise<void> => {
      const { indicators, period } = await ask(
        `indicator=casesReceived&indicator=casesPerAction&indicator=contractsConcluded&period=${MONTH}&by=provider`,
      );
      expect(period).toMatchObject({ key: MONTH, kind: 'MONTH', countedUntil: today });
      expect(indicators.map(({ total }) => total.value)).toEqual([3, 4, 0]);
      expect(indicators.map(({ unit }) => unit)).toEqual(['CASES', 'CASES', 'CASES']);
      const rows = indicators.map((each) => new Map(each.rows.map(({ key, value }) => [key, value])));
      expect(rows.map((row) => row.get(one!.id))).toEqual([2, 2, 0]);
      expect(rows.map((row) => row.get(other!.id))).toEqual([1, 2, 0]);
    };
    await expectFigures();
    await fold();
    await expectFigures();
  });

  it('are held against the same days of last year, and drawn by month and by day', async () => {
    await count(
      [one!, today, 'received', '', 5],
      [one!, yearBefore(today), 'received', '', 3],
      [one!, addDays(yearBefore(today), 1), 'received', '', 100],
      [one!, addDays(today, -500), 'waiting', '', 4],
      [one!, today, 'waiting', '', -1],
    );
    const { indicators, lastYear } = await ask(
      `indicator=casesReceived&indicator=casesWaiting&period=${YEAR}&step=month`,
    );
    expect(lastYear).toEqual({ from: `${yearOf(today) - 1}-01-01`, until: yearBefore(today) });
    const [received, waiting] = indicators.map(({ total }) => total);
    expect(received).toMatchObject({ value: 5, lastYear: { value: 3 } });
    expect(received!.series).toHaveLength(12);
    expect(received!.series.at(-1)).toMatchObject({ until: today, value: 5 });
    expect(waiting).toMatchObject({ value: 3, lastYear: { value: 4 } });
    expect(waiting!.series.map(({ value }) => value)).toEqual([...Array<number>(11).fill(4), 3]);
    await fold();
    const daily = await ask(`indicator=casesReceived&indicator=casesWaiting&period=${MONTH}&step=day`);
    for (const { total } of daily.indicators) expect(total.series).toHaveLength(Number(today.slice(8)));
    expect(daily.indicators.map(({ total }) => total.series.at(-1)?.value)).toEqual([5, 3]);
  });

  it('split by action, form, attendance and post, and add up to the total', async () => {
    await count(
      [one!, today, 'completed', '2', 3],
      [other!, today, 'completed', '5', 4],
      [one!, today, 'lessonsHeld', 'GROUP', 6],
      [one!, today, 'attendance', 'PRESENT', 9],
      [one!, today, 'attendance', 'ABSENT_EXCUSED', 3],
      [other!, today, 'load', 'PSYCHOLOGIST', 2],
    );
    for (const [indicator, by, key, value] of [
      ['actionsCompleted', 'action', '5', 4],
      ['lessonsHeld', 'form', 'GROUP', 6],
      ['attendanceMarks', 'attendance', 'PRESENT', 9],
      ['loadByPost', 'post', 'PSYCHOLOGIST', 2],
    ] as const) {
      const { rows, total } = await asked(`indicator=${indicator}&period=${MONTH}&by=${by}`);
      expect(rows.find((row) => row.key === key)).toMatchObject({ value });
      expect(rows.reduce((sum, row) => sum + row.value!, 0)).toBe(total.value);
    }
    const { rows } = await asked(`indicator=actionsCompleted&period=${MONTH}&by=action`);
    expect(rows.map(({ key }) => key)).toEqual(ACTION_NUMBERS.map(String));
    const share = await asked(`indicator=attendanceShare&period=${MONTH}`);
    expect(share.total).toMatchObject({ value: 0.75, base: 12 });
  });

  it('rank the lengths of all providers together, and show how they spread', async () => {
    await count(
      [one!, today, 'handling', '3:80', 1],
      [one!, today, 'handling', '3:100', 1],
      [other!, today, 'handling', '3:100', 8],
      [other!, today, 'handling', '1:10', 50],
      [one!, today, 'withinNorm', '3', 1],
      [other!, today, 'overNorm', '3', 3],
    );
    const query = `indicator=handlingMedian&indicator=handlingP90&period=${MONTH}&action=3&spread=true`;
    const { indicators, norms } = await ask(query);
    const [median] = indicators;
    expect(median!.total).toMatchObject({ value: middleOf(100), base: 10 });
    expect(median!.spread.map(({ n }) => n)).toEqual([1, 9]);
    expect(median!.spread[0]!.from).toBeLessThan(middleOf(80));
    expect(median!.spread[0]!.until).toBeGreaterThan(middleOf(80));
    expect(norms).toContainEqual({ action: 3, unit: 'WORKING_MINUTES', max: 30 });
    const all = await asked(`indicator=handlingMedian&period=${MONTH}`);
    expect(all.total).toMatchObject({ value: middleOf(10), base: 60 });
    const byAction = await ask(`indicator=handlingMedian&indicator=normShare&period=${MONTH}&by=action`);
    expect(byAction.indicators[0]!.rows[2]).toMatchObject({ key: '3', value: middleOf(100), base: 10 });
    expect(byAction.indicators[1]!.rows[2]).toMatchObject({ value: 0.25, base: 4 });
    expect(byAction.indicators[1]!.rows[0]).toMatchObject({ value: null, base: 0 });
  });

  it('are of the places asked for', async () => {
    await count([one!, today, 'received', '', 5], [other!, today, 'received', '', 7]);
    const received = (filter: string) => asked(`indicator=casesReceived&period=${MONTH}&${filter}`);
    expect((await received(`provider=${one!.id}`)).total.value).toBe(5);
    expect((await received(`district=${other!.districtId}&by=district`)).rows).toMatchObject([
      { key: other!.districtId, value: 7 },
    ]);
    const { rows, total } = await received('by=type');
    expect(rows.reduce((sum, { value }) => sum + value!, 0)).toBe(total.value);
    expect(await received('type=AUTISM_CENTER&by=provider')).toMatchObject({ total: { value: 0 }, rows: [] });
    const byMonth = await received('by=provider&step=month');
    expect(byMonth.rows.find(({ key }) => key === one!.id)?.series.at(-1)).toMatchObject({ value: 5 });
  });

  it('keep a closed provider as long as it counts', async () => {
    await app.rows(`update directory.provider set closed_on = current_date where id = any ($1)`, [
      [one!.id, other!.id],
    ]);
    await count([one!, today, 'received', '', 5]);
    const { rows } = await asked(`indicator=casesReceived&period=${MONTH}&by=provider`);
    expect(rows.map(({ key }) => key)).toEqual([one!.id]);
  });

  it('know no provider and no district of another region', async () => {
    const elsewhere = await app.given.provider({ regionId: await app.given.region() });
    await count([elsewhere, today, 'received', '', 5]);
    expect((await asked(`indicator=casesReceived&period=${MONTH}`)).total.value).toBe(0);
    for (const place of [`provider=${elsewhere.id}`, `district=${elsewhere.districtId}`, `provider=${randomUUID()}`])
      await refused(`indicator=casesReceived&period=${MONTH}&${place}`, 404, 'resource.not-found');
  });

  it('refuse what no figure has', async () => {
    await refused(`indicator=casesReceived&period=${MONTH}&by=action`, 422, 'indicator.wrong-dimension');
    await refused(`indicator=casesReceived&period=${MONTH}&action=3`, 422, 'indicator.wrong-dimension');
    await refused(`indicator=casesReceived&period=2099`, 422, 'period.not-begun');
    for (const query of [
      `period=${MONTH}`,
      `indicator=casesReceived`,
      `indicator=wages&period=${MONTH}`,
      `indicator=casesReceived&period=2026-13`,
      `indicator=casesReceived&period=${MONTH}&by=diagnosis`,
      `indicator=casesReceived&period=${MONTH}&child=1`,
      `indicator=casesReceived&indicator=casesReceived&period=${MONTH}`,
    ])
      await refused(query, 422, 'request.invalid');
  });

  it('are closed to everybody of a provider', async () => {
    const { body } = await app
      .as(one!.head)
      .get(`/api/department/statistics/figures?indicator=casesReceived&period=${MONTH}`)
      .expect(401);
    expect(body.type).toBe('urn:problem:session.missing');
  });
});

import { addDays, almatyDay, type Day } from '@onaltu/domain/clock/day';
import { periodKeyOn } from '@onaltu/domain/period';
import type { TestProvider } from '../../../test/given';
import { startApp } from '../../../test/harness';
import type { IndicatorFiguresView } from './figures.view';

const today = almatyDay(new Date());
const MONTH = periodKeyOn('MONTH', today);
const LAST_MONTH = periodKeyOn('MONTH', addDays(today, -Number(today.slice(8))));
const DUE = 'indicator=coursesEnding&indicator=coursesOverdue';
const LENGTH = 180;
// A course begins some days after its papers.
const [ENDS_SOON, ENDED] = [165, 190];

describe('courses that end', () => {
  const app = startApp();
  let provider: TestProvider;
  const figures = async (period = MONTH): Promise<IndicatorFiguresView[]> =>
    (await app.as(provider.head).get(`/statistics/figures?${DUE}&period=${period}&step=month`).expect(200)).body
      .indicators;
  const counted = async (): Promise<(number | null)[]> => (await figures()).map(({ total }) => total.value);
  const behind = async (indicator: string, period = MONTH) =>
    (await app.as(provider.head).get(`/statistics/list?indicator=${indicator}&period=${period}`).expect(200)).body.rows;
  const course = async (receivedDaysAgo: number): Promise<string> =>
    (await app.given.caseFile(provider, { state: 'IN_REHABILITATION', receivedDaysAgo })).id;
  const steer = (id: string, act: string, terms: object) =>
    app.as(provider.head).post(`/case-files/${id}/${act}`).send(terms).expect(201);
  const planned = async (id: string): Promise<Day> => {
    const { body } = await app.as(provider.head).get(`/case-files/${id}`).expect(200);
    return addDays(body.course.startedOn, LENGTH);
  };
  const endsOn = async (id: string) =>
    (await app.rows<{ on: string | null }>('select ends_on::text as "on" from core.case_file where id = $1', [id]))[0]
      ?.on;

  beforeEach(async () => {
    provider = await app.given.provider();
  });

  it('soon or should have ended are counted and listed, each in its own number', async () => {
    const [ending, overdue] = [await course(ENDS_SOON), await course(ENDED)];
    await course(120);
    expect(await counted()).toEqual([1, 1]);
    expect(await behind('coursesEnding')).toMatchObject([{ caseFileId: ending, day: await planned(ending) }]);
    expect(await behind('coursesOverdue')).toMatchObject([{ caseFileId: overdue, day: await planned(overdue) }]);
    const late = await app.as(provider.head).get('/case-files?view=LATE').expect(200);
    expect(late.body.rows.map(({ id }: { id: string }) => id)).toEqual([overdue]);
  });

  it('are as they are now: a period that is over has none, and none has a past', async () => {
    await course(ENDED);
    const unknown = { value: null, base: 0 };
    for (const { total } of await figures(LAST_MONTH))
      expect(total).toEqual({ ...unknown, lastYear: unknown, series: [] });
    for (const { total } of await figures()) expect(total).toMatchObject({ lastYear: unknown, series: [] });
    expect(await behind('coursesOverdue', LAST_MONTH)).toEqual([]);
  });

  it('are not counted while they are paused, end as many days later, and later still when they are prolonged', async () => {
    const id = await course(ENDS_SOON);
    const ends = await planned(id);
    expect(await endsOn(id)).toBe(ends);
    await steer(id, 'pause', { reason: 'Ауырып қалды', from: addDays(today, -10) });
    expect([await endsOn(id), await counted()]).toEqual([null, [0, 0]]);
    await steer(id, 'resumption', { on: today });
    expect([await endsOn(id), await counted()]).toEqual([addDays(ends, 10), [1, 0]]);
    await steer(id, 'prolongation', { reason: 'Мақсаттарға жеткен жоқ', lengthDays: 300 });
    expect([await endsOn(id), await counted()]).toEqual([addDays(ends, 130), [0, 0]]);
    await steer(id, 'early-end', { reason: 'Көшіп кетті', on: today });
    expect(await endsOn(id)).toBeNull();
    const [rebuilt] = await app.rows<{ left: number }>(
      `select coalesce(sum(n), 0)::int as left from facts.delta where provider_id = $1 and measure = 'coursesDue'`,
      [provider.id],
    );
    expect(rebuilt).toEqual({ left: 0 });
  });

  it('end on the day the page of the case says, paused on the first day or when they were over already', async () => {
    for (const pause of ['on the first day', 'after the last'] as const) {
      const id = await course(ENDED);
      await app.rows('delete from core.attendance where case_file_id = $1', [id]); // none came while the course was paused
      const { body: page } = await app.as(provider.head).get(`/case-files/${id}`).expect(200);
      const from = pause === 'after the last' ? addDays(today, -3) : page.course.startedOn;
      await app.rows(
        `update core.case_move set effective_at = $2::date where case_file_id = $1 and move = 'beginCourse'`,
        [id, page.course.startedOn],
      );
      await steer(id, 'pause', { reason: 'Ауырып қалды', from });
      await steer(id, 'resumption', { on: addDays(from, 2) });
      const { body: after } = await app.as(provider.head).get(`/case-files/${id}`).expect(200);
      expect([pause, await endsOn(id)]).toEqual([pause, after.course.plannedEndOn]);
    }
  });

  it('are counted by the department for each provider', async () => {
    await course(ENDED);
    const official = await app.given.official(provider.regionId);
    const { body } = await app
      .as(official)
      .get(`/statistics/figures?indicator=coursesOverdue&period=${MONTH}&by=provider`)
      .expect(200);
    expect(body.indicators[0].rows).toContainEqual(expect.objectContaining({ key: provider.id, value: 1 }));
  });
});

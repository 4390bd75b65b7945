import { addDays, almatyDay, almatyMoment, type Day } from '@onaltu/domain/clock/day';
import { periodKeyOn } from '@onaltu/domain/period';
import { changeProvider } from '../../../test/directory-bodies';
import type { TestProvider } from '../../../test/given';
import { startApp } from '../../../test/harness';
import { COUNTED_PAGE } from './counted-list';

const today = almatyDay(new Date());
const MONTH = periodKeyOn('MONTH', today);
const RECEIVED = `indicator=casesReceived&period=${MONTH}`;

describe('the figures of a provider', () => {
  const app = startApp();
  let provider: TestProvider;
  const get = (path: string, by = provider.head) => app.as(by).get(`/statistics/${path}`);
  const refused = async (path: string, status: number, type: string, by = provider.head): Promise<void> => {
    const { body } = await get(path, by).expect(status);
    expect(body.type).toBe(`urn:problem:${type}`);
  };
  const rows = async (query: string) => (await get(`list?${query}`).expect(200)).body.rows;

  beforeEach(async () => {
    provider = await app.given.provider();
  });

  it('are its own, whoever else is in its region', async () => {
    const neighbour = await app.given.provider();
    for (const one of [provider, neighbour, neighbour])
      await app.given.caseFile(one, { state: 'REGISTERED', receivedDaysAgo: 0 });
    const { body } = await get(`figures?${RECEIVED}&step=month`).expect(200);
    expect(body.indicators).toMatchObject([{ total: { value: 1, lastYear: { value: 0 } }, rows: [] }]);
    expect(body.indicators[0].total.series.at(-1)).toMatchObject({ value: 1 });
    const split = await get(`figures?indicator=casesPerAction&period=${MONTH}&by=action`, provider.clerk).expect(200);
    expect(split.body.indicators[0].rows.map(({ value }: { value: number }) => value)).toEqual([0, 1, 0, 0, 0, 0]);
  });

  it('count the specialists of each post as they join, change and leave, and name them', async () => {
    const standing = async () =>
      (await get(`figures?indicator=specialistsByPost&period=${MONTH}&by=post`).expect(200)).body.indicators[0].rows
        .filter(({ value }: { value: number }) => value > 0)
        .map(({ key, value }: { key: string; value: number }) => [key, value]);
    const [first, second] = provider.specialists;
    const before = await standing();
    const people = await rows(`indicator=specialistsByPost&period=${MONTH}`);
    expect(people).toHaveLength(before.reduce((sum: number, [, n]: [string, number]) => sum + n, 0));
    for (const { userId } of [first, second])
      expect(people).toContainEqual(
        expect.objectContaining({ personId: userId, caseFileId: null, personName: expect.stringMatching(/\S+ \S+/) }),
      );
    await app.rows(`update directory.membership set post = 'NURSE' where account_id = $1`, [first.userId]);
    expect(await standing()).toContainEqual(['NURSE', 1]);
    await app.rows(`update directory.membership set ended_at = now() where account_id = $1`, [first.userId]);
    expect(await standing()).not.toContainEqual(['NURSE', 1]);
  });

  it('say how many children can be served at once, as the department said it last', async () => {
    const admin = await app.given.departmentAdmin(provider.regionId);
    const said = async () =>
      (await get(`figures?indicator=capacity&period=${MONTH}`).expect(200)).body.indicators[0].total.value;
    for (const [places, n] of [
      [60, 1],
      [45, 2],
      [45, 3],
    ] as const) {
      const body = { ...changeProvider(provider.districtId), places };
      await app.as(admin).put(`/providers/${provider.id}`).set('if-match', `"${n}"`).send(body).expect(200);
      expect(await said()).toBe(places);
    }
    const listed = await rows(`indicator=capacity&period=${MONTH}`);
    expect(listed).toHaveLength(45);
    expect(listed[0]).toMatchObject({ caseFileId: null, personId: null, number: expect.stringMatching(/^\d+$/) });
    const kept = await app.rows(`select added from facts.provider_places where provider_id = $1 order by id`, [
      provider.id,
    ]);
    expect(kept).toEqual([{ added: 60 }, { added: -15 }]);
    const refusedBody = { ...changeProvider(provider.districtId), places: 5001 };
    const asked = app.as(admin).put(`/providers/${provider.id}`).set('if-match', '"4"').send(refusedBody);
    expect((await asked.expect(422)).body.errors).toMatchObject([{ pointer: '/places' }]);
  });

  it('open the list of the cases behind them, and no other provider’s', async () => {
    await app.given.caseFile(await app.given.provider(), { state: 'REGISTERED', receivedDaysAgo: 0 });
    const { id } = await app.given.caseFile(provider, { state: 'REGISTERED', receivedDaysAgo: 0 });
    const [row, ...more] = await rows(RECEIVED);
    expect(more).toEqual([]);
    expect(row).toMatchObject({ caseFileId: id, lessonId: null, day: today, key: '', inPart: null });
    expect(row.number).toMatch(/\d/);
    expect(row.childName).toMatch(/\S+ \S+/);
    expect(await rows(`indicator=casesPerAction&period=${MONTH}&key=2`)).toMatchObject([{ caseFileId: id, key: '2' }]);
    expect(await rows(`indicator=casesPerAction&period=${MONTH}&key=1`)).toEqual([]);
    const noted = await app.rows(
      `select action from audit.event where owner_id = $1 and action = 'case-file.listed' and detail->'ids' ? $2`,
      [provider.id, id],
    );
    expect(noted.length).toBeGreaterThan(0);
  });

  it('say of each in a share whether it is in the part', async () => {
    const { id } = await app.given.caseFile(provider, { state: 'REGISTERED', receivedDaysAgo: 0 });
    await app.rows(
      `insert into core.case_move (provider_id, case_file_id, move, from_state, to_state, made_by, made_at, effective_at, within_norm)
       select $1, $2, m, 'REGISTERED', 'UNDER_HEAD_REVIEW', $3, now(), now(), m = 'takeUp' from unnest(array['takeUp', 'concludeContract']) m`,
      [provider.id, id, provider.head.userId],
    );
    const listed: { inPart: boolean }[] = await rows(`indicator=normShare&period=${MONTH}`);
    const { body } = await get(`figures?indicator=normShare&period=${MONTH}`).expect(200);
    const { value, base } = body.indicators[0].total;
    expect(listed.filter(({ inPart }) => inPart).length).toBe(value * base);
    expect(listed.some(({ inPart }) => !inPart)).toBe(true);
  });

  it('list the lessons behind a number of lessons', async () => {
    const [lesson] = await app.rows<{ id: string }>(
      `insert into core.lesson (provider_id, starts_at, ends_at, form, specialist_id, state, made_by, made_at)
       values ($1, now() - interval '1 minute', now(), 'GROUP', $2, 'HELD', $2, now()) returning id`,
      [provider.id, provider.specialists[0].userId],
    );
    expect(await rows(`indicator=lessonsHeld&period=${periodKeyOn('YEAR', today)}`)).toMatchObject([
      { lessonId: lesson!.id, caseFileId: null, key: 'GROUP', number: null, childName: null },
    ]);
  });

  it('count of a running period the lessons whose day has come, however many are planned, and those that made up for another', async () => {
    const [{ userId }] = provider.specialists;
    const lesson = (day: Day, state: string, of: string | null = null) =>
      app.rows<{ id: string }>(
        `insert into core.lesson (provider_id, starts_at, ends_at, form, specialist_id, state, makes_up_for, made_by, made_at)
         values ($1, $2::timestamptz, $2::timestamptz + interval '30 minutes', 'GROUP', $3, $4, $5, $3, now()) returning id`,
        [provider.id, almatyMoment(day, 600), userId, state, of],
      );
    const [missed] = await lesson(today, 'NOT_HELD');
    await lesson(today, 'HELD', missed!.id);
    await lesson(today, 'PLANNED');
    for (const ahead of [1, 2, 20]) await lesson(addDays(today, ahead), 'PLANNED', missed!.id);
    for (const kind of ['DAY', 'MONTH', 'QUARTER', 'YEAR', 'SCHOOL_YEAR'] as const) {
      const period = periodKeyOn(kind, today);
      const asked = ['lessonsPlanned', 'lessonsHeld', 'lessonsNotHeld', 'lessonsMadeUp'];
      const { body } = await get(
        `figures?${asked.map((id) => `indicator=${id}`).join('&')}&period=${period}&step=day`,
      ).expect(200);
      const said = body.indicators.map(({ total }: { total: { value: number; series: { value: number }[] } }) => [
        total.value,
        total.series.reduce((sum, { value }) => sum + value, 0),
      ]);
      expect({ kind, said }).toEqual({
        kind,
        said: [
          [3, 3],
          [1, 1],
          [1, 1],
          [1, 1],
        ],
      });
      for (const [n, id] of asked.entries())
        expect((await rows(`indicator=${id}&period=${period}`)).length).toBe(said[n]![0]);
    }
    const [{ total: monthly }] = (
      await get(`figures?indicator=lessonsPlanned&period=${periodKeyOn('YEAR', today)}&step=month`).expect(200)
    ).body.indicators;
    expect(monthly.series.at(-1).value).toBe(3);
  });

  it('are listed page by page, each row once', async () => {
    const { id } = await app.given.caseFile(provider, { state: 'REGISTERED', receivedDaysAgo: 0 });
    const times = COUNTED_PAGE + 7;
    await app.rows(
      `insert into core.case_move (provider_id, case_file_id, move, from_state, to_state, made_by, made_at, effective_at, reason)
       select $1, $2, 'returnForCompletion', 'REGISTERED', 'RETURNED_FOR_COMPLETION', $3, now(), now(), 'Құжат жоқ' from generate_series(1, $4)`,
      [provider.id, id, provider.head.userId, times],
    );
    const query = `list?indicator=casesReturned&period=${MONTH}`;
    const first = (await get(query).expect(200)).body;
    const second = (await get(`${query}&after=${encodeURIComponent(first.next)}`).expect(200)).body;
    expect([first.rows.length, second.rows.length, second.next]).toEqual([COUNTED_PAGE, 7, null]);
  });

  it('are not for a specialist and not for an administrator', async () => {
    for (const person of [provider.outsider, provider.admin]) {
      await refused(`figures?${RECEIVED}`, 403, 'permission.missing', person);
      await refused(`list?${RECEIVED}`, 403, 'permission.missing', person);
    }
  });

  it('refuse what is not asked of them', async () => {
    for (const path of [
      `figures?${RECEIVED}&by=provider`,
      `figures?${RECEIVED}&provider=${provider.id}`,
      `list?${RECEIVED}&key=wages`,
      `list?${RECEIVED}&after=1`,
      `list?${RECEIVED}&indicator=wages`,
      `list?indicator=casesReceived&period=2026-13`,
    ])
      await refused(path, 422, 'request.invalid');
    await refused(`figures?${RECEIVED}&by=action`, 422, 'indicator.wrong-dimension');
    await refused(`list?${RECEIVED}&key=3`, 422, 'indicator.wrong-dimension');
    await refused(`list?indicator=lessonsHeld&period=${MONTH}&key=3`, 422, 'indicator.wrong-dimension');
    await refused('list?indicator=casesReceived&period=2099', 422, 'period.not-begun');
  });
});

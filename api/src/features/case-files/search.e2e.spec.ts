import { addDays, almatyDay } from '@onaltu/domain/clock/day';
import { application } from '../../demo/case-story';
import type { TestProvider } from '../../../test/given';
import { startApp } from '../../../test/harness';

describe('finding a case', () => {
  const app = startApp();
  const name = async (id: string, lastName: string, firstName: string, { clerk }: TestProvider) => {
    const [row] = await app.rows<{ child_id: string }>('select child_id from core.case_file where id = $1', [id]);
    const { body } = await app.as(clerk).get(`/children/${row!.child_id}`);
    const { id: childId, version, ...card } = body;
    await app
      .as(clerk)
      .put(`/children/${childId}`)
      .set('if-match', `"${version}"`)
      .send({ ...card, lastName, firstName, reason: 'Сынақ' })
      .expect(200);
  };
  const search = async (provider: TestProvider, text: string, filter: object = {}) =>
    (
      await app
        .as(provider.clerk)
        .post('/case-files/search')
        .send({ text, ...filter })
        .expect(200)
    ).body.rows.map(({ id }: { id: string }) => id);

  it('needs no Kazakh keyboard, no whole word and no order', async () => {
    const provider = await app.given.provider();
    const { id } = await app.given.caseFile(provider, { state: 'REGISTERED' });
    const other = await app.given.caseFile(provider, { state: 'REGISTERED' });
    await name(id, 'Қасымова', 'Гүлнұр', provider);
    for (const text of ['касымова', 'КАСЫМ', 'гулнур қас', 'Қасымова Гүлнұр', 'гүл'])
      expect(await search(provider, text)).toEqual([id]);
    for (const text of ['сымова', 'касымова айжан', '%', '_', "'", '\\'])
      expect(await search(provider, text)).toEqual([]);
    expect(await search(provider, application(other.n).child.iin!)).toEqual([other.id]);
    expect(await search(provider, application(other.n).child.iin!.slice(0, 11))).toEqual([]);
    expect(await search(provider, '2026-0001')).toEqual([id]);
  });

  it('finds nobody of another provider, and a specialist finds only his own', async () => {
    const [ours, theirs] = [await app.given.provider(), await app.given.provider()];
    const { id } = await app.given.caseFile(theirs, { state: 'IN_REHABILITATION' });
    await name(id, 'Ерекшетегі', 'Бала', theirs);
    expect(await search(ours, 'ерекше')).toEqual([]);
    const as = async (person: TestProvider['head']) =>
      (await app.as(person).post('/case-files/search').send({ text: 'ерекше' }).expect(200)).body.rows.length;
    expect(await as(theirs.specialists[0])).toBe(1);
    expect(await as(theirs.outsider)).toBe(0);
    await app.as(theirs.admin).post('/case-files/search').send({ text: 'ерекше' }).expect(403);
    await app.as(ours.clerk).post('/case-files/search').send({ text: '' }).expect(422);
  });

  it('knows whose turn it is, what is late and what ends in two weeks, paused days left out', async () => {
    const provider = await app.given.provider();
    const list = async (person: TestProvider['head'], view: string) =>
      (await app.as(person).get(`/case-files?view=${view}`).expect(200)).body.rows.map(({ id }: { id: string }) => id);
    const registered = await app.given.caseFile(provider, { state: 'REGISTERED' });
    const running = await app.given.caseFile(provider, { state: 'IN_REHABILITATION', receivedDaysAgo: 173 + 3 });
    expect(await list(provider.head, 'MINE')).toEqual([registered.id]);
    expect(await list(provider.head, 'MINE&state=REGISTERED')).toEqual([registered.id]);
    expect(await list(provider.head, 'MINE&state=IN_REHABILITATION')).toEqual([]);
    expect(await list(provider.specialists[0], 'MINE')).toEqual([running.id]);
    expect(await list(provider.head, 'ENDING')).toEqual([running.id]);
    expect(await list(provider.head, 'LATE')).toEqual([]);
    const late = await app.given.caseFile(provider, { state: 'IN_REHABILITATION', receivedDaysAgo: 200 });
    expect(await list(provider.head, 'LATE')).toEqual([late.id]);
    const today = almatyDay(new Date());
    await app
      .as(provider.head)
      .post(`/case-files/${late.id}/pause`)
      .send({ reason: 'Ауруы', from: addDays(today, -40) })
      .expect(201);
    await app.as(provider.head).post(`/case-files/${late.id}/resumption`).send({ on: today }).expect(201);
    expect(await list(provider.head, 'LATE')).toEqual([]);
    await app.as(provider.head).get('/case-files?view=EVERYTHING').expect(422);
  });

  it('pages through all cases, each once, the latest first', async () => {
    const provider = await app.given.provider();
    for (let i = 0; i < 53; i++) await app.given.caseFile(provider, { state: 'REGISTERED', receivedDaysAgo: 5 });
    const first = (await app.as(provider.head).get('/case-files').expect(200)).body;
    expect(first.rows).toHaveLength(50);
    const second = (
      await app
        .as(provider.head)
        .get(`/case-files?after=${encodeURIComponent(first.next)}`)
        .expect(200)
    ).body;
    expect(second.next).toBeNull();
    expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(53);
  });
});

import { addDays, almatyDay } from '@onaltu/domain/clock/day';
import { signedCase } from '../../../test/conclusion-work';
import type { TestProvider } from '../../../test/given';
import { startApp } from '../../../test/harness';
import type { Person } from '../../../test/person';

const today = almatyDay(new Date());

describe('the list of certificates', () => {
  const app = startApp({ worker: true });
  let provider: TestProvider;
  let numbers: { revoked: string; live: string; waiting: string };

  const prepare = async (id: string) =>
    (await app.as(provider.clerk).post(`/case-files/${id}/certificate`).send({}).expect(201)).body.number as string;

  beforeAll(async () => {
    provider = await app.given.provider();
    const [first, second] = [await signedCase(app, provider), await signedCase(app, provider)];
    const revoked = await prepare(first);
    await app.settled();
    const taken = { recipientName: 'Мысалова Айжан', recipientPaper: 'Жеке куәлік 000142' };
    await app.as(provider.clerk).post(`/case-files/${first}/certificate/handing-over`).send(taken).expect(201);
    const again = { reason: 'Аты қате жазылған', language: 'ru' };
    const { body } = await app
      .as(provider.head)
      .post(`/case-files/${first}/certificate/reissue`)
      .send(again)
      .expect(201);
    numbers = { revoked, live: body.number, waiting: await prepare(second) };
  }, 60_000);

  const search = async (person: Person, filter: object = {}) =>
    (await app.as(person).post('/certificates/search').send(filter).expect(200)).body as {
      rows: { number: string; childName: string }[];
      next: string | null;
    };
  const found = async (filter: object) => (await search(provider.clerk, filter)).rows.map(({ number }) => number);

  it('is filtered by number, days, language, whether revoked and whether handed over', async () => {
    const { revoked, live, waiting } = numbers;
    expect(await found({})).toEqual([waiting, live, revoked]);
    expect(await found({ number: live })).toEqual([live]);
    expect(await found({ revoked: true })).toEqual([revoked]);
    expect(await found({ revoked: false, handedOver: false })).toEqual([waiting, live]);
    expect(await found({ handedOver: true })).toEqual([revoked]);
    expect(await found({ language: 'ru' })).toEqual([live]);
    expect(await found({ from: today, to: today })).toHaveLength(3);
    expect(await found({ from: addDays(today, 1) })).toEqual([]);
    expect(await found({ to: addDays(today, -1) })).toEqual([]);
  });

  it('goes on page by page', async () => {
    const first = await search(provider.clerk, { limit: 2 });
    const second = await search(provider.clerk, { limit: 2, after: first.next });
    expect([...first.rows, ...second.rows].map(({ number }) => number)).toEqual([
      numbers.waiting,
      numbers.live,
      numbers.revoked,
    ]);
    expect(second.next).toBeNull();
  });

  it('is of one’s own cases only', async () => {
    const other = await app.given.provider();
    expect((await search(provider.specialists[0])).rows).toHaveLength(3);
    for (const person of [provider.outsider, other.head]) expect((await search(person)).rows).toEqual([]);
    await app.as(provider.admin).post('/certificates/search').send({}).expect(403);
  });

  it.each([
    [{ language: 'en' }, '/language'],
    [{ revoked: 'yes' }, '/revoked'],
    [{ from: '2026-02-30' }, '/from'],
    [{ limit: 0 }, '/limit'],
    [{ sort: 'NAME' }, '/sort'],
  ])('refuses %j', async (filter, pointer) => {
    const { body } = await app.as(provider.head).post('/certificates/search').send(filter).expect(422);
    expect(body.errors).toContainEqual({ pointer, code: expect.any(String) });
  });
});

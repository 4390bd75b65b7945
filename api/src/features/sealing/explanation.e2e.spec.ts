import { startApp } from '../../../test/harness';
import { BEFORE, MONTH, MonthWork, refusedAs } from '../../../test/month-work';

describe('what a provider says of the figures of a month', () => {
  const app = startApp();
  const work = new MonthWork(app);
  const words = 'Екі апта логопед болмады, орнына маман қабылданды';
  beforeEach(() => work.begin());

  const explain = (said: object, { by = work.provider.head, month = MONTH } = {}) =>
    app.as(by).post(`/months/${month}/explanations`).send(said);
  const kept = () =>
    app.rows(`select words, made_by from directory.explanation where of_provider = $1 order by id`, [work.provider.id]);
  const read = (person = work.official) => app.as(person).get(`/providers/${work.provider.id}/explanations`);

  it('is read by its department beside them, the latest first, and stays as it was said', async () => {
    await explain({ words }, { month: BEFORE }).expect(201);
    const { body } = await explain({ words: 'Маман келді' }).expect(201);
    expect(body.map((one: { month: string }) => one.month)).toEqual([MONTH, BEFORE]);
    await explain({ words: 'Маман келді, кезек жоқ' }).expect(201);
    const said = ['Маман келді, кезек жоқ', 'Маман келді', words];
    expect((await read().expect(200)).body.map((one: { words: string }) => one.words)).toEqual(said);
    const { body: own } = await app.as(work.provider.head).get('/months/explanations').expect(200);
    expect(own.map((one: { words: string }) => one.words)).toEqual(said);
    expect(await kept()).toEqual(said.toReversed().map((one) => ({ words: one, made_by: work.provider.head.userId })));
    const audited = await app.rows(
      `select detail from audit.event where owner_id = $1 and action = 'month.explained'`,
      [work.provider.id],
    );
    expect(audited).toEqual([{ detail: {} }, { detail: {} }, { detail: {} }]);
  });

  it('is not read by another department, nor by another provider', async () => {
    await explain({ words }).expect(201);
    const stranger = await app.given.official(await app.given.region());
    expect((await read(stranger).expect(404)).body).toMatchObject(refusedAs('resource.not-found'));
    const other = await work.opened();
    expect((await app.as(other.head).get('/months/explanations').expect(200)).body).toEqual([]);
    await read(work.provider.head).expect(404);
  });

  it('is said by the head alone, and of a month that has begun', async () => {
    await explain({ words }, { by: work.provider.clerk }).expect(403);
    await explain({ words }, { by: work.provider.specialists[0] }).expect(403);
    await explain({ words }, { month: '2099-01' }).expect(404);
    await explain({ words }, { month: '2000-01' }).expect(404);
    await explain({ words }, { month: '2026-13' }).expect(404);
    expect(await kept()).toEqual([]);
  });

  it.each([
    {},
    { words: '  ' },
    { words: 'ә' },
    { words: 'а'.repeat(501) },
    { words: 'Қате\u0000' },
    { words, child: 1 },
  ])('is not kept as %j', async (body) => {
    expect((await explain(body).expect(422)).body).toMatchObject(refusedAs('request.invalid'));
    expect(await kept()).toEqual([]);
  });
});

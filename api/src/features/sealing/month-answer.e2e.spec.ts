import { startApp } from '../../../test/harness';
import { deliver } from '../../../test/job-work';
import { MONTH, MonthWork, refusedAs } from '../../../test/month-work';

describe('what a department says of a confirmed month', () => {
  const app = startApp({ worker: true });
  const work = new MonthWork(app);
  beforeEach(() => work.begin());

  it('is returned with a comment, confirmed anew and accepted', async () => {
    await work.seal().expect(201);
    const comment = 'Сабақтар жетіспейді';
    const { body } = await work.answer('return', { comment }).expect(201);
    expect(body).toMatchObject({ state: 'RETURNED', comment, version: 1 });
    expect(await work.own()).toMatchObject({ state: 'RETURNED', comment });
    await work.received();
    expect((await work.seal().expect(201)).body).toMatchObject({ state: 'SEALED', version: 2, added: 0, comment: '' });
    expect((await work.answer('acceptance', {}, { version: 1 }).expect(412)).body).toMatchObject(
      refusedAs('version.stale'),
    );
    expect((await work.answer('acceptance', {}, { version: 2 }).expect(201)).body).toMatchObject({ state: 'ACCEPTED' });
    expect(await work.cell()).toMatchObject({ state: 'ACCEPTED', version: 2 });
    const rows = await app.rows(
      `select version, answer, comment, made_by from directory.month_answer where of_provider = $1 order by version`,
      [work.provider.id],
    );
    expect(rows).toEqual([
      { version: 1, answer: 'RETURNED', comment, made_by: work.official.userId },
      { version: 2, answer: 'ACCEPTED', comment: '', made_by: work.official.userId },
    ]);
    expect((await work.own()).versions.map(({ answer: said }: { answer: string }) => said)).toEqual([
      'ACCEPTED',
      'RETURNED',
    ]);
  });

  it('tells the head by mail that it came back, once and without a word of the comment', async () => {
    await work.seal().expect(201);
    await work.answer('return', { comment: 'Құпия түсініктеме' }).expect(201);
    await app.settled();
    const [job] = await app.rows<{ id: string }>(
      `select id::text from core.outbox where owner_id = $1 and queue = 'month.tell-returned' order by id desc`,
      [work.provider.regionId],
    );
    await deliver(app, 'month.tell-returned', job!.id, 1);
    await app.settled();
    const rows = await app.rows(`select recipient_id, params, state from core.mail_ledger where owner_id = $1`, [
      work.provider.id,
    ]);
    const [year, month] = MONTH.split('-');
    expect(rows).toEqual([
      {
        recipient_id: work.provider.head.userId,
        params: { number: `${month}.${year}`, path: `/figures/months/${MONTH}` },
        state: 'ACCEPTED',
      },
    ]);
  });

  it('is confirmed once of two at the same time, and answered once', async () => {
    const sealed = await Promise.all([work.seal(), work.seal(), work.seal()]);
    expect(sealed.map(({ status }) => status).toSorted()).toEqual([201, 409, 409]);
    const answered = await Promise.all([
      work.answer('acceptance', {}),
      work.answer('return', { comment: 'Жоқ, дұрыс емес' }),
    ]);
    expect(answered.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    const [{ n } = { n: 0 }] = await app.rows<{ n: number }>(
      `select (select count(*) from core.sealed_month where provider_id = $1)::int + (select count(*) from directory.month_answer where of_provider = $1)::int as n`,
      [work.provider.id],
    );
    expect(n).toBe(2);
  });

  it('is answered only when it was confirmed, and only when it was seen', async () => {
    expect((await work.answer('acceptance', {}).expect(409)).body).toMatchObject(refusedAs('month.not-sealed'));
    await work.seal().expect(201);
    const { body } = await app.as(work.official).post(`${work.at()}/acceptance`).send({}).expect(428);
    expect(body).toMatchObject(refusedAs('version.missing'));
    await work.answer('acceptance', {}).expect(201);
    const again = await work.answer('return', { comment: 'Кеш қалған пікір' }).expect(409);
    expect(again.body).toMatchObject(refusedAs('month.already-answered'));
  });

  it.each([
    ['no comment', {}],
    ['an empty one', { comment: '   ' }],
    ['one without an end', { comment: 'а'.repeat(501) }],
    ['a NUL', { comment: 'Қате\u0000' }],
    ['a word that nobody asked for', { comment: 'Түсінікті', version: 3 }],
  ])('is not returned with %s', async (_, body) => {
    await work.seal().expect(201);
    expect((await work.answer('return', body).expect(422)).body).toMatchObject(refusedAs('request.invalid'));
    expect(await app.rows(`select from directory.month_answer where of_provider = $1`, [work.provider.id])).toEqual([]);
    for (const reason of ['а'.repeat(501), 'Қате\u0000']) await work.seal(work.provider.head, { reason }).expect(422);
  });
});

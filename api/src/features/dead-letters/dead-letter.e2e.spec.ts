import type { TestProvider } from '../../../test/given';
import { startApp } from '../../../test/harness';
import { giveUp, inside } from '../../../test/job-work';
import type { Person } from '../../../test/person';
import type { DeadLetters } from './dead-letter.view';

describe('work that died', () => {
  const app = startApp();
  let operator: Person;
  beforeAll(async () => void (operator = await app.given.operator()));
  afterEach(() => app.stopWorker());

  /** A receipt that could not be printed. */
  const died = async (provider?: TestProvider): Promise<{ provider: TestProvider; id: number }> => {
    const its = provider ?? (await app.given.provider());
    const { id: caseId } = await app.given.caseFile(its, { state: 'REGISTERED' });
    const [form] = await app.rows<{ id: string }>('select id from core.document where case_file_id = $1', [caseId]);
    await giveUp(app, 'documentId', form!.id);
    const [work] = await app.rows<{ id: number }>(`select id::int from core.outbox where data ->> 'documentId' = $1`, [
      form!.id,
    ]);
    return { provider: its, id: work!.id };
  };
  const list = async (): Promise<DeadLetters> =>
    (await app.as(operator).get('/dead-letters').expect(200)).body as DeadLetters;
  const retry = (terms: object, person = operator) => app.as(person).post('/dead-letters/retry').send(terms);

  it('is seen by the operator: whose, of what kind, why and how often tried, and nothing of what it is about', async () => {
    const { provider, id } = await died();
    const { rows, counts } = await list();
    const [names] = await app.rows<{ ru: string }>('select name_ru as ru from directory.provider where id = $1', [
      provider.id,
    ]);
    const row = rows.find((one) => one.id === id)!;
    expect(row).toMatchObject({
      queue: 'document.render',
      failure: 'UNPRINTABLE',
      reason: 'PdfNotRendered',
      attempts: 5,
      owner: { ru: names!.ru },
    });
    expect(Object.keys(row).toSorted()).toEqual(
      ['askedAt', 'attempts', 'diedAt', 'failure', 'id', 'owner', 'queue', 'reason'].toSorted(),
    );
    expect(counts).toMatchObject([{ queue: 'document.render', count: rows.length }]);
  });

  it('is tried once more, once however often it is pressed, and that is written down', async () => {
    const { provider, id } = await died();
    const statuses = (await Promise.all([retry({ id }), retry({ id }), retry({ id })])).map(({ status }) => status);
    expect(statuses.toSorted()).toEqual([200, 404, 404]);
    expect((await list()).rows.some((one) => one.id === id)).toBe(false);
    expect(
      await app.rows(`select actor, detail from audit.event where action = 'job.retried' and object_id = $1`, [
        String(id),
      ]),
    ).toEqual([{ actor: operator.userId, detail: { retried: 1 } }]);
    await retry({ queue: 'document.render' }); // what other tests left
    await app.startWorker();
    await app.settled();
    expect(
      await app.rows('select id from core.document where provider_id = $1 and rendered_at is null', [provider.id]),
    ).toEqual([]);
  });

  it('is tried once more all of a kind, and no other kind', async () => {
    const { provider } = await died();
    await died(provider);
    const { counts } = await list();
    await retry({ queue: 'mail.send' }).expect(404);
    expect((await retry({ queue: 'document.render' }).expect(200)).body).toEqual({ retried: counts[0]!.count });
    expect(await list()).toEqual({ rows: [], counts: [] });
  });

  it('is nobody else’s, and a question that names neither or both is refused', async () => {
    const { provider, id } = await died();
    for (const person of [provider.head, provider.admin]) await app.as(person).get('/dead-letters').expect(404);
    await app
      .as(await app.given.official(provider.regionId))
      .get('/dead-letters')
      .expect(404);
    for (const terms of [{}, { id, queue: 'document.render' }, { id: 0 }, { id: 'x' }, { queue: '' }])
      await retry(terms).expect(422);
    for (const call of ['dead_letters(1)', 'dead_letter_counts()', `retry_dead(${id}, null)`])
      await expect(inside(app, provider, (tx) => tx.query(`select * from directory.${call}`))).rejects.toThrow(
        'only the operator',
      );
  });
});

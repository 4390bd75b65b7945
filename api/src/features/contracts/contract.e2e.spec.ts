import { randomUUID } from 'node:crypto';
import type { TestProvider } from '../../../test/given';
import { startApp } from '../../../test/harness';

const terms = {
  lengthDays: 180,
  language: 'kk',
  signedByHead: true,
  signedByRepresentativeAt: new Date(Date.now() - 86_400_000).toISOString(),
};

describe('the review by the head', () => {
  const app = startApp();

  const underReview = async (team: boolean): Promise<{ provider: TestProvider; id: string }> => {
    const provider = await app.given.provider();
    const { id } = await app.given.caseFile(provider, { state: 'UNDER_HEAD_REVIEW' });
    if (team) {
      const specialistId = provider.specialists[0].userId;
      await app.as(provider.head).post(`/case-files/${id}/team`).send({ specialistId }).expect(204);
    }
    return { provider, id };
  };

  it('is taken up by one of two heads', async () => {
    const provider = await app.given.provider();
    const second = await app.given.person({ ownerId: provider.id, scope: 'provider', roles: ['HEAD'] });
    const { id } = await app.given.caseFile(provider, { state: 'REGISTERED' });

    const answers = await Promise.all(
      [provider.head, second].map((head) => app.as(head).post(`/case-files/${id}/review`).send({})),
    );

    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    expect(answers.find(({ status }) => status === 201)!.body).toMatchObject({ state: 'UNDER_HEAD_REVIEW', action: 2 });
    expect(answers.find(({ status }) => status === 409)!.body.type).toBe('urn:problem:case-file.wrong-state');
    expect(
      await app.rows(`select kind from core.action_event where case_file_id = $1 and action = 2 order by id`, [id]),
    ).toEqual([{ kind: 'START' }]);
  });

  it('ends with a contract that is numbered and asks for its form to be printed', async () => {
    const { provider, id } = await underReview(true);

    const { body } = await app.as(provider.head).post(`/case-files/${id}/contract`).send(terms).expect(201);

    expect(body).toMatchObject({ id, state: 'CONTRACT_CONCLUDED', action: 3 });
    const [row] = await app.rows(
      `select k.number, k.length_days, k.head_id, k.signed_by_representative_at = $2 as signed, c.length_days as case_days, d.kind
       from core.contract k join core.case_file c on c.id = k.case_file_id join core.document d on d.id = k.document_id where k.case_file_id = $1`,
      [id, terms.signedByRepresentativeAt],
    );
    expect(row).toEqual({
      number: expect.stringMatching(/^\d{4}\/0001$/),
      length_days: 180,
      head_id: provider.head.userId,
      signed: true,
      case_days: 180,
      kind: 'CONTRACT',
    });
    expect((await app.outbox(provider)).map(({ queue }) => queue)).toEqual(['document.render', 'document.render']);
    const read = await app.as(provider.clerk).get(`/case-files/${id}/contract`).expect(200);
    expect(read.body).toMatchObject({ number: row!['number'], language: 'kk', lengthDays: 180, paperNumber: null });
    const again = await app.as(provider.head).post(`/case-files/${id}/contract`).send(terms).expect(409);
    expect(again.body.type).toBe('urn:problem:case-file.wrong-state');
  });

  it.each([
    [89, 422],
    [90, 201],
    [365, 201],
    [366, 422],
  ])('allows a course of %d days with %d', async (lengthDays, status) => {
    const { provider, id } = await underReview(true);
    const { body } = await app
      .as(provider.head)
      .post(`/case-files/${id}/contract`)
      .send({ ...terms, lengthDays })
      .expect(status);
    expect(body.type ?? body.state).toBe(
      status === 201 ? 'CONTRACT_CONCLUDED' : 'urn:problem:contract.length-out-of-range',
    );
  });

  it.each([
    ['without a specialist', false, {}, '409 contract.no-specialist'],
    ['without the head’s signature', true, { signedByHead: false }, '409 contract.not-signed'],
    ['without the representative’s', true, { signedByRepresentativeAt: undefined }, '409 contract.not-signed'],
    [
      'signed before the papers came',
      true,
      { signedByRepresentativeAt: '2020-01-20T10:00:00Z' },
      '422 late-entry.before-previous',
    ],
    ['signed tomorrow', true, { signedByRepresentativeAt: '2099-01-01T10:00:00Z' }, '422 late-entry.in-future'],
  ])('concludes nothing %s, and uses no number up', async (_, team, change, refusal) => {
    const { provider, id } = await underReview(team);
    const { body } = await app
      .as(provider.head)
      .post(`/case-files/${id}/contract`)
      .send({ ...terms, ...change });
    expect(`${body.status} ${body.type}`).toBe(refusal.replace(' ', ' urn:problem:'));
    const left = await app.rows(
      `select last from core.number_series where provider_id = $1 and series = 'contract' union all select 1 from core.contract where provider_id = $1`,
      [provider.id],
    );
    expect(left).toEqual([]);
  });

  it('concludes one contract when the form is sent twice at once', async () => {
    const { provider, id } = await underReview(true);
    const key = randomUUID();
    const conclude = () =>
      app.as(provider.head).post(`/case-files/${id}/contract`).set('idempotency-key', key).send(terms);
    const answers = await Promise.all([conclude(), conclude(), conclude()]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(answers.map(({ body }) => body)).toEqual(answers.map(() => answers[0]?.body));
    expect(await app.rows('select id from core.contract where case_file_id = $1', [id])).toHaveLength(1);
  });

  it('has no contract to show before there is one', async () => {
    const { provider, id } = await underReview(false);
    const { body } = await app.as(provider.head).get(`/case-files/${id}/contract`).expect(404);
    expect(body.type).toBe('urn:problem:resource.not-found');
  });
});

describe('the team of a case', () => {
  const app = startApp();

  const loads = async ({ head }: TestProvider): Promise<Record<string, number>> => {
    const { body } = await app.as(head).get('/specialists').expect(200);
    return Object.fromEntries(body.map(({ id, cases }: { id: string; cases: number }) => [id, cases]));
  };

  it('shows how many open cases each specialist has', async () => {
    const provider = await app.given.provider();
    const [first, second] = provider.specialists;
    expect(await loads(provider)).toEqual({ [first.userId]: 0, [second.userId]: 0, [provider.outsider.userId]: 0 });
    await app.given.caseFile(provider, { state: 'CONTRACT_CONCLUDED' });
    const { id } = await app.given.caseFile(provider, { state: 'CONTRACT_CONCLUDED' });
    expect(await loads(provider)).toMatchObject({ [first.userId]: 2, [second.userId]: 2 });
    await app.rows(`update core.case_file set state = 'WITHDRAWN' where id = $1`, [id]);
    expect(await loads(provider)).toMatchObject({ [first.userId]: 1, [second.userId]: 1 });
    await app.as(provider.clerk).get('/specialists').expect(200); // whose journal or timetable it is to be
    await app.as(first).get('/specialists').expect(403);
  });

  it('changes with a reason, and the one who left sees the case no more', async () => {
    const provider = await app.given.provider();
    const [leaving] = provider.specialists;
    const { id } = await app.given.caseFile(provider, { state: 'CONTRACT_CONCLUDED' });
    const change = { by: provider.outsider.userId, reason: 'Еңбек демалысына кетті' };
    await app.as(leaving).get(`/case-files/${id}`).expect(200);
    await app.as(provider.outsider).get(`/case-files/${id}`).expect(404);

    await app.as(provider.head).post(`/case-files/${id}/team/${leaving.userId}/replacement`).send(change).expect(204);

    await app.as(leaving).get(`/case-files/${id}`).expect(404);
    await app.as(provider.outsider).get(`/case-files/${id}`).expect(200);
    expect(
      await app.rows('select end_reason from core.assignment where case_file_id = $1 and specialist_id = $2', [
        id,
        leaving.userId,
      ]),
    ).toEqual([{ end_reason: change.reason }]);
    const again = `/case-files/${id}/team/${leaving.userId}/replacement`;
    await app.as(provider.head).post(again).send(change).expect(404);
  });

  it('takes nobody twice, and nobody who is no specialist of the house', async () => {
    const [provider, theirs] = [await app.given.provider(), await app.given.provider()];
    const { id } = await app.given.caseFile(provider, { state: 'CONTRACT_CONCLUDED' });
    const assign = (specialistId: string) =>
      app.as(provider.head).post(`/case-files/${id}/team`).send({ specialistId });
    const twice = await assign(provider.specialists[0].userId).expect(409);
    expect(twice.body.type).toBe('urn:problem:assignment.already-assigned');
    for (const stranger of [theirs.specialists[0].userId, provider.clerk.userId, randomUUID()]) {
      const { body } = await assign(stranger).expect(422);
      expect(body.type).toBe('urn:problem:assignment.not-a-specialist');
    }
  });

  it('is not set up before the head has taken the case up', async () => {
    const provider = await app.given.provider();
    const { id } = await app.given.caseFile(provider, { state: 'REGISTERED' });
    const { body } = await app
      .as(provider.head)
      .post(`/case-files/${id}/team`)
      .send({ specialistId: provider.outsider.userId })
      .expect(409);
    expect(body.type).toBe('urn:problem:case-file.wrong-state');
  });
});

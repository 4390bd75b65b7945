import { randomUUID } from 'node:crypto';
import type { TestProvider } from '../../../test/given';
import { startApp } from '../../../test/harness';
import { inside } from '../../../test/job-work';
import type { Person } from '../../../test/person';
import { postMail } from '../../platform/mail/post-mail';
import type { MailList, WatchedMails } from './mail.view';

describe('what became of a mail', () => {
  const app = startApp({ worker: true });
  let operator: Person;
  beforeAll(async () => void (operator = await app.given.operator()));

  const post = (provider: TestProvider, { userId }: Person, cause = 'one') =>
    inside(app, provider, (tx) =>
      postMail(tx, {
        template: 'signature-awaited',
        recipientId: userId,
        dedupKey: `test|${cause}|${userId}`,
        params: { number: '2026-0041', path: '/cases/41/conclusion' },
      }),
    );
  const list = async (person: Person, query = ''): Promise<MailList> =>
    (await app.as(person).get(`/mails${query}`).expect(200)).body as MailList;
  const watched = async (query = ''): Promise<WatchedMails> =>
    (await app.as(operator).get(`/mails${query}`).expect(200)).body as WatchedMails;
  const refused = async (): Promise<{ provider: TestProvider; id: string }> => {
    const provider = await app.given.provider();
    app.mail.refuse(provider.clerk.email, 550);
    await post(provider, provider.clerk);
    await app.settled();
    return { provider, id: (await list(provider.head)).rows[0]!.id };
  };

  it('is seen by the head: to whom, why, when, and what the other server said', async () => {
    const { provider } = await refused();
    await post(provider, provider.head);
    await app.settled();
    const { rows } = await list(provider.head);
    expect(rows).toMatchObject([
      { personId: provider.head.userId, standing: 'ACCEPTED', answer: '250', nextTryAt: null, attempts: 1 },
      {
        personId: provider.clerk.userId,
        email: provider.clerk.email,
        template: 'signature-awaited',
        number: '2026-0041',
        path: '/cases/41/conclusion',
        standing: 'REFUSED',
        answer: '550',
        said: '550 not now',
        standsIn: false,
        attempts: 1,
        sentAt: null,
        nextTryAt: null,
      },
    ]);
    expect(rows[0]!.sentAt).not.toBeNull();
    expect(rows[1]!.personName).toMatch(/^Мысалов Тест/);
  });

  it('that waits says how often it was tried and when it is tried next', async () => {
    const provider = await app.given.provider();
    app.mail.refuse(provider.head.email, ...Array.from({ length: 20 }, () => 451));
    await post(provider, provider.head);
    for (let tries = 0; tries < 200; tries += 1) {
      const { rows } = await list(provider.head, '?standing=DEFERRED');
      if (rows[0]?.nextTryAt && rows[0].attempts > 1) break;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    expect((await list(provider.head, '?standing=TROUBLED')).rows).toMatchObject([
      { standing: 'DEFERRED', answer: '451', attempts: expect.any(Number) as number },
    ]);
    await app.rows(`update core.mail_ledger set state = 'REFUSED' where owner_id = $1`, [provider.id]);
    await app.settled();
  });

  it('is listed page by page, by standing and by person, for its own provider alone', async () => {
    const [ours, theirs] = [await app.given.provider(), await app.given.provider()];
    for (const cause of ['a', 'b', 'c']) await post(ours, ours.head, cause);
    await post(ours, ours.clerk);
    await post(theirs, theirs.head);
    await app.settled();
    const first = await list(ours.head, '?limit=3');
    const second = await list(ours.head, `?limit=3&after=${first.next}`);
    expect([first.rows.length, second.rows.length, second.next]).toEqual([3, 1, null]);
    expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(4);
    expect((await list(ours.head, `?person=${ours.clerk.userId}`)).rows).toHaveLength(1);
    expect((await list(ours.head, '?standing=REFUSED')).rows).toEqual([]);
    expect((await list(ours.head, `?person=${theirs.head.userId}`)).rows).toEqual([]);
  });

  it('is handed over once more when it was refused, once, and that is written down', async () => {
    const { provider, id } = await refused();
    const again = () => app.as(provider.head).post(`/mails/${id}/retry`).send({});
    const statuses = (await Promise.all([again(), again(), again()])).map(({ status }) => status);
    expect(statuses.toSorted()).toEqual([201, 409, 409]);
    await app.settled();
    expect(app.mail.to(provider.clerk.email)).toHaveLength(1);
    expect((await list(provider.head)).rows).toMatchObject([{ standing: 'ACCEPTED', attempts: 2 }]);
    expect(
      await app.rows(`select actor, object_id from audit.event where action = 'mail.retried' and owner_id = $1`, [
        provider.id,
      ]),
    ).toEqual([{ actor: provider.head.userId, object_id: id }]);
    expect((await again().expect(409)).body.type).toBe('urn:problem:mail.wrong-state');
  });

  it('is given two days once more after it was given up', async () => {
    const { provider, id } = await refused();
    await app.rows(`update core.mail_ledger set asked_at = asked_at - interval '3 days' where id = $1`, [id]);
    app.mail.refuse(provider.clerk.email, 451);
    await app.as(provider.head).post(`/mails/${id}/retry`).send({}).expect(201);
    await app.settled();
    expect((await list(provider.head)).rows).toMatchObject([{ standing: 'ACCEPTED', attempts: 3 }]);
  });

  it('with a code is not sent again: the code runs out', async () => {
    const provider = await app.given.provider();
    const email = `nobody-${provider.id.slice(0, 8)}@example.test`;
    app.mail.refuse(email, 550);
    await app
      .as(provider.admin)
      .post('/staff/invitations')
      .send({ email, lastName: 'Мысалова', firstName: 'Жаңа', roles: ['CLERK'], locale: 'kk' })
      .expect(201);
    await app.settled();
    const [mail] = (await list(provider.head)).rows;
    expect(mail).toMatchObject({ template: 'invitation', standing: 'REFUSED', email, path: null });
    const { body } = await app.as(provider.head).post(`/mails/${mail!.id}/retry`).send({}).expect(409);
    expect(body.type).toBe('urn:problem:mail.code-runs-out');
  });

  it('is nobody’s who is no head of this provider, and nothing of another one', async () => {
    const { provider, id } = await refused();
    const other = await app.given.provider();
    for (const person of [provider.clerk, provider.admin, provider.outsider]) {
      await app.as(person).get('/mails').expect(403);
      await app.as(person).post(`/mails/${id}/retry`).send({}).expect(403);
    }
    await app.as(other.head).post(`/mails/${id}/retry`).send({}).expect(404);
    await app.as(other.head).post(`/mails/${randomUUID()}/retry`).send({}).expect(404);
    for (const query of ['?standing=LOST', '?after=x', '?person=x', '?limit=1000', '?email=a@b.kz'])
      await app.as(provider.head).get(`/mails${query}`).expect(422);
  });

  it('that nobody knows of is not sent a third time', async () => {
    const { provider, id } = await refused();
    await app.rows(`update core.mail_ledger set state = 'UNKNOWN', unknowns = 2 where id = $1`, [id]);
    expect((await list(provider.head, '?standing=UNKNOWN')).rows).toHaveLength(1);
    await app.as(provider.head).post(`/mails/${id}/retry`).send({}).expect(409);
    await app.rows(`update core.mail_ledger set seen_at = now() where id = $1`, [id]);
    expect((await list(provider.head)).rows).toMatchObject([{ standing: 'SEEN' }]);
  });

  it('that an address refuses for good stands with the person, until one is taken', async () => {
    const { provider, id } = await refused();
    const person = async () =>
      (await app.as(provider.admin).get(`/staff/${provider.clerk.userId}`).expect(200)).body.mailRefusedAt as string;
    expect(await person()).toMatch(/^20/);
    const { body } = await app.as(provider.head).get('/staff').expect(200);
    const noted = (body.people as { id: string; mailRefusedAt: string | null }[]).filter((one) => one.mailRefusedAt);
    expect(noted.map((one) => one.id)).toEqual([provider.clerk.userId]);
    await app.as(provider.head).post(`/mails/${id}/retry`).send({}).expect(201);
    await app.settled();
    expect(await person()).toBeNull();
  });

  it('is seen by the operator for everybody, without an address or a case', async () => {
    const { provider, id } = await refused();
    const { rows } = await watched('?standing=REFUSED');
    const mail = rows.find((one) => one.id === id)!;
    const [names] = await app.rows<{ name_ru: string }>('select name_ru from directory.provider where id = $1', [
      provider.id,
    ]);
    expect(mail).toMatchObject({ template: 'signature-awaited', answer: '550', owner: { ru: names!.name_ru } });
    expect(JSON.stringify(rows)).not.toMatch(/example\.test|2026-0041|cases|not now/);
    const { body: counts } = await app.as(operator).get('/mails/counts').expect(200);
    expect(counts).toContainEqual({
      standing: 'REFUSED',
      count: expect.any(Number) as number,
      oldest: expect.any(String) as string,
    });
    const page = await watched('?limit=1');
    expect((await watched(`?limit=1&after=${page.next}`)).rows[0]!.id < page.rows[0]!.id).toBe(true);
  });

  it('is handed over once more by the operator, inside its owner’s outbox', async () => {
    const { provider, id } = await refused();
    const again = () => app.as(operator).post(`/mails/${id}/retry`).send({});
    const statuses = (await Promise.all([again(), again()])).map(({ status }) => status);
    expect(statuses.toSorted()).toEqual([201, 409]);
    await app.settled();
    expect(app.mail.to(provider.clerk.email)).toHaveLength(1);
    expect((await app.outbox(provider)).filter(({ queue }) => queue === 'mail.send')).toHaveLength(2);
    expect(
      await app.rows(`select actor from audit.event where action = 'mail.retried' and object_id = $1`, [id]),
    ).toEqual([{ actor: operator.userId }]);
    await app.as(operator).post(`/mails/${randomUUID()}/retry`).send({}).expect(404);
    for (const query of ['?standing=LOST', '?after=x', '?person=x'])
      await app.as(operator).get(`/mails${query}`).expect(422);
  });

  it('is shown to nobody else by the operator’s functions', async () => {
    const provider = await app.given.provider();
    for (const call of [
      'directory.mails(null, null, null, 1)',
      'directory.mail_counts()',
      `directory.send_again('${randomUUID()}', 'mail.send')`,
    ])
      await expect(inside(app, provider, (tx) => tx.query(`select * from ${call}`))).rejects.toThrow(
        'only the operator',
      );
  });
});

import { translator } from '@onaltu/i18n/translator';
import { addDays, almatyDay, type Day } from '@onaltu/domain/clock/day';
import type { TestProvider } from '../../../test/given';
import { startApp } from '../../../test/harness';
import { inside } from '../../../test/job-work';
import type { Person } from '../../../test/person';
import { postMail } from '../../platform/mail/post-mail';

describe('a leave', () => {
  const app = startApp({ worker: true });
  const today = almatyDay(new Date());
  const inDays = (days: number): Day => addDays(today, days);
  type Terms = { kind?: string; from?: Day; to?: Day; substituteId?: string };
  const record = ({ head }: TestProvider, { userId }: Person, terms: Terms = {}) =>
    app
      .as(head)
      .post(`/staff/${userId}/leaves`)
      .send({ kind: 'ANNUAL', from: today, to: inDays(10), ...terms });
  const write = ({ head }: TestProvider, id: string, version: number) =>
    app.as(head).put(`/leaves/${id}`).set('if-match', `"${version}"`);
  const cancel = ({ head }: TestProvider, id: string, version: number) =>
    app.as(head).delete(`/leaves/${id}`).set('if-match', `"${version}"`);

  it('shows who is away until when, and who stands in', async () => {
    const provider = await app.given.provider();
    const [absent, substitute] = provider.specialists;
    const { body: leave } = await record(provider, absent, { substituteId: substitute.userId }).expect(201);
    expect(leave).toMatchObject({ personId: absent.userId, substituteId: substitute.userId, version: 1 });
    const { body } = await app.as(provider.admin).get(`/staff/${absent.userId}`).expect(200);
    expect(body).toMatchObject({ state: 'ON_LEAVE', leaveUntil: inDays(10), leaves: [leave] });
    const away = await app.as(provider.admin).get('/staff?state=ON_LEAVE').expect(200);
    expect(away.body.people.map(({ id }: { id: string }) => id)).toEqual([absent.userId]);
    expect((await app.as(provider.head).get('/leaves').expect(200)).body).toEqual([leave]);
    await app.as(provider.clerk).get('/leaves').expect(403);
    expect(await app.rows(`select action, detail from audit.event where object_id = $1`, [leave.id])).toEqual([
      { action: 'leave.recorded', detail: { person: absent.userId, substitute: substitute.userId } },
    ]);
  });

  it('is changed as it was seen, and cancelled without a trace being lost', async () => {
    const provider = await app.given.provider();
    const { body: leave } = await record(provider, provider.clerk).expect(201);
    const terms = { kind: 'SICK', from: inDays(1), to: inDays(3) };
    const { body: changed } = await write(provider, leave.id, 1).send(terms).expect(200);
    expect(changed).toMatchObject({ ...terms, version: 2 });
    await write(provider, leave.id, 1).send(terms).expect(412);
    await cancel(provider, leave.id, 1).expect(412);
    await cancel(provider, leave.id, 2).expect(204);
    expect((await cancel(provider, leave.id, 3).expect(409)).body.type).toBe('urn:problem:leave.cancelled');
    expect((await app.as(provider.head).get('/leaves').expect(200)).body).toEqual([]);
    expect(await app.rows('select from core.staff_leave where id = $1', [leave.id])).toHaveLength(1);
    await record(provider, provider.clerk).expect(201);
  });

  it('overlaps no other of the same person and ends after it begins', async () => {
    const provider = await app.given.provider();
    await record(provider, provider.clerk).expect(201);
    const refusals = [
      await record(provider, provider.clerk, { from: inDays(10), to: inDays(12) }),
      await record(provider, provider.clerk, { from: inDays(20), to: inDays(19) }),
    ].map(({ status, body }) => [status, body.type]);
    expect(refusals).toEqual([
      [409, 'urn:problem:leave.overlaps'],
      [422, 'urn:problem:leave.ends-before-start'],
    ]);
    await record(provider, provider.clerk, { from: inDays(11), to: inDays(12) }).expect(201);
  });

  it('is stood in for by somebody who works here, does the same work and is there', async () => {
    const [provider, theirs] = [await app.given.provider(), await app.given.provider()];
    const [absent, away] = provider.specialists;
    const { outsider: gone, admin, clerk } = provider;
    await record(provider, away, { from: inDays(5), to: inDays(6) }).expect(201);
    await app.as(admin).post(`/staff/${gone.userId}/end`).set('if-match', '"1"').expect(201);
    const typeFor = async (substituteId: string) => (await record(provider, absent, { substituteId })).body.type;
    for (const { userId } of [absent, clerk, gone, theirs.specialists[0]])
      expect(await typeFor(userId)).toBe('urn:problem:leave.substitute-unfit');
    expect(await typeFor(away.userId)).toBe('urn:problem:leave.substitute-absent');
    expect((await record(provider, gone).expect(409)).body.type).toBe('urn:problem:staff.wrong-state');
    await record(provider, absent, { to: inDays(4), substituteId: away.userId }).expect(201);
  });

  it('lets the substitute read the cases while it lasts, and write in none', async () => {
    const provider = await app.given.provider();
    const { outsider: substitute, specialists } = provider;
    const { id } = await app.given.caseFile(provider, { state: 'IN_REHABILITATION' });
    const sees = async () => (await app.as(substitute).get(`/case-files/${id}`)).status;
    expect(await sees()).toBe(404);
    const { body: leave } = await record(provider, specialists[0], { substituteId: substitute.userId }).expect(201);
    expect(await sees()).toBe(200);
    const { body: list } = await app.as(substitute).get('/case-files').expect(200);
    expect(JSON.stringify(list)).toContain(id);
    await app.as(substitute).get(`/case-files/${id}/assessments`).expect(200);
    const acts = [
      app.as(substitute).post(`/case-files/${id}/assessments`).send({ kind: 'INTERIM' }),
      app.as(substitute).post(`/case-files/${id}/actions/4/handling`).send({ kind: 'START' }),
      app.as(substitute).post(`/case-files/${id}/completion`).send({}),
      app
        .as(substitute)
        .post(`/case-files/${id}/conclusion/signature`)
        .send({ role: 'SPECIALIST', textSha256: '0'.repeat(64), password: substitute.password }),
    ];
    for (const { status, body } of await Promise.all(acts))
      expect([status, body.type]).toEqual([403, 'urn:problem:case-file.not-assigned']);

    await write(provider, leave.id, 1)
      .send({ kind: 'ANNUAL', from: inDays(-3), to: inDays(-1), substituteId: substitute.userId })
      .expect(200);
    expect(await sees()).toBe(404);
    await write(provider, leave.id, 2)
      .send({ kind: 'ANNUAL', from: today, to: today, substituteId: substitute.userId })
      .expect(200);
    expect(await sees()).toBe(200);
    await cancel(provider, leave.id, 3).expect(204);
    expect(await sees()).toBe(404);
  });

  it('sends work mail to who stands in, too, and says why', async () => {
    const provider = await app.given.provider();
    const [absent, substitute] = provider.specialists;
    const post = (cause: string) =>
      inside(app, provider, (tx) =>
        postMail(tx, {
          template: 'signature-awaited',
          recipientId: absent.userId,
          dedupKey: `test|${cause}`,
          params: { number: '2026-0041', path: '/cases/41/conclusion' },
        }),
      );
    const reached = (cause: string) =>
      app.rows<{ recipient_id: string; stands_in: boolean }>(
        `select recipient_id, stands_in from core.mail_ledger where owner_id = $1 and dedup_key like 'test|' || $2 || '%' order by stands_in`,
        [provider.id, cause],
      );
    const alone = [{ recipient_id: absent.userId, stands_in: false }];
    await post('before');
    expect(await reached('before')).toEqual(alone);

    await record(provider, absent, { substituteId: substitute.userId }).expect(201);
    await post('during');
    await post('during');
    expect(await reached('during')).toEqual([...alone, { recipient_id: substitute.userId, stands_in: true }]);
    await app.settled();
    const why = translator('kk').t('mail.standsIn');
    expect(app.mail.to(substitute.email).map(({ text }) => text)).toEqual([expect.stringContaining(why)]);
    expect(app.mail.to(absent.email).at(-1)?.text).not.toContain(why);

    await record(provider, substitute).expect(201); // now both are away
    await post('both');
    expect(await reached('both')).toEqual(alone);
  });
});

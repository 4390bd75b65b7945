import type { TestProvider } from '../../../test/given';
import { startApp } from '../../../test/harness';
import type { Person } from '../../../test/person';

describe('the staff of a provider', () => {
  const app = startApp();
  const versionOf = async ({ ownerId, userId }: Person): Promise<string> => {
    const [row] = await app.rows<{ version: number }>(
      'select version from directory.membership where owner_id = $1 and account_id = $2',
      [ownerId, userId],
    );
    return `"${row!.version}"`;
  };
  const act = async (by: Person, whom: Person, what: 'end' | 'return') =>
    app
      .as(by)
      .post(`/staff/${whom.userId}/${what}`)
      .set('if-match', await versionOf(whom));
  const change = async (by: Person, whom: Person, terms: object) =>
    app
      .as(by)
      .put(`/staff/${whom.userId}`)
      .set('if-match', await versionOf(whom))
      .send(terms);
  const rename = ({ userId }: Person, last: string, first: string) =>
    app.rows('update directory.account set last_name = $2, first_name = $3 where id = $1', [userId, last, first]);
  const audited = ({ id }: TestProvider, person: Person) =>
    app.rows<{ action: string }>(
      `select action from audit.event where owner_id = $1 and object_id = $2 and object_type = 'account' order by id`,
      [id, person.userId],
    );

  it('is read by the administrator and the head, by name, with what each may do', async () => {
    const provider = await app.given.provider();
    for (const person of [provider.admin, provider.head]) {
      const { body } = await app.as(person).get('/staff').expect(200);
      expect(body.people.map(({ id }: { id: string }) => id).toSorted()).toEqual(
        [provider.clerk, provider.head, ...provider.specialists, provider.outsider, provider.admin]
          .map(({ userId }) => userId)
          .toSorted(),
      );
      expect(body.next).toBeNull();
    }
    const { body: psychologist } = await app
      .as(provider.head)
      .get(`/staff/${provider.specialists[1].userId}`)
      .expect(200);
    expect(psychologist).toMatchObject({
      state: 'ACTIVE',
      roles: ['SPECIALIST'],
      post: 'PSYCHOLOGIST',
      version: 1,
      openCases: 0,
      leaves: [],
    });
    await app.as(provider.clerk).get('/staff').expect(403);
  });

  it('is found by the beginnings of names, folded, and page after page', async () => {
    const provider = await app.given.provider();
    await rename(provider.clerk, 'Қасымова', 'Үлгі');
    await rename(provider.head, 'Әбілов-Сейіт', 'Нұр');
    const found = async (body: object) => {
      const answer = await app.as(provider.admin).post('/staff/search').send(body).expect(200);
      return answer.body.people.map(({ id }: { id: string }) => id);
    };
    expect(await found({ text: 'касы улг' })).toEqual([provider.clerk.userId]);
    expect(await found({ text: 'СЕЙИТ' })).toEqual([provider.head.userId]);
    expect(await found({ text: 'сымова' })).toEqual([]);
    expect(await found({ text: 'касы', state: 'ENDED' })).toEqual([]);
    expect(await found({ text: '.*' })).toHaveLength(6);

    await app.rows(
      `with made as (insert into directory.account (email, last_name, first_name)
         select $1 || n || '@example.test', 'Жаңаев', 'Есім' from generate_series(1, 120) n returning id)
       insert into directory.membership (owner_id, account_id, scope, roles) select $2, id, 'provider', '{CLERK}' from made`,
      [`crowd-`, provider.id],
    );
    const first = (await app.as(provider.admin).get('/staff').expect(200)).body;
    const second = (await app.as(provider.admin).get(`/staff?after=${first.next}`).expect(200)).body;
    expect([first.people.length, second.people.length, second.next]).toEqual([100, 26, null]);
    const everyone = [...first.people, ...second.people].map(({ id }: { id: string }) => id);
    expect(new Set(everyone).size).toBe(126);
  });

  it('ends the sessions of somebody whose roles change, here and at once', async () => {
    const provider = await app.given.provider();
    const { admin, clerk } = provider;
    const { status, body } = await change(admin, clerk, { roles: ['CLERK', 'SPECIALIST'], post: 'PSYCHOLOGIST' });
    expect([status, body.roles, body.post, body.version]).toEqual([200, ['CLERK', 'SPECIALIST'], 'PSYCHOLOGIST', 2]);
    await app.as(clerk).get('/session').expect(401);
    await change(admin, clerk, { roles: ['CLERK'] });
    await app.as(clerk).get('/session').expect(401); // the old roles do not bring the old session back
    expect(await audited(provider, clerk)).toEqual([{ action: 'staff.changed' }, { action: 'staff.changed' }]);
  });

  it('gives a specialist a post, and nobody else', async () => {
    const { admin, clerk } = await app.given.provider();
    for (const terms of [{ roles: ['SPECIALIST'] }, { roles: ['CLERK'], post: 'PSYCHOLOGIST' }]) {
      const { status, body } = await change(admin, clerk, terms);
      expect([status, body.type]).toEqual([422, 'urn:problem:staff.post-unfit']);
    }
  });

  it('is not overwritten unseen', async () => {
    const { admin, clerk } = await app.given.provider();
    await change(admin, clerk, { roles: ['HEAD'] });
    const { body } = await app
      .as(admin)
      .put(`/staff/${clerk.userId}`)
      .set('if-match', '"1"')
      .send({ roles: ['CLERK'] })
      .expect(412);
    expect(body.params).toMatchObject({ seen: 1, version: 2, theirs: { roles: ['HEAD'] } });
  });

  it('lets somebody go whose cases are open, and says how many need another', async () => {
    const provider = await app.given.provider();
    const [leaving] = provider.specialists;
    await app.given.caseFile(provider, { state: 'CONTRACT_CONCLUDED' });
    await app.given.caseFile(provider, { state: 'CONTRACT_CONCLUDED' });
    const { status, body } = await act(provider.admin, leaving, 'end');
    expect([status, body.state, body.openCases]).toEqual([201, 'ENDED', 2]);
    await app.as(leaving).get('/case-files').expect(401);
    const ended = await app.as(provider.head).get('/staff?state=ENDED').expect(200);
    expect(ended.body.people).toMatchObject([{ id: leaving.userId, openCases: 2 }]);

    expect((await act(provider.admin, leaving, 'end')).body.type).toBe('urn:problem:staff.wrong-state');
    expect((await change(provider.admin, leaving, { roles: ['CLERK'] })).body.type).toBe(
      'urn:problem:staff.wrong-state',
    );
    expect((await act(provider.admin, leaving, 'return')).body.state).toBe('ACTIVE');
    expect((await act(provider.admin, leaving, 'return')).status).toBe(409);
    await app.as(leaving).get('/case-files').expect(401); // whoever returns signs in
    await app
      .as(await app.signIn(leaving))
      .get('/case-files')
      .expect(200);
    expect((await audited(provider, leaving)).map(({ action }) => action)).toEqual(['staff.ended', 'staff.returned']);
  });

  it('never ends without an administrator, nor by one’s own hand', async () => {
    const provider = await app.given.provider();
    const { admin } = provider;
    expect((await act(admin, admin, 'end')).body.type).toBe('urn:problem:staff.own-account');
    expect((await change(admin, admin, { roles: ['HEAD'] })).body.type).toBe('urn:problem:staff.last-administrator');
    const deputy = await app.given.person({ ownerId: provider.id, scope: 'provider', roles: ['PROVIDER_ADMIN'] });
    await app.rows('update directory.account set disabled_at = now() where id = $1', [deputy.userId]);
    expect((await change(admin, admin, { roles: ['HEAD'] })).body.type).toBe('urn:problem:staff.last-administrator');
    await app.rows('update directory.account set disabled_at = null where id = $1', [deputy.userId]);
    expect((await change(admin, admin, { roles: ['HEAD'] })).status).toBe(200);
  });

  it('keeps one administrator when two dismiss each other at the same time', async () => {
    const provider = await app.given.provider();
    const deputy = await app.given.person({ ownerId: provider.id, scope: 'provider', roles: ['PROVIDER_ADMIN'] });
    const both = await Promise.all([act(provider.admin, deputy, 'end'), act(deputy, provider.admin, 'end')]);
    expect(both.filter(({ status }) => status === 201)).toHaveLength(1);
    const left = await app.rows(
      `select from directory.membership where owner_id = $1 and roles = '{PROVIDER_ADMIN}' and ended_at is null`,
      [provider.id],
    );
    expect(left).toHaveLength(1);
  });

  it('is signed out by the administrator, at this provider alone', async () => {
    const [ours, theirs] = [await app.given.provider(), await app.given.provider()];
    await app.rows(
      `insert into directory.membership (owner_id, account_id, scope, roles) values ($1, $2, 'provider', '{HEAD}')`,
      [theirs.id, ours.clerk.userId],
    );
    const elsewhere = await app.signIn({ ...ours.clerk, ownerId: theirs.id, roles: ['HEAD'] });
    await app.as(ours.admin).post(`/staff/${ours.clerk.userId}/sign-out`).expect(204);
    await app.as(ours.clerk).get('/session').expect(401);
    await app.as(elsewhere).get('/session').expect(200);
    expect((await act(ours.admin, ours.clerk, 'end')).status).toBe(201);
    const { body } = await app.as(elsewhere).get('/staff').expect(200);
    expect(body.people.find(({ id }: { id: string }) => id === ours.clerk.userId)).toMatchObject({
      state: 'ACTIVE',
      roles: ['HEAD'],
    });
    expect(body.people.map(({ email }: { email: string }) => email)).not.toContain(ours.head.email);
  });
});

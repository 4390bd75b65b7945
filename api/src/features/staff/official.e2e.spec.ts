import { newcomer } from '../../../test/directory-bodies';
import { startApp } from '../../../test/harness';
import type { Person } from '../../../test/person';

describe('the officials of a department', () => {
  const app = startApp({ worker: true });
  let n = 0;
  const department = async () => {
    const regionId = await app.given.region();
    return { regionId, admin: await app.given.departmentAdmin(regionId), official: await app.given.official(regionId) };
  };
  const step = (person: Person, path: string, seen = 1) => app.as(person).post(path).set('if-match', `"${seen}"`);
  const put = (person: Person, id: string, roles: string[], seen = 1) =>
    app.as(person).put(`/officials/${id}`).set('if-match', `"${seen}"`).send({ roles });

  it('are invited by letter, join and are listed', async () => {
    const { admin } = await department();
    const email = `official-${++n}@example.test`;
    const invite = () =>
      app
        .as(admin)
        .post('/officials/invitations')
        .send({ ...newcomer(email), roles: ['DEPARTMENT_OFFICIAL'] });
    const { body: invited } = await invite().expect(201);
    expect(invited).toMatchObject({ state: 'INVITED', email, roles: ['DEPARTMENT_OFFICIAL'] });
    expect((await invite().expect(409)).body.type).toBe('urn:problem:invitation.already-sent');
    await app.as(admin).post(`/officials/invitations/${invited.id}/renewal`).expect(201);
    await app.settled();
    const code = /\/invitation#([0-9A-Z]{26})\b/.exec(app.mail.to(email).at(-1)?.text ?? '')![1]!;
    const password = 'ұзақ құпиясөз 2026';
    await app
      .anonymous()
      .post('/api/public/invitation/acceptance')
      .set('x-onaltu', '1')
      .send({ code, password })
      .expect(204);
    const { body: signed } = await app
      .anonymous()
      .post('/api/public/session')
      .set('x-onaltu', '1')
      .send({ email, password })
      .expect(200);
    expect(signed).toEqual({ scope: 'region' });
    const { body } = await app.as(admin).get('/officials').expect(200);
    expect(body.people.map(({ state }: { state: string }) => state)).toEqual(['ACTIVE', 'ACTIVE', 'ACTIVE']);
    expect(Object.keys(body.people[0])).not.toContain('openCases');
  });

  it('leave, come back, and are signed out everywhere', async () => {
    const { admin, official } = await department();
    const path = `/officials/${official.userId}`;
    await app.as(admin).post(`${path}/sign-out`).expect(204);
    await app.as(official).get('/region').expect(401);
    const back = await app.signIn(official);
    await step(admin, `${path}/end`, 9).expect(412);
    await step(admin, `${path}/return`).expect(409);
    await step(admin, `${path}/end`).expect(201);
    await app.as(back).get('/region').expect(401);
    await step(admin, `${path}/end`, 2).expect(409);
    await put(admin, official.userId, ['DEPARTMENT_ADMIN'], 2).expect(409);
    await step(admin, `${path}/return`, 2).expect(201);
    await app
      .as(await app.signIn(official))
      .get('/region')
      .expect(200);
    const audited = await app.rows<{ action: string }>(
      `select action from audit.event where owner_id = $1 and object_id = $2 and action like 'staff.%' order by id`,
      [admin.ownerId, official.userId],
    );
    expect(audited.map(({ action }) => action)).toEqual(['staff.signed-out', 'staff.ended', 'staff.returned']);
  });

  it('always include one who administers', async () => {
    const { admin, official, regionId } = await department();
    expect((await put(admin, admin.userId, ['DEPARTMENT_OFFICIAL']).expect(409)).body.type).toBe(
      'urn:problem:staff.last-administrator',
    );
    await step(admin, `/officials/${admin.userId}/end`).expect(409);
    await put(admin, official.userId, ['DEPARTMENT_OFFICIAL', 'DEPARTMENT_ADMIN']).expect(200);
    const second = await app.signIn({ ...official, roles: ['DEPARTMENT_OFFICIAL', 'DEPARTMENT_ADMIN'] });
    const [one, other] = await Promise.all([
      step(second, `/officials/${admin.userId}/end`),
      step(admin, `/officials/${official.userId}/end`, 2),
    ]);
    expect([one.status, other.status].toSorted()).toEqual([201, expect.any(Number)]);
    expect(Math.max(one.status, other.status)).toBeGreaterThanOrEqual(400);
    expect(
      await app.rows(
        `select from directory.membership where owner_id = $1 and 'DEPARTMENT_ADMIN' = any (roles) and ended_at is null`,
        [regionId],
      ),
    ).toHaveLength(1);
  });

  it('of another oblast are not there; roles of a provider are none of theirs; who administers nothing invites nobody', async () => {
    const [ours, theirs] = [await department(), await department()];
    const id = theirs.official.userId;
    await put(ours.admin, id, ['DEPARTMENT_OFFICIAL']).expect(404);
    for (const act of ['end', 'return', 'sign-out']) {
      await step(ours.admin, `/officials/${id}/${act}`).expect(404);
      await step(theirs.official, `/officials/${id}/${act}`).expect(403);
    }
    await app.as(ours.official).get('/officials').expect(403);
    const invite = (person: Person, roles: string[]) =>
      app
        .as(person)
        .post('/officials/invitations')
        .send({ ...newcomer(`official-${++n}@example.test`), roles });
    await invite(ours.official, ['DEPARTMENT_ADMIN']).expect(403);
    for (const roles of [['CLERK'], ['PROVIDER_ADMIN'], ['PLATFORM_OPERATOR'], []]) {
      await invite(ours.admin, roles).expect(422);
      await put(ours.admin, ours.official.userId, roles).expect(422);
    }
    const { body } = await invite(theirs.admin, ['DEPARTMENT_OFFICIAL']).expect(201);
    await app.as(ours.admin).delete(`/officials/invitations/${body.id}`).expect(404);
    await app.as(ours.admin).post(`/officials/invitations/${body.id}/renewal`).expect(404);
    await app.as(theirs.admin).delete(`/officials/invitations/${body.id}`).expect(204);
    await app.as(theirs.admin).delete(`/officials/invitations/${body.id}`).expect(409);
  });
});

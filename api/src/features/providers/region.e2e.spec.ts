import { changeRegion, newcomer, openRegion } from '../../../test/directory-bodies';
import { startApp } from '../../../test/harness';
import type { Person } from '../../../test/person';
import { TenantDb } from '../../platform/db/tenant-db';

describe('a region', () => {
  const app = startApp();
  let n = 0;
  const put = (person: Person, body: object, { seen = 1, path = '/region' } = {}) =>
    app.as(person).put(path).set('if-match', `"${seen}"`).send(body);

  it('is what its department says, version by version', async () => {
    const regionId = await app.given.region();
    const [admin, official] = [await app.given.departmentAdmin(regionId), await app.given.official(regionId)];
    const { body: first } = await app.as(official).get('/region').expect(200);
    expect(first).toMatchObject({ normBasis: 'HANDS_ON', threshold: 10, language: 'kk', version: 1, history: [] });
    const { body } = await put(admin, { ...changeRegion, threshold: 12 }).expect(200);
    expect(body).toMatchObject({
      ...changeRegion,
      threshold: 12,
      version: 2,
      history: [{ change: 'CHANGED', version: 2 }],
    });
    await put(admin, changeRegion).expect(412);
    expect((await put(admin, changeRegion, { seen: 2 }).expect(409)).body).toMatchObject({
      type: 'urn:problem:region.threshold-lower',
      params: { least: 12 },
    });
    for (const [change, pointer] of [
      [{ threshold: 4 }, '/threshold'],
      [{ normBasis: 'BOTH' }, '/normBasis'],
      [{ language: 'en' }, '/language'],
      [{ names: { kk: '', ru: 'а', en: 'a' } }, '/names/kk'],
    ] as const)
      expect((await put(admin, { ...changeRegion, ...change }, { seen: 2 }).expect(422)).body.errors).toContainEqual({
        pointer,
        code: expect.any(String),
      });
    await put(official, changeRegion, { seen: 2 }).expect(403);
    const versions = await app.rows(
      `select version, content->'threshold' as threshold from directory.entry_version where subject_id = $1`,
      [regionId],
    );
    expect(versions).toEqual([{ version: 2, threshold: 12 }]);
  });

  it('shows less as it likes, but more only by the operator, in the database too', async () => {
    const regionId = await app.given.region();
    const [admin, operator] = [await app.given.departmentAdmin(regionId), await app.given.operator()];
    const lower = (person: Person) =>
      app.http
        .get(TenantDb)
        .as(person, (tx) => tx.query<unknown>(`update directory.region set threshold = 6 where id = $1`, [regionId]));
    await expect(lower(admin)).rejects.toThrow('only the operator lowers');
    const { body } = await put(operator, { ...changeRegion, threshold: 7 }, { path: `/regions/${regionId}` }).expect(
      200,
    );
    expect(body).toMatchObject({ threshold: 7, version: 2 });
    const { body: seen } = await app.as(admin).get('/region').expect(200);
    expect(seen.history).toMatchObject([{ change: 'CHANGED', by: null }]);
  });

  it('is opened by the operator, who invites the first administrator', async () => {
    const operator = await app.given.operator();
    const { body } = await app
      .as(operator)
      .post('/regions')
      .send(openRegion(`ulytau-${++n}`))
      .expect(201);
    expect(body).toMatchObject({ threshold: 10, version: 1, history: [{ change: 'OPENED' }] });
    const same = await app
      .as(operator)
      .post('/regions')
      .send(openRegion(`ulytau-${n}`))
      .expect(409);
    expect(same.body.type).toBe('urn:problem:region.same-code');
    await app.as(operator).post('/regions').send(openRegion('Ұлытау')).expect(422);
    await app.as(operator).post(`/regions/${body.id}/administrator`).send(newcomer('ulytau@example.test')).expect(204);
    const listed = async (id: string) =>
      (await app.as(operator).get('/regions').expect(200)).body.find((one: { id: string }) => one.id === id);
    expect(await listed(body.id)).toMatchObject({ administrator: 'INVITED', code: `ulytau-${n}` });
    expect(await app.rows('select scope, roles from directory.invitation where owner_id = $1', [body.id])).toEqual([
      { scope: 'region', roles: ['DEPARTMENT_ADMIN'] },
    ]);
    await app.given.departmentAdmin(body.id);
    expect(await listed(body.id)).toMatchObject({ administrator: 'ACTIVE' });
    await app.as(operator).post(`/regions/${body.id}/administrator`).send(newcomer('other@example.test')).expect(409);
    await app
      .as(operator)
      .post(`/regions/${operator.userId}/administrator`)
      .send(newcomer('z@example.test'))
      .expect(404);
    await put(operator, changeRegion, { path: `/regions/${operator.userId}` }).expect(404);
  });

  it('is nobody else’s to open, and shows the operator no person and no case', async () => {
    const provider = await app.given.provider();
    await app.given.caseFile(provider);
    const [admin, operator] = [await app.given.departmentAdmin(provider.regionId), await app.given.operator()];
    for (const person of [admin, provider.admin]) await app.as(person).get('/api/operator/regions').expect(401);
    await app.as(operator).get('/api/department/providers').expect(401);
    const run = (sql: string) => app.http.get(TenantDb).as(operator, (tx) => tx.query<unknown[]>(sql));
    await expect(run('select * from core.child')).rejects.toThrow('identity is not a provider');
    const people = await run('select account_id as id from directory.membership');
    expect(people).toEqual([{ id: operator.userId }]);
    expect(await run('select from directory.provider')).toEqual([]);
  });

  it('is where an operator’s session is known, listed and ended', async () => {
    const operator = await app.given.operator();
    const { body } = await app.as(operator).get('/session').expect(200);
    expect(body).toMatchObject({ scope: 'operator', roles: ['PLATFORM_OPERATOR'], ownerName: { en: 'Onaltu' } });
    expect((await app.as(operator).get('/session/all').expect(200)).body).toMatchObject([{ current: true }]);
    await app.as(operator).put('/session/language').send({ locale: 'ru' }).expect(204);
    await app.as(operator).delete('/session').expect(204);
    await app.as(operator).get('/session').expect(401);
  });
});

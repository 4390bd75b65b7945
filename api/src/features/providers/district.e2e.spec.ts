import { addDistrict, changeDistrict, openProvider } from '../../../test/directory-bodies';
import { startApp } from '../../../test/harness';
import type { Person } from '../../../test/person';

describe('the districts of an oblast', () => {
  const app = startApp();
  let n = 0;
  const department = async () => {
    const regionId = await app.given.region();
    const admin = await app.given.departmentAdmin(regionId);
    const { body } = await app
      .as(admin)
      .post('/districts')
      .send(addDistrict(`first-${++n}`))
      .expect(201);
    return { admin, official: await app.given.official(regionId), districtId: body.id as string };
  };
  const step = (person: Person, path: string, seen: number) =>
    app.as(person).post(path).set('if-match', `"${seen}"`).send({});

  it('are added, renamed, retired and brought back', async () => {
    const { admin, official, districtId } = await department();
    const put = (body: object, seen = 1) =>
      app.as(admin).put(`/districts/${districtId}`).set('if-match', `"${seen}"`).send(body);
    const { body } = await put({
      ...changeDistrict,
      names: { ...changeDistrict.names, kk: 'Атауы жаңа' },
      lat: 49.802,
    }).expect(200);
    expect(body).toMatchObject({
      names: { kk: 'Атауы жаңа' },
      lat: 49.802,
      openProviders: 0,
      closedOn: null,
      version: 2,
    });
    await put(changeDistrict, 1).expect(412);
    await put({ ...changeDistrict, lat: 'north' }, 2).expect(422);
    await step(admin, `/districts/${districtId}/return`, 2).expect(409);
    await step(admin, `/districts/${districtId}/retirement`, 2).expect(201);
    const refused = await app.as(admin).post('/providers').send(openProvider(++n, districtId)).expect(409);
    expect(refused.body.type).toBe('urn:problem:district.wrong-state');
    await step(admin, `/districts/${districtId}/return`, 3).expect(201);
    expect((await app.as(official).get('/districts').expect(200)).body).toMatchObject([{ id: districtId, version: 4 }]);
  });

  it('are not retired while providers work there, and no code stands twice', async () => {
    const ours = await department();
    await app.as(ours.admin).post('/providers').send(openProvider(++n, ours.districtId)).expect(201);
    const { body } = await step(ours.admin, `/districts/${ours.districtId}/retirement`, 1).expect(409);
    expect(body).toMatchObject({ type: 'urn:problem:district.has-providers', params: { count: 1 } });
    const [row] = await app.rows<{ code: string }>('select code from directory.district where id = $1', [
      ours.districtId,
    ]);
    const same = await app.as(ours.admin).post('/districts').send(addDistrict(row!.code)).expect(409);
    expect(same.body.type).toBe('urn:problem:district.same-code');
    await app.as(ours.admin).post('/districts').send(addDistrict('Қала')).expect(422);
  });

  it('are each oblast’s own', async () => {
    const [ours, theirs] = [await department(), await department()];
    await app
      .as(ours.admin)
      .put(`/districts/${theirs.districtId}`)
      .set('if-match', '"1"')
      .send(changeDistrict)
      .expect(404);
    for (const act of ['retirement', 'return']) {
      await step(ours.admin, `/districts/${theirs.districtId}/${act}`, 1).expect(404);
      await step(ours.official, `/districts/${ours.districtId}/${act}`, 1).expect(403);
    }
    await app.as(ours.official).post('/districts').send(addDistrict('mine')).expect(403);
    const { body } = await app.as(ours.official).get('/districts').expect(200);
    expect(body.map(({ id }: { id: string }) => id)).toEqual([ours.districtId]);
  });
});

import { encodeCode } from '@onaltu/domain/crockford';
import { application } from '../../demo/case-story';
import { Envelope } from '../../platform/crypto/envelope';
import type { TestProvider } from '../../../test/given';
import { addDistrict, changeDistrict, changeProvider, newcomer, openProvider } from '../../../test/directory-bodies';
import { startApp } from '../../../test/harness';
import type { Person } from '../../../test/person';
import { TenantDb } from '../../platform/db/tenant-db';

describe('what a department keeps of its oblast', () => {
  const app = startApp({ worker: true });
  let n = 0;
  const department = async () => {
    const regionId = await app.given.region();
    const admin = await app.given.departmentAdmin(regionId);
    const { body } = await app
      .as(admin)
      .post('/districts')
      .send(addDistrict(`first-${++n}`))
      .expect(201);
    return { regionId, admin, official: await app.given.official(regionId), districtId: body.id as string };
  };
  const opened = async ({ admin, districtId }: { admin: Person; districtId: string }) =>
    (await app.as(admin).post('/providers').send(openProvider(++n, districtId)).expect(201)).body;
  const step = (person: Person, path: string, seen: number, body: object = {}) =>
    app.as(person).post(path).set('if-match', `"${seen}"`).send(body);
  const districtOf = async (provider: TestProvider) =>
    (
      await app.rows<{ id: string }>('select district_id as id from directory.provider where id = $1', [provider.id])
    )[0]!.id;

  describe('providers', () => {
    it('are opened, renamed, closed and reopened, and what they were stays', async () => {
      const ours = await department();
      const { id, version } = await opened(ours);
      expect(version).toBe(1);
      const { body: renamed } = await app
        .as(ours.admin)
        .put(`/providers/${id}`)
        .set('if-match', '"1"')
        .send({ ...changeProvider(ours.districtId), names: { kk: 'Жаңа атау', ru: 'Новое имя', en: 'New name' } })
        .expect(200);
      expect(renamed).toMatchObject({ names: { kk: 'Жаңа атау' }, version: 2, administrator: 'NONE' });
      await step(ours.admin, `/providers/${id}/closing`, 2, { reason: 'Қайта ұйымдастыру' }).expect(201);
      const { body: again } = await step(ours.admin, `/providers/${id}/reopening`, 3, {
        reason: 'Қайта ашылды',
      }).expect(201);
      expect(
        again.history.map(({ change, reason, names }: Record<string, unknown>) => [change, reason, names]),
      ).toEqual([
        ['REOPENED', 'Қайта ашылды', { kk: 'Жаңа атау', ru: 'Новое имя', en: 'New name' }],
        ['CLOSED', 'Қайта ұйымдастыру', { kk: 'Жаңа атау', ru: 'Новое имя', en: 'New name' }],
        ['CHANGED', '', { kk: 'Жаңа атау', ru: 'Новое имя', en: 'New name' }],
        ['OPENED', '', changeProvider('').names],
      ]);
      expect(again.history[0].by).toMatch(/^Мысалов /);
      const { body: seen } = await app.as(ours.official).get('/providers').expect(200);
      expect(seen).toMatchObject([{ id, closedOn: null, districtNames: changeDistrict.names }]);
      const [audited] = await app.rows<{ n: number }>(
        `select count(*)::int as n from audit.event where owner_id = $1 and action = 'directory.changed' and object_type = 'provider'`,
        [ours.regionId],
      );
      expect(audited?.n).toBe(4);
    });

    it('let nobody in once closed: not at the door, not with an open session, not by an invitation', async () => {
      const ours = await department();
      const provider = await app.given.provider({ regionId: ours.regionId });
      const { id: caseId } = await app.given.caseFile(provider);
      const figures = async () => {
        const { body } = await app.as(ours.official).get('/statistics/cases-per-action').expect(200);
        return { total: body.total, rows: body.providers.map(({ total }: { total: number }) => total) };
      };
      const before = await figures();
      expect(before).toEqual({ total: 1, rows: [1] });
      const signIn = () =>
        app
          .anonymous()
          .post('/api/public/session')
          .set('x-onaltu', '1')
          .send({ email: provider.clerk.email, password: provider.clerk.password });
      const { body: invited } = await app
        .as(provider.admin)
        .post('/staff/invitations')
        .send({ ...newcomer(`late-${n}@example.test`), roles: ['CLERK'] })
        .expect(201);
      await app.settled();
      const code = /#([0-9A-Z]{26})\b/.exec(app.mail.to(invited.email).at(-1)?.text ?? '')![1]!;
      const look = () => app.anonymous().post('/api/public/invitation').set('x-onaltu', '1').send({ code });
      await look().expect(200);

      await step(ours.admin, `/providers/${provider.id}/closing`, 1, { reason: 'Жабылды' }).expect(201);

      expect((await app.as(provider.head).get(`/case-files/${caseId}`).expect(401)).body.type).toBe(
        'urn:problem:session.ended',
      );
      await signIn().expect(401);
      await look().expect(404);
      expect(await figures()).toEqual(before);
      await step(ours.admin, `/providers/${provider.id}/reopening`, 2, { reason: 'Қайта' }).expect(201);
      await signIn().expect(200);
      await app
        .as(await app.signIn(provider.head))
        .get(`/case-files/${caseId}`)
        .expect(200);
    });

    it('once closed answer no family and hold no child of another provider, and are there again when reopened', async () => {
      const ours = await department();
      const [closing, other] = [
        await app.given.provider({ regionId: ours.regionId }),
        await app.given.provider({ regionId: ours.regionId }),
      ];
      const { id, n: story } = await app.given.caseFile(closing);
      const code = encodeCode(app.http.get(Envelope).codeBytes('family-slip', id));
      const { iin } = application(story).child;
      const seen = async () => [
        (await app.anonymous().post('/api/public/case-status').set('x-onaltu', '1').send({ code }).expect(200)).body
          .found,
        (await app.as(other.clerk).post('/children/matches').send({ iin }).expect(200)).body.openElsewhere,
      ];
      expect(await seen()).toEqual([true, true]);
      await step(ours.admin, `/providers/${closing.id}/closing`, 1, { reason: 'Жабылды' }).expect(201);
      expect(await seen()).toEqual([false, false]);
      await step(ours.admin, `/providers/${closing.id}/reopening`, 2, { reason: 'Ашылды' }).expect(201);
      expect(await seen()).toEqual([true, true]);
    });

    it('get their first administrator by a letter; the next are invited by that one', async () => {
      const ours = await department();
      const { id } = await opened(ours);
      const invite = (email: string) => app.as(ours.admin).post(`/providers/${id}/administrator`).send(newcomer(email));
      const stateOf = async () => (await app.as(ours.admin).get(`/providers/${id}`).expect(200)).body.administrator;
      const lettersTo = (email: string) =>
        app.mail.to(email).map(({ text }) => /#([0-9A-Z]{26})\b/.exec(text ?? '')![1]!);
      await invite('wrong@example.test').expect(204);
      await app.settled();
      expect(await stateOf()).toBe('INVITED');
      await invite('first@example.test').expect(204);
      await app.settled();
      const [[wrong], [right]] = [lettersTo('wrong@example.test'), lettersTo('first@example.test')];
      const accept = (code: string | undefined) =>
        app
          .anonymous()
          .post('/api/public/invitation/acceptance')
          .set('x-onaltu', '1')
          .send({ code, password: 'ұзақ құпиясөз 2026' });
      await accept(wrong).expect(404);
      await accept(right).expect(204);
      expect(await stateOf()).toBe('ACTIVE');
      expect((await invite('second@example.test').expect(409)).body.type).toBe(
        'urn:problem:administrator.already-there',
      );
      const rows = await app.rows(`select scope, roles from directory.membership where owner_id = $1`, [id]);
      expect(rows).toEqual([{ scope: 'provider', roles: ['PROVIDER_ADMIN'] }]);
      const [letter] = await app.rows<{ made_by: string }>(
        `select made_by from directory.invitation where owner_id = $1 and accepted_at is not null`,
        [id],
      );
      expect(letter?.made_by).toBe(ours.admin.userId);
    });

    it('a repeat of an invitation sends no second letter', async () => {
      const ours = await department();
      const { id } = await opened(ours);
      const key = '4b6f7f0e-6f0f-4c1e-9a51-0d2f4e7f8a11';
      const invite = () =>
        app
          .as(ours.admin)
          .post(`/providers/${id}/administrator`)
          .set('idempotency-key', key)
          .send(newcomer('once@example.test'));
      await invite().expect(204);
      await invite().expect(204);
      expect(await app.rows('select from directory.invitation where owner_id = $1', [id])).toHaveLength(1);
    });

    it('of another oblast are not there, and an official who administers nothing changes nothing', async () => {
      const [ours, theirs] = [await department(), await department()];
      const { id } = await opened(theirs);
      await app.as(ours.admin).get(`/providers/${id}`).expect(404);
      for (const [path, body] of [
        ['closing', { reason: 'Жабылды' }],
        ['reopening', { reason: 'Ашылды' }],
        ['administrator', newcomer('x@example.test')],
      ] as const) {
        await step(ours.admin, `/providers/${id}/${path}`, 1, body).expect(404);
        await step(theirs.official, `/providers/${id}/${path}`, 1, body).expect(403);
      }
      const put = (person: Person, districtId: string) =>
        app.as(person).put(`/providers/${id}`).set('if-match', '"1"').send(changeProvider(districtId));
      await put(ours.admin, ours.districtId).expect(404);
      await put(theirs.official, theirs.districtId).expect(403);
      await put(theirs.admin, ours.districtId).expect(404);
      await app.as(ours.admin).post('/providers').send(openProvider(++n, theirs.districtId)).expect(404);
      await app.as(ours.official).post('/providers').send(openProvider(++n, ours.districtId)).expect(403);
      expect((await app.as(ours.admin).get('/providers').expect(200)).body).toEqual([]);
    });

    it('are refused in a wrong state, from a stale page, with a number that is taken or no number', async () => {
      const ours = await department();
      const provider = await opened(ours);
      const path = `/providers/${provider.id}`;
      await step(ours.admin, `${path}/reopening`, 1, { reason: 'Ашылды' }).expect(409);
      await step(ours.admin, `${path}/closing`, 7, { reason: 'Жабылды' }).expect(412);
      await app.as(ours.admin).post(`${path}/closing`).send({ reason: 'Жабылды' }).expect(428);
      await step(ours.admin, `${path}/closing`, 1, {}).expect(422);
      await step(ours.admin, `${path}/closing`, 1, { reason: 'Жабылды' }).expect(201);
      await step(ours.admin, `${path}/closing`, 2, { reason: 'Жабылды' }).expect(409);
      await app.as(ours.admin).put(path).set('if-match', '"2"').send(changeProvider(ours.districtId)).expect(409);
      await step(ours.admin, `${path}/administrator`, 2, newcomer('y@example.test')).expect(409);
      const open = (change: object) =>
        app
          .as(ours.admin)
          .post('/providers')
          .send({ ...openProvider(++n, ours.districtId), ...change });
      expect((await open({ bin: provider.bin }).expect(409)).body.type).toBe('urn:problem:provider.same-bin');
      for (const [change, pointer] of [
        [{ bin: '210140000007' }, '/bin'],
        [{ kind: 'SCHOOL' }, '/kind'],
        [{ phone: '12' }, '/phone'],
        [{ names: { kk: 'А', ru: 'Б' } }, '/names/en'],
        [{ districtId: 'here' }, '/districtId'],
      ] as const)
        expect((await open(change).expect(422)).body.errors).toContainEqual({ pointer, code: expect.any(String) });
    });

    it('change once when two change at the same time', async () => {
      const ours = await department();
      const { id } = await opened(ours);
      const tries = [1, 2, 3].map(() => step(ours.admin, `/providers/${id}/closing`, 1, { reason: 'Жабылды' }));
      const statuses = (await Promise.all(tries)).map(({ status }) => status);
      expect(statuses.toSorted()).toEqual([201, 412, 412]);
      expect(await app.rows(`select from directory.entry_version where subject_id = $1`, [id])).toHaveLength(2);
    });
  });

  it('is walled in the database: a department sees and writes nothing else, and no child', async () => {
    const [ours, theirs] = [await department(), await department()];
    const provider = await app.given.provider({ regionId: ours.regionId });
    await app.given.caseFile(provider);
    const run = (person: Person, sql: string, values: unknown[] = []) =>
      app.http.get(TenantDb).as(person, (tx) => tx.query<unknown[]>(sql, values));
    for (const table of ['core.child', 'core.case_file', 'core.assessment', 'core.document'])
      await expect(run(ours.admin, `select * from ${table}`)).rejects.toThrow('identity is not a provider');
    expect(await run(ours.admin, `select from directory.district where id = $1`, [theirs.districtId])).toEqual([]);
    expect(await run(ours.admin, `select from directory.region where id = $1`, [theirs.regionId])).toEqual([]);
    expect(
      await run(ours.admin, `select from directory.entry_version where region_id = $1`, [theirs.regionId]),
    ).toEqual([]);
    expect(await run(ours.admin, `select from directory.membership where owner_id = $1`, [provider.id])).toEqual([]);
    await expect(
      run(
        ours.admin,
        `insert into directory.district (region_id, code, kind, name_kk, name_ru, name_en, centre, lat, lon) values ($1, 'x', 'CITY', 'x', 'x', 'x', 'x', 1, 1)`,
        [theirs.regionId],
      ),
    ).rejects.toThrow('permission denied');
    await expect(run(ours.admin, `update directory.provider set bin = '210140000006'`)).rejects.toThrow(
      'permission denied',
    );
    await expect(
      run(ours.admin, `update directory.provider set district_id = $2 where id = $1`, [provider.id, theirs.districtId]),
    ).rejects.toThrow('foreign key');
    await expect(run(ours.admin, `delete from directory.entry_version`)).rejects.toThrow('permission denied');
    // a provider reads its own place and changes nothing of it
    await run(provider.admin, `update directory.provider set name_kk = 'x'`);
    await run(provider.admin, `update directory.region set name_kk = 'x'`);
    await run(provider.admin, `update directory.district set name_kk = 'x' where id = $1`, [
      await districtOf(provider),
    ]);
    expect(
      await app.rows(
        `select name_kk from directory.provider where name_kk = 'x' union all select name_kk from directory.region where name_kk = 'x' union all select name_kk from directory.district where name_kk = 'x'`,
      ),
    ).toEqual([]);
  });
});

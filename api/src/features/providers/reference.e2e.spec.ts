import { ACTION_NUMBERS } from '@onaltu/domain/case-process';
import { addDays, almatyDay } from '@onaltu/domain/clock/day';
import { REGULATION_2015 } from '@onaltu/domain/regulation';
import { application } from '../../demo/case-story';
import type { TestProvider } from '../../../test/given';
import { TenantDb } from '../../platform/db/tenant-db';
import { startApp } from '../../../test/harness';

const validFrom = addDays(almatyDay(new Date()), -14);
const dayBefore = addDays(validFrom, -1);
const { papers, refusalGrounds, notes, norms } = REGULATION_2015;
const VERSION = {
  id: 'second',
  validFrom,
  norms: ACTION_NUMBERS.map((action) => {
    const { unit: _unit, ...norm } = norms[action];
    return { action, ...norm, ...(action === 1 ? { max: 15 } : {}) };
  }),
  papers,
  refusalGrounds: refusalGrounds.slice(0, 1),
  notes,
};

describe('what the operator keeps for every provider', () => {
  const app = startApp();
  const register = async (provider: TestProvider, n: number, receivedOn?: string) => {
    const { body } = await app
      .as(provider.clerk)
      .post('/case-files')
      .send({ child: { lastName: 'Мысалов' } })
      .expect(201);
    const late = receivedOn ? { on: `${receivedOn}T10:00:00+05:00`, reason: 'Ескі іс' } : undefined;
    await app.as(provider.clerk).post(`/case-files/${body.id}/registration`).send(application(n, late)).expect(201);
    return body.id as string;
  };
  const pinned = async (id: string) =>
    (await app.rows<{ regulation_id: string }>('select regulation_id from core.case_file where id = $1', [id]))[0]
      ?.regulation_id;

  it('publishes a version from a day on: new cases follow it, old ones stay, late ones go by the day of receipt', async () => {
    const [operator, provider] = [await app.given.operator(), await app.given.provider()];
    const old = await register(provider, 801);
    const publish = (change: object = {}) =>
      app
        .as(operator)
        .post('/regulations')
        .send({ ...VERSION, ...change });
    for (const [change, pointer] of [
      [{ norms: VERSION.norms.slice(1) }, '/norms'],
      [{ papers: [{ kind: 'PASSPORT', need: 'EXPECTED', source: '¶4' }] }, '/papers/0/kind'],
      [{ notes: [{ ...notes[0], sources: ['somewhere'] }] }, '/notes/0/sources'],
      [{ validTo: validFrom }, '/validTo'],
      [{ norms: VERSION.norms.map((norm) => ({ ...norm, min: 90 })) }, '/norms/0/min'],
    ] as const)
      expect((await publish(change).expect(422)).body.errors).toContainEqual({ pointer, code: expect.any(String) });

    const { body } = await publish().expect(201);

    expect(body).toEqual([
      { id: '2015', validFrom: '2015-04-08', validTo: dayBefore },
      { id: 'second', validFrom, validTo: null },
    ]);
    const inForce = async (query = '') =>
      (await app.as(provider.clerk).get(`/settings/regulation${query}`).expect(200)).body;
    expect(await inForce()).toMatchObject({ id: 'second', norms: expect.arrayContaining([{ ...VERSION.norms[0] }]) });
    expect(await inForce(`?on=${dayBefore}`)).toMatchObject({ id: '2015', validTo: dayBefore });
    expect((await inForce()).versions).toEqual([
      { id: 'second', validFrom, validTo: null },
      { id: '2015', validFrom: '2015-04-08', validTo: dayBefore },
    ]);
    const { body: whole } = await app.as(operator).get('/regulations/in-force').expect(200);
    expect(whole).toEqual(await inForce());
    const before = await app.as(provider.clerk).get('/settings/regulation?on=1999-01-01').expect(422);
    expect(before.body.type).toBe('urn:problem:case-file.no-regulation');
    await app.as(provider.clerk).get('/settings/regulation?on=yesterday').expect(422);
    const [fresh, late] = [await register(provider, 802), await register(provider, 803, dayBefore)];
    expect([await pinned(old), await pinned(fresh), await pinned(late)]).toEqual(['2015', 'second', '2015']);
    const normOf = async (id: string) =>
      (await app.as(provider.head).get(`/case-files/${id}`).expect(200)).body.actions[0].norm as number;
    expect([await normOf(old), await normOf(fresh)]).toEqual([5, 15]);
    const ground = { reason: 'Сот шешімі бар', ground: 'COURT_DECISION' };
    await app.as(provider.head).post(`/case-files/${fresh}/refusal`).send(ground).expect(422);
    await app.as(provider.head).post(`/case-files/${old}/refusal`).send(ground).expect(201);

    const overlapping = await publish({ id: 'between', validFrom: '2020-01-01', validTo: '2020-12-31' }).expect(409);
    expect(overlapping.body.type).toBe('urn:problem:regulation.overlaps');
    await publish({ id: 'later', validFrom: addDays(validFrom, -6) }).expect(409);
    expect((await app.as(operator).get('/regulations').expect(200)).body).toEqual(body);
    expect(await app.rows(`select action, object_id from audit.event where owner_id = $1`, [operator.ownerId])).toEqual(
      [{ action: 'regulation.published', object_id: 'second' }],
    );
  });

  it('keeps the days no rule knows, and providers count by them', async () => {
    const [operator, provider] = [await app.given.operator(), await app.given.provider()];
    const id = await register(provider, 811);
    await app.rows(
      `insert into core.action_event (provider_id, case_file_id, action, kind, at, made_by) values
         ($1, $2, 2, 'START', '2024-09-18T10:00:00+05:00', $3), ($1, $2, 2, 'DONE', '2024-09-18T10:08:00+05:00', $3)`,
      [provider.id, id, provider.head.userId],
    );
    const consumed = async () =>
      (await app.as(provider.head).get(`/case-files/${id}`).expect(200)).body.actions[1].handled as number;
    const day = { day: '2024-09-18', kind: 'OFF', concerns: 'FIVE_DAY', source: 'Үкімет қаулысы' };
    expect(await consumed()).toBe(8);
    const { body } = await app.as(operator).put('/calendar-days').send(day).expect(200);
    expect(body).toContainEqual(day);
    expect(await consumed()).toBe(0);
    await app
      .as(operator)
      .put('/calendar-days')
      .send({ ...day, concerns: 'SIX_DAY' })
      .expect(200);
    expect(await consumed()).toBe(8);
    const wrong = await app
      .as(operator)
      .put('/calendar-days')
      .send({ ...day, kind: 'HALF' })
      .expect(422);
    expect(wrong.body.errors).toEqual([{ pointer: '/kind', code: 'isIn' }]);
    await app.as(operator).delete('/calendar-days/2024-09-18').expect(204);
    await app.as(operator).delete('/calendar-days/2024-09-18').expect(404);
    await app.as(operator).delete('/calendar-days/yesterday').expect(404);
    expect(await app.rows(`select from directory.calendar_day where day = '2024-09-18'`)).toHaveLength(0);
  });

  it('is walled in the database: whoever is no operator writes nothing there', async () => {
    const { admin } = await app.given.provider();
    const run = (sql: string) => app.http.get(TenantDb).as(admin, (tx) => tx.query<unknown>(sql));
    for (const insert of [
      `insert into directory.calendar_day (day, kind, source) values ('2026-01-01', 'OFF', 'x')`,
      `insert into directory.regulation (id, valid_from, valid_to, content) values ('x', '2000-01-01', '2000-02-01', '{}')`,
    ])
      await expect(run(insert)).rejects.toThrow('row-level security');
    const [days] = await app.rows('select count(*)::int as n from directory.calendar_day');
    await run('delete from directory.calendar_day');
    await run(`update directory.regulation set valid_to = '2030-01-01'`);
    expect(await app.rows('select count(*)::int as n from directory.calendar_day')).toEqual([days]);
    expect(await app.rows(`select from directory.regulation where valid_to = '2030-01-01'`)).toHaveLength(0);
    await expect(run(`update directory.regulation set content = '{}'`)).rejects.toThrow('permission denied');
  });

  it('is nobody else’s door', async () => {
    const provider = await app.given.provider();
    const official = await app.given.official(provider.regionId);
    for (const person of [provider.admin, provider.head, official])
      for (const path of [
        '/api/operator/regulations',
        '/api/operator/regulations/in-force',
        '/api/operator/calendar-days',
      ])
        await app.as(person).get(path).expect(401);
    const operator = await app.given.operator();
    await app.as(operator).get('/api/provider/settings/print').expect(401);
    await app.anonymous().get('/api/operator/regulations').expect(401);
  });

  it('signs in by the one door, to what is the operator’s', async () => {
    const operator = await app.given.operator();
    const { body } = await app
      .anonymous()
      .post('/api/public/session')
      .set('x-onaltu', '1')
      .send({ email: operator.email, password: operator.password })
      .expect(200);
    expect(body.scope).toBe('operator');
  });
});

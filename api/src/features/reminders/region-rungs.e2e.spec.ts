import { addDays, almatyDay, almatyMoment, type Day } from '@onaltu/domain/clock/day';
import { startApp } from '../../../test/harness';
import type { Person } from '../../../test/person';
import { SweepTicker } from './sweep.ticker';

const TODAY = almatyDay(new Date());
const RUNGS = { rungs: [{ ladder: 'COURSE_END', at: -60 }] };

describe('the rungs of an oblast', () => {
  const app = startApp({ worker: true });
  const put = (person: Person, seen: number, body: object) =>
    app.as(person).put('/region/reminders').set('if-match', `"${seen}"`).send(body);
  const read = async (person: Person, path: string) => (await app.as(person).get(path).expect(200)).body;
  const sweep = (on: Day) => app.worker!.get(SweepTicker).tick(almatyMoment(on, 540));
  const oblast = async () => {
    const provider = await app.given.provider({ regionId: await app.given.region() });
    return { provider, admin: await app.given.departmentAdmin(provider.regionId) };
  };

  it('are set by its department, one edit after the other, with the checks of a provider’s own', async () => {
    const { admin, provider } = await oblast();
    const official = await app.given.official(provider.regionId);
    for (const [wrong, pointer] of [
      [{ rungs: [{ ladder: 'SIGNATURE', at: -1 }] }, '/rungs/0/at'],
      [{ rungs: [...RUNGS.rungs, ...RUNGS.rungs] }, '/rungs'],
    ] as const)
      expect((await put(admin, 0, wrong).expect(422)).body.errors[0].pointer).toBe(pointer);
    await put(official, 0, RUNGS).expect(403);
    const answers = await Promise.all([0, 0, 0].map((seen) => put(admin, seen, RUNGS)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412, 412]);
    await app.as(admin).put('/region/reminders').send(RUNGS).expect(428);
    expect(await read(official, '/region/reminders')).toMatchObject({ version: 1, rungs: RUNGS.rungs, region: [] });
    expect(
      await app.rows(`select actor from audit.event where action = 'settings.changed' and object_id = $1`, [
        provider.regionId,
      ]),
    ).toEqual([{ actor: admin.userId }]);
  });

  it('are given to its providers, beside what they add themselves, and to nobody else’s', async () => {
    const [ours, theirs] = [await oblast(), await oblast()];
    await put(ours.admin, 0, RUNGS).expect(200);
    expect(await read(ours.provider.head, '/settings/reminders')).toMatchObject({
      version: 0,
      rungs: [],
      region: RUNGS.rungs,
    });
    expect((await read(theirs.provider.head, '/settings/reminders')).region).toEqual([]);
    expect((await read(theirs.admin, '/region/reminders')).rungs).toEqual([]);
    await app.as(ours.provider.head).put('/region/reminders').set('if-match', '"1"').send(RUNGS).expect(404);
  });

  it('tell the people of every provider from the moment they were set', async () => {
    const [ours, theirs] = [await oblast(), await oblast()];
    const told = async ({ provider }: typeof ours) => {
      const { id } = await app.given.caseFile(provider, { state: 'IN_REHABILITATION' });
      await app.rows(`update core.case_file set ends_on = $2 where id = $1`, [id, addDays(TODAY, 50)]);
      return async () =>
        (await app.rows<{ rung: number }>(`select distinct rung from core.reminder where case_file_id = $1`, [id])).map(
          ({ rung }) => rung,
        );
    };
    const [here, there] = [await told(ours), await told(theirs)];
    await sweep(TODAY);
    expect([await here(), await there()]).toEqual([[], []]);
    await put(ours.admin, 0, RUNGS).expect(200);
    await sweep(TODAY);
    expect([await here(), await there()]).toEqual([[-60], []]);
  });
});

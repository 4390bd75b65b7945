import { randomUUID } from 'node:crypto';
import { addDays, almatyDay, almatyMoment, type Day } from '@onaltu/domain/clock/day';
import type { TestProvider } from '../../../test/given';
import { startApp } from '../../../test/harness';
import type { Person } from '../../../test/person';
import { SweepTicker } from './sweep.ticker';

const TODAY = almatyDay(new Date());

describe('reminders in the workspace', () => {
  const app = startApp({ worker: true });
  let provider: TestProvider;
  let caseFileId: string;

  beforeEach(async () => {
    provider = await app.given.provider();
    ({ id: caseFileId } = await app.given.caseFile(provider, { state: 'REGISTERED' }));
    await sweep(addDays(TODAY, 7));
  });

  const sweep = (on: Day) => app.worker!.get(SweepTicker).tick(almatyMoment(on, 9 * 60));
  const mine = async (person: Person) =>
    (await app.as(person).get('/reminders').expect(200)).body as {
      reminders: { id: string; ladder: string; number: string; seenAt: string | null; sources: string[] }[];
      unseen: number;
    };
  /** Of cases alone: what the head owes for a month is not asked here. */
  const ofCases = async (person: Person) => (await mine(person)).reminders.filter(({ ladder }) => ladder !== 'MONTH');
  const see = (person: Person, ...ids: string[]) => app.as(person).post('/reminders/seen').send({ ids });

  it('are each person’s own, with the number of the case and where they come from, without a name', async () => {
    const reminders = await ofCases(provider.head);
    const [case_] = await app.rows<{ number: string; name: string }>(
      `select c.number, k.last_name as name from core.case_file c join core.child k on k.id = c.child_id where c.id = $1`,
      [caseFileId],
    );
    expect(reminders).toMatchObject([{ ladder: 'STANDSTILL', caseFileId, number: case_!.number, seenAt: null }]);
    expect(reminders[0]!.sources).toEqual(['unverified']);
    expect(JSON.stringify(reminders)).not.toContain(case_!.name);
    expect((await mine(provider.clerk)).reminders).toEqual([]);
  });

  it('stay, seen, until they are done; said twice they were seen the first time', async () => {
    const [one] = await ofCases(provider.head);
    const { unseen } = await mine(provider.head);
    expect((await see(provider.head, one!.id, one!.id).expect(200)).body.unseen).toBe(unseen - 1);
    const [first] = await ofCases(provider.head);
    expect(first!.seenAt).not.toBeNull();
    await see(provider.head, one!.id).expect(200);
    expect((await ofCases(provider.head))[0]!.seenAt).toBe(first!.seenAt);
    expect(await app.rows(`select seen_by from core.reminder where id = $1`, [one!.id])).toEqual([{ seen_by: 'APP' }]);
  });

  it('are gone when the matter is done', async () => {
    await app
      .as(provider.clerk)
      .post(`/case-files/${caseFileId}/withdrawal`)
      .send({ reason: 'Көшіп кетті' })
      .expect(201);
    await sweep(addDays(TODAY, 8));
    expect(await ofCases(provider.head)).toEqual([]);
  });

  it('are not another person’s and not another provider’s to see', async () => {
    const [one] = await ofCases(provider.head);
    const stranger = await app.given.provider();
    for (const person of [provider.clerk, stranger.head]) {
      const { body } = await see(person, one!.id).expect(404);
      expect(body.type).toBe('urn:problem:reminder.not-found');
    }
    await see(provider.head, one!.id, randomUUID()).expect(404);
    expect((await ofCases(provider.head))[0]!.seenAt).toBeNull();
  });

  it('are asked for by who works with cases, with ids that are ids', async () => {
    await app.as(provider.admin).get('/reminders').expect(403);
    await app
      .as(provider.admin)
      .post('/reminders/seen')
      .send({ ids: [randomUUID()] })
      .expect(403);
    for (const ids of [[], ['one'], 'all', undefined])
      expect(
        (await app.as(provider.head).post('/reminders/seen').send({ ids }).expect(422)).body.errors[0].pointer,
      ).toMatch(/^\/ids/);
  });

  it('go to the head when nobody has seen them for two working days', async () => {
    const contracted = await app.given.caseFile(provider, { state: 'CONTRACT_CONCLUDED' });
    await sweep(addDays(TODAY, 5));
    const longAgo = async () => {
      const at = almatyMoment(addDays(TODAY, -6), 600);
      await app.rows(`update core.reminder set rang_at = $2 where case_file_id = $1`, [contracted.id, at]);
      await app.rows(`update core.due set look_on = $2 where case_file_id = $1`, [contracted.id, TODAY]);
    };
    const unseenBy = async () =>
      (await mine(provider.head)).reminders.filter((one) => 'unseenBy' in one && one.unseenBy !== null);
    expect(await unseenBy()).toEqual([]);
    await longAgo();
    await sweep(addDays(TODAY, 5));
    await longAgo();
    await sweep(addDays(TODAY, 5));
    expect(await unseenBy()).toHaveLength(2);
  });
});

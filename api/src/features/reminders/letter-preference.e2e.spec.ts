import { addDays, almatyMoment, day, type Day } from '@onaltu/domain/clock/day';
import { LADDER_IDS } from '@onaltu/domain/reminders';
import type { TestProvider } from '../../../test/given';
import { startApp } from '../../../test/harness';
import type { Person } from '../../../test/person';
import { SweepTicker } from './sweep.ticker';

/** A Thursday, so far ahead that everything waits long enough. */
const THURSDAY = day('2027-04-22');
const [FRIDAY, SATURDAY, MONDAY] = [addDays(THURSDAY, 1), addDays(THURSDAY, 2), addDays(THURSDAY, 4)];
const CHOSEN = { hour: 11, quietDays: [4], silenced: ['STANDSTILL'], weekly: false };
const NOTHING_CHOSEN = { hour: 8, quietDays: [], silenced: [], weekly: true };

describe('how somebody wants his letters', () => {
  const app = startApp({ worker: true });
  let provider: TestProvider;
  let reader: Person;

  beforeEach(async () => {
    provider = await app.given.provider();
    reader = provider.clerk;
  });

  const choose = (person: Person, seen: number, wanted: object) =>
    app.as(person).put('/letter-preferences').set('if-match', `"${seen}"`).send(wanted);
  const chosen = async (person: Person) => (await app.as(person).get('/letter-preferences').expect(200)).body;
  const rule = (seen: number, rules: object) =>
    app.as(provider.admin).put('/settings/letters').set('if-match', `"${seen}"`).send(rules).expect(200);
  const sweep = (on: Day, hour = 9) => app.worker!.get(SweepTicker).tick(almatyMoment(on, hour * 60));
  const mails = async ({ userId }: Person) =>
    (
      await app.rows<{ key: string }>(
        `select split_part(dedup_key, '|', 1) || ' ' || coalesce(params ->> 'on', '') as key from core.mail_ledger where recipient_id = $1 and template = 'reminders' order by id`,
        [userId],
      )
    ).map(({ key }) => key);
  const nextAt = async () =>
    (
      await app.rows<{ at: string }>(
        `select (next_at at time zone 'Asia/Almaty')::text as at from core.telling where provider_id = $1`,
        [provider.id],
      )
    )[0]?.at;
  const another = () => app.given.caseFile(provider, { state: 'REGISTERED' });

  it('is kept for the person alone, one edit after the other, and by nobody else', async () => {
    const other = await app.given.provider();
    expect(await chosen(reader)).toEqual({ version: 0, ...NOTHING_CHOSEN, rules: { latestHour: 18, fixed: [] } });
    expect((await choose(reader, 0, CHOSEN).expect(200)).body).toMatchObject({ version: 1, ...CHOSEN });
    await choose(reader, 0, CHOSEN).expect(412);
    await app.as(reader).put('/letter-preferences').send(CHOSEN).expect(428);
    const answers = await Promise.all([1, 1, 1].map((seen) => choose(reader, seen, NOTHING_CHOSEN)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412, 412]);
    for (const person of [provider.head, other.clerk]) expect((await chosen(person)).version).toBe(0);
    await app.as(provider.admin).get('/letter-preferences').expect(403);
  });

  it('is refused where it goes beyond what the provider leaves', async () => {
    await rule(0, { latestHour: 10, fixed: ['RESULT', 'PMPC'] });
    const faults = async (wanted: object) => (await choose(reader, 0, wanted).expect(422)).body.errors as object[];
    expect(await faults({ ...CHOSEN, silenced: ['MONTH', 'RESULT'] })).toEqual([
      { pointer: '/hour', code: 'max' },
      { pointer: '/silenced/1', code: 'isFixed' },
    ]);
    for (const [wrong, pointer] of [
      [{ hour: 7 }, '/hour'],
      [{ hour: 19 }, '/hour'],
      [{ quietDays: [8] }, '/quietDays'],
      [{ quietDays: [1, 2, 3, 4] }, '/quietDays'],
      [{ silenced: ['BIRTHDAY'] }, '/silenced'],
      [{ weekly: 'yes' }, '/weekly'],
    ] as const)
      expect(await faults({ ...NOTHING_CHOSEN, ...wrong })).toEqual([{ pointer, code: expect.any(String) as string }]);
    expect((await chosen(reader)).rules).toEqual({ latestHour: 10, fixed: ['RESULT', 'PMPC'] });
  });

  describe('of a head whose cases stand still', () => {
    beforeEach(async () => {
      reader = provider.head;
      await app.rows(`update directory.provider set opened_on = $2 where id = $1`, [provider.id, THURSDAY]);
      await another();
    });

    it('brings the digest at his hour, and asks nobody before', async () => {
      await choose(reader, 0, { ...NOTHING_CHOSEN, hour: 11 }).expect(200);
      await sweep(THURSDAY, 9);
      expect(await mails(reader)).toEqual([]);
      expect(await nextAt()).toBe('2027-04-22 11:00:00');
      await sweep(THURSDAY, 11);
      expect(await mails(reader)).toEqual([`digest ${THURSDAY}`]);
      expect(await nextAt()).toBe('infinity');
    });

    it('brings what the provider needs sooner at the hour of the provider', async () => {
      await choose(reader, 0, { ...NOTHING_CHOSEN, hour: 18 }).expect(200);
      await rule(0, { latestHour: 9, fixed: [] });
      await sweep(THURSDAY, 9);
      expect(await mails(reader)).toEqual([`digest ${THURSDAY}`]);
    });

    it('leaves his quiet day out; the next working day brings it', async () => {
      await choose(reader, 0, { ...NOTHING_CHOSEN, quietDays: [4, 5] }).expect(200);
      for (const on of [THURSDAY, FRIDAY, SATURDAY]) await sweep(on);
      expect(await mails(reader)).toEqual([]);
      await sweep(MONDAY);
      expect(await mails(reader)).toEqual([`digest ${MONDAY}`]);
    });

    it('leaves out what he silenced, until the provider fixes it; the workspace shows it all the same', async () => {
      await choose(reader, 0, { ...NOTHING_CHOSEN, silenced: LADDER_IDS }).expect(200);
      await sweep(THURSDAY);
      expect(await mails(reader)).toEqual([]);
      expect((await app.as(reader).get('/reminders').expect(200)).body.unseen).toBe(1);
      await rule(0, { latestHour: 18, fixed: ['STANDSTILL'] });
      await sweep(FRIDAY);
      expect(await mails(reader)).toEqual([`digest ${FRIDAY}`]);
    });

    it('is not asked again each minute when his letter of the day has gone and more has come', async () => {
      await sweep(THURSDAY, 9);
      await another();
      await sweep(THURSDAY, 10);
      expect(await nextAt()).toBe('2027-04-23 08:00:00');
      expect(await mails(reader)).toEqual([`digest ${THURSDAY}`]);
      await sweep(FRIDAY, 8);
      expect(await mails(reader)).toEqual([`digest ${THURSDAY}`, `digest ${FRIDAY}`]);
      expect(await nextAt()).toBe('infinity');
    });
  });

  it('holds back nothing that cannot wait', async () => {
    const { id } = await app.given.caseFile(provider, { state: 'IN_REHABILITATION' });
    const [specialist] = provider.specialists;
    await app.rows(`update core.case_file set ends_on = $2 where id = $1`, [id, THURSDAY]);
    await choose(specialist, 0, { hour: 18, quietDays: [4], silenced: LADDER_IDS, weekly: false }).expect(200);
    await sweep(THURSDAY, 8);
    expect(await mails(specialist)).toEqual([`reminder ${THURSDAY}`]);
  });
});

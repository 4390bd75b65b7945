import { addDays, almatyMoment, day, type Day } from '@onaltu/domain/clock/day';
import { eventually } from '../../../test/eventually';
import type { TestProvider } from '../../../test/given';
import { startApp } from '../../../test/harness';
import type { Person } from '../../../test/person';
import { SweepTicker } from './sweep.ticker';

/** A Sunday far ahead, the Monday that follows it, and the Monday after that. */
const SUNDAY = day('2027-04-18');
const [MONDAY, TUESDAY, NEXT_MONDAY] = [addDays(SUNDAY, 1), addDays(SUNDAY, 2), addDays(SUNDAY, 8)];

type Line = { personId: string; cases: number; late: number; ending: number; unseen: number };
type Week = { key: string; on: Day; lines: Line[] };

describe('the letter of the week', () => {
  const app = startApp({ worker: true });
  let provider: TestProvider;

  beforeEach(async () => {
    provider = await app.given.provider();
  });

  const sweep = (on: Day, hour = 9) => app.worker!.get(SweepTicker).tick(almatyMoment(on, hour * 60));
  const weeks = ({ userId }: Person) =>
    app.rows<Week>(
      `select dedup_key as key, params ->> 'on' as on, params -> 'lines' as lines from core.mail_ledger where recipient_id = $1 and template = 'head-week' order by id`,
      [userId],
    );
  const daysOf = async (person: Person) => (await weeks(person)).map(({ on }) => on);

  it('tells the head who has how much, late, ending and unseen, by the name of the person and nothing of a child', async () => {
    const { id } = await app.given.caseFile(provider, { state: 'IN_REHABILITATION' });
    await app.given.caseFile(provider, { state: 'CONTRACT_CONCLUDED' });
    await app.rows(`update core.case_file set ends_on = $2 where id = $1`, [id, addDays(MONDAY, 5)]);
    await sweep(SUNDAY); // everything is rung, nobody is written to
    await sweep(MONDAY);
    const [week] = await weeks(provider.head);
    const [specialist] = provider.specialists;
    const mine = week!.lines.find(({ personId }) => personId === specialist.userId);
    expect(mine).toEqual({ personId: specialist.userId, cases: 2, late: 1, ending: 1, unseen: 2 });
    expect(week!.lines.some(({ personId }) => personId === provider.head.userId)).toBe(false);
    const letter = await eventually(
      () =>
        Promise.resolve(
          app.mail
            .to(provider.head.email)
            .find(({ subject }) => subject === 'Апта басы, 19.04.2027: жүктеме мен мерзімдер'),
        ),
      (one) => one !== undefined,
    );
    const [named] = await app.rows<{ name: string; child: string }>(
      `select concat_ws(' ', a.last_name, a.first_name) as name, k.last_name as child from directory.account a, core.case_file c
       join core.child k on k.id = c.child_id where a.id = $1 and c.id = $2`,
      [specialist.userId, id],
    );
    const said = `${letter!.text} ${String(letter!.html)}`;
    expect(said).toContain(named!.name);
    expect(said).not.toContain(named!.child);
    expect(JSON.stringify(week)).not.toContain(named!.name);
  });

  it('goes once a week, on its first working morning, whoever sweeps, however often', async () => {
    await app.given.caseFile(provider, { state: 'CONTRACT_CONCLUDED' });
    await sweep(SUNDAY);
    await sweep(MONDAY, 7);
    expect(await daysOf(provider.head)).toEqual([]);
    await Promise.all([sweep(MONDAY, 8), sweep(MONDAY, 8), sweep(MONDAY, 8)]);
    await sweep(MONDAY, 14);
    await sweep(TUESDAY);
    expect(await daysOf(provider.head)).toEqual([MONDAY]);
    await sweep(NEXT_MONDAY);
    expect(await daysOf(provider.head)).toEqual([MONDAY, NEXT_MONDAY]);
  });

  it('comes the next working day when Monday is a day off, or when nothing ran on it', async () => {
    await app.given.caseFile(provider, { state: 'CONTRACT_CONCLUDED' });
    const closed = { days: [{ day: MONDAY, note: 'Мереке' }] };
    await app.as(provider.admin).put('/settings/closed-days').set('if-match', '"0"').send(closed).expect(200);
    await sweep(MONDAY);
    expect(await daysOf(provider.head)).toEqual([]);
    await sweep(TUESDAY);
    expect(await daysOf(provider.head)).toEqual([TUESDAY]);
  });

  it('is not written when there is nothing to say, nor to a head who does not want it', async () => {
    await sweep(MONDAY);
    expect(await weeks(provider.head)).toEqual([]);
    const other = await app.given.provider();
    await app.given.caseFile(other, { state: 'CONTRACT_CONCLUDED' });
    const wanted = { hour: 8, quietDays: [], silenced: [], weekly: false };
    await app.as(other.head).put('/letter-preferences').set('if-match', '"0"').send(wanted).expect(200);
    await sweep(NEXT_MONDAY);
    expect(await weeks(other.head)).toEqual([]);
    expect(await weeks(other.clerk)).toEqual([]);
  });

  it('reaches who stands in for a head on leave', async () => {
    await app.given.caseFile(provider, { state: 'CONTRACT_CONCLUDED' });
    const deputy = await app.given.person({ ownerId: provider.id, scope: 'provider', roles: ['HEAD', 'SPECIALIST'] });
    const [standsIn] = provider.specialists;
    await app
      .as(provider.admin)
      .post(`/staff/${deputy.userId}/leaves`)
      .send({ kind: 'ANNUAL', from: MONDAY, to: TUESDAY, substituteId: standsIn.userId })
      .expect(201);
    await sweep(MONDAY);
    for (const person of [provider.head, deputy, standsIn]) expect(await daysOf(person)).toEqual([MONDAY]);
  });
});

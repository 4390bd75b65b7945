import { addDays, almatyDay, almatyMoment, type Day } from '@onaltu/domain/clock/day';
import type { TestProvider } from '../../../test/given';
import { startApp } from '../../../test/harness';
import { ForgetRepeatsTicker } from '../../platform/http/forget-repeats.ticker';
import { SweepTicker } from './sweep.ticker';

const TODAY = almatyDay(new Date());
const LATER = addDays(TODAY, 7);

describe('the upkeep of reminders', () => {
  const app = startApp({ worker: true });
  let provider: TestProvider;
  beforeEach(async () => void (provider = await app.given.provider()));

  const sweep = (on: Day) => app.worker!.get(SweepTicker).tick(almatyMoment(on, 540));
  const lookOn = async (id: string) =>
    (await app.rows<{ on: Day }>(`select look_on::text as on from core.due where case_file_id = $1`, [id]))[0]!.on;
  const ids = async () =>
    (
      await app.rows<{ id: string }>(`select id from core.reminder where provider_id = $1 order by id`, [provider.id])
    ).map(({ id }) => id);
  const days = async () =>
    (
      await app.rows<{ day: Day }>(
        `select day::text as day from core.daily_round where provider_id = $1 order by day`,
        [provider.id],
      )
    ).map(({ day }) => day);

  it('forgets what was done a year ago, and keeps what is open or newer, with what it came from', async () => {
    for (let n = 0; n < 3; n += 1) await app.given.caseFile(provider, { state: 'REGISTERED' });
    await sweep(LATER);
    const all = await ids();
    const [old, newer, origin, open] = all as [string, string, string, string];
    const close = (id: string, age: string) =>
      app.rows(`update core.reminder set closed_at = now() - $2::interval where id = $1`, [id, age]);
    await close(old, '366 days');
    await close(newer, '364 days');
    await close(origin, '400 days');
    await app.rows(`update core.reminder set escalates = $2 where id = $1`, [open, origin]);
    await app.worker!.get(ForgetRepeatsTicker).tick();
    expect(await ids()).toEqual(all.filter((id) => id !== old));
    await close(open, '399 days');
    await app.worker!.get(ForgetRepeatsTicker).tick();
    expect(await ids()).toEqual(all.filter((id) => ![old, origin, open].includes(id)));
  });

  it('forgets that a day was looked at after a year', async () => {
    for (const ago of [367, 364, 0])
      await app.rows(`insert into core.daily_round (provider_id, day) values ($1, $2) on conflict do nothing`, [
        provider.id,
        addDays(TODAY, -ago),
      ]);
    await app.worker!.get(ForgetRepeatsTicker).tick();
    expect(await days()).toEqual([addDays(TODAY, -364), TODAY]);
  });

  it('does not look at a case each day because its only head has not looked', async () => {
    const { id } = await app.given.caseFile(provider, { state: 'REGISTERED' });
    await sweep(LATER);
    const [unseen] = await app.rows(`select id from core.reminder where case_file_id = $1 and seen_at is null`, [id]);
    expect(unseen).toBeDefined();
    expect((await lookOn(id)) > addDays(LATER, 1)).toBe(true);
  });

  it('looks again when somebody’s reminder may have been left unseen for too long, and not before', async () => {
    const { id } = await app.given.caseFile(provider, { state: 'IN_REHABILITATION' });
    const [{ end }] = (await app.rows(`select ends_on::text as end from core.case_file where id = $1`, [id])) as [
      { end: Day },
    ];
    await sweep(addDays(end, -14)); // the next rung is a week away
    expect(await lookOn(id)).toBe(addDays(end, -12));
  });
});

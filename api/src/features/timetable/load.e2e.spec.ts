import { addDays, almatyDay, almatyMoment, type Day, day, weekdayOf } from '@onaltu/domain/clock/day';
import { periodKeyOn, periodOf } from '@onaltu/domain/period';
import type { TestProvider } from '../../../test/given';
import { startApp } from '../../../test/harness';
import type { Person } from '../../../test/person';

const TODAY = almatyDay(new Date());
const FIRST = day(`${TODAY.slice(0, 7)}-01`);
const LAST_MONTH = periodKeyOn('MONTH', addDays(FIRST, -1));
type Line = Record<'planned' | 'held' | 'notHeld' | 'minutes' | 'open' | 'free' | 'cases', number> & { id: string };

describe('how much each specialist has', () => {
  const app = startApp();
  let provider: TestProvider;
  let minute = 0;
  const lesson = (who: Person, state: string, date: Day): Promise<unknown> => {
    const startsAt = almatyMoment(date, 540 + (minute++ % 16) * 15);
    return app.rows(
      `insert into core.lesson (provider_id, starts_at, ends_at, form, specialist_id, state, made_by, made_at)
       values ($1, $2::timestamptz, $2::timestamptz + interval '15 minutes', 'CONSULTATION', $3, $4, $3, now())`,
      [provider.id, startsAt, who.userId, state],
    );
  };
  const read = (by: Person, from: string, to: string) => app.as(by).get(`/timetable/load?from=${from}&to=${to}`);
  const people = async (from: Day, to: Day): Promise<Line[]> =>
    (await read(provider.head, from, to).expect(200)).body.people;
  const sums = (lines: Line[]) =>
    (['planned', 'held', 'notHeld'] as const).map((name) => lines.reduce((sum, line) => sum + line[name], 0));
  const figures = async (period: string): Promise<number[]> => {
    const asked = ['lessonsPlanned', 'lessonsHeld', 'lessonsNotHeld'].map((id) => `indicator=${id}`).join('&');
    const { body } = await app.as(provider.head).get(`/statistics/figures?${asked}&period=${period}`).expect(200);
    return body.indicators.map(({ total }: { total: { value: number } }) => total.value);
  };

  beforeEach(async () => {
    provider = await app.given.provider();
  });

  it('adds up to what the figures of the same days say', async () => {
    const [first, second] = provider.specialists;
    const { from, until } = periodOf(LAST_MONTH)!;
    for (const [who, state, date] of [
      [first, 'HELD', from],
      [first, 'HELD', until],
      [first, 'NOT_HELD', until],
      [first, 'PLANNED', until],
      [first, 'CANCELLED', until],
      [first, 'RESCHEDULED', until],
      [first, 'HELD', addDays(from, -1)],
      [second, 'HELD', from],
      [second, 'HELD', TODAY],
      [second, 'NOT_HELD', TODAY],
    ] as const)
      await lesson(who, state, date);
    const neighbour = await app.given.provider();
    await app.rows(
      `insert into core.lesson (provider_id, starts_at, ends_at, form, specialist_id, state, made_by, made_at)
       values ($1, $2::timestamptz, $2::timestamptz + interval '15 minutes', 'GROUP', $3, 'HELD', $3, now())`,
      [neighbour.id, almatyMoment(from, 600), neighbour.specialists[0].userId],
    );
    const lines = await people(from, until);
    const of = ({ userId }: Person) => lines.find(({ id }) => id === userId);
    expect(of(first)).toMatchObject({ planned: 4, held: 2, notHeld: 1, minutes: 45, cases: 0, free: 0 });
    expect(of(second)).toMatchObject({ planned: 1, held: 1, notHeld: 0, minutes: 15 });
    expect(sums(lines)).toEqual([5, 3, 1]);
    expect(await figures(LAST_MONTH)).toEqual([5, 3, 1]);
    const now = sums(await people(FIRST, TODAY));
    expect(await figures(periodKeyOn('MONTH', TODAY))).toEqual(now);
  });

  it('counts somebody who is gone as long as lessons were given in these days', async () => {
    const [first] = provider.specialists;
    await lesson(first, 'HELD', addDays(TODAY, -10));
    await app.rows(`update directory.membership set ended_at = now() where account_id = $1`, [first.userId]);
    const ids = async (from: Day, to: Day) => (await people(from, to)).map(({ id }) => id);
    expect(await ids(addDays(TODAY, -10), TODAY)).toContain(first.userId);
    expect(await ids(addDays(TODAY, -5), TODAY)).not.toContain(first.userId);
  });

  it('says how long each is there and what of it is free; a leave takes its days', async () => {
    const [first, second] = provider.specialists;
    let monday = addDays(TODAY, 7);
    while (weekdayOf(monday) !== 1) monday = addDays(monday, 1);
    const sunday = addDays(monday, 6);
    const before = (await people(monday, sunday)).find(({ id }) => id === first.userId)!;
    expect(before.free).toBe(before.open);
    const leave = { kind: 'ANNUAL', from: monday, to: sunday };
    await app.as(provider.admin).post(`/staff/${second.userId}/leaves`).send(leave).expect(201);
    await lesson(first, 'PLANNED', monday);
    const lines = await people(monday, sunday);
    const of = ({ userId }: Person) => lines.find(({ id }) => id === userId);
    const { daysOff } = (await app.as(provider.head).get(`/timetable?from=${monday}&to=${monday}`).expect(200)).body;
    expect(of(first)).toMatchObject({ open: before.open, free: before.open - (daysOff.length > 0 ? 0 : 15) });
    expect(of(second)).toMatchObject({ open: 0, free: 0 });
  });

  it('is for the head, and of no more days than a timetable shows', async () => {
    for (const by of [provider.clerk, provider.specialists[0], provider.admin])
      await read(by, TODAY, TODAY).expect(403);
    await read(provider.head, TODAY, addDays(TODAY, 42)).expect(422);
    await read(provider.head, TODAY, addDays(TODAY, -1)).expect(422);
    await read(provider.head, TODAY, 'soon').expect(422);
  });
});

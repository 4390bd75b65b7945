import { addDays } from '@onaltu/domain/clock/day';
import ICAL from 'ical.js';
import { startApp } from '../../../test/harness';
import { LessonWork, TODAY } from '../../../test/lesson-work';
import type { Person } from '../../../test/person';

/** The events of a calendar, read by a parser that is not the one that wrote it. */
const eventsOf = (text: string) =>
  new ICAL.Component(ICAL.parse(text) as ConstructorParameters<typeof ICAL.Component>[0])
    .getAllSubcomponents('vevent')
    .map((one) => new ICAL.Event(one));

describe('the calendar of a specialist', () => {
  const app = startApp();
  const work = new LessonWork(app);
  const make = async (person: Person) => (await app.as(person).post('/timetable-feed').expect(201)).body;
  /** As a calendar program asks: an address and nothing else. */
  const ask = (address: string) => {
    const { pathname, search } = new URL(address);
    return app.anonymous().get(pathname + search);
  };

  it('shows the own lessons with case number and room, and nobody’s name', async () => {
    const { provider, ids } = await work.inCourse(2);
    const [specialist, colleague] = provider.specialists;
    const { body: room } = await app
      .as(provider.admin)
      .post('/settings/rooms')
      .send({ name: '204-бөлме', capacity: 4 })
      .expect(201);
    const id = await work.planned(provider, ids, { day: addDays(TODAY, 3) });
    const gone = await work.planned(provider, ids, { day: addDays(TODAY, 4) });
    await app.rows(`update core.lesson set room_id = $2 where id = $1`, [id, room.id]);
    await app
      .as(specialist)
      .post(`/timetable/lessons/${gone}/cancellation`)
      .set('if-match', '"1"')
      .send({ reason: 'ROOM' })
      .expect(200);
    const { address } = await make(specialist);
    const { text, headers } = await ask(address).expect(200);
    expect(headers['content-type']).toBe('text/calendar; charset=utf-8');
    const events = eventsOf(text);
    expect(events.map(({ uid }) => uid)).not.toContain(`${gone}@onaltu`);
    const event = events.find(({ uid }) => uid === `${id}@onaltu`)!;
    const [lesson] = await app.rows<{ at: Date; until: Date }>(
      'select starts_at as at, ends_at as until from core.lesson where id = $1',
      [id],
    );
    expect([event.startDate.toJSDate(), event.endDate.toJSDate()]).toEqual([lesson!.at, lesson!.until]);
    const cases = await app.rows<{ number: string; name: string }>(
      `select c.number, k.last_name as name from core.case_file c join core.child k on k.id = c.child_id where c.id = any ($1::uuid[]) order by c.number`,
      [ids],
    );
    expect(event.summary).toBe(`Топтық сабақ · ${cases.map(({ number }) => number).join(', ')}`);
    expect(event.location).toBe('204-бөлме');
    for (const { name } of cases) expect(text).not.toContain(name);
    expect(eventsOf((await ask((await make(colleague)).address).expect(200)).text).map(({ uid }) => uid)).not.toContain(
      `${id}@onaltu`,
    );
  });

  it('has one address, kept as a hash, that ends when a new one is made or it is taken back', async () => {
    const { provider } = await work.inCourse();
    const [specialist] = provider.specialists;
    const state = async () => (await app.as(specialist).get('/timetable-feed').expect(200)).body;
    expect(await state()).toEqual({ since: null });
    const { address: first } = await make(specialist);
    const { address: second } = await make(specialist);
    expect(second).not.toBe(first);
    await ask(first).expect(404);
    await ask(second).expect(200);
    const code = new URL(second).searchParams.get('code')!;
    const kept = await app.rows(
      `select encode(code_hash, 'hex') as hash from core.door where kind = 'timetable.feed' and provider_id = $1`,
      [provider.id],
    );
    expect(kept).toHaveLength(2);
    expect(JSON.stringify(kept)).not.toContain(code);
    expect((await state()).since).toEqual(expect.any(String));
    await app.as(specialist).delete('/timetable-feed').expect(204);
    expect((await ask(second).expect(404)).body.type).toBe('urn:problem:resource.not-found');
    expect(await state()).toEqual({ since: null });
    const acts = await app.rows(
      `select action from audit.event where object_id = $1 and action like 'timetable.feed%' order by id`,
      [specialist.userId],
    );
    expect(acts.map(({ action }) => action)).toEqual([
      'timetable.feed-opened',
      'timetable.feed-opened',
      'timetable.feed-closed',
    ]);
  });

  it('is not for others, not for a code that is none, and ends with the membership', async () => {
    const { provider } = await work.inCourse();
    const [specialist] = provider.specialists;
    for (const who of [provider.clerk, provider.head]) await app.as(who).post('/timetable-feed').expect(403);
    const { address } = await make(specialist);
    const wrong = `${address.slice(0, -1)}${address.endsWith('7') ? '8' : '7'}`;
    const { body } = await ask(wrong).expect(404);
    expect(
      await ask(`${address.split('=')[0]!}=${encodeURIComponent("' or 1=1")}`).then((answer) => answer.body.type),
    ).toBe(body.type);
    await ask(address.split('?')[0]).expect(422);
    await app.rows(`update directory.membership set ended_at = now() where account_id = $1`, [specialist.userId]);
    await ask(address).expect(404);
  });
});

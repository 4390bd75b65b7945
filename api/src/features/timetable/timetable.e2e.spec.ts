import { addDays, almatyDay, type Day, weekdayOf } from '@onaltu/domain/clock/day';
import { randomUUID } from 'node:crypto';
import type { TestProvider } from '../../../test/given';
import { startApp } from '../../../test/harness';
import type { Person } from '../../../test/person';

/** The next such weekday that is a week ahead at least, so that nothing of today is in the way. */
const next = (weekday: number): Day => {
  let date = addDays(almatyDay(new Date()), 7);
  while (weekdayOf(date) !== weekday) date = addDays(date, 1);
  return date;
};
const at = (date: Day, time: string): string => new Date(`${date}T${time}:00+05:00`).toISOString();

describe('the timetable', () => {
  const app = startApp();

  const inCourse = async (count = 1) => {
    const provider = await app.given.provider();
    const ids: string[] = [];
    for (let i = 0; i < count; i++) ids.push((await app.given.caseFile(provider, { state: 'IN_REHABILITATION' })).id);
    return { provider, ids, id: ids[0]! };
  };
  const close = ({ id }: TestProvider, day: Day) =>
    app.rows(
      `insert into core.provider_setting (provider_id, topic, version, content, made_by, made_at) values ($1, 'CLOSED_DAYS', 1, $2, $3, now())`,
      [id, JSON.stringify([{ day, note: '' }]), randomUUID()],
    );
  const series = (person: Person, caseFileIds: readonly string[], change: object = {}) => ({
    form: caseFileIds.length > 1 ? 'GROUP' : 'INDIVIDUAL',
    specialistId: person.userId,
    weekdays: [{ weekday: 2 }],
    startsAt: '10:00',
    minutes: 30,
    from: next(2),
    to: addDays(next(2), 27),
    caseFileIds,
    ...change,
  });
  const book = (person: Person, body: object) => app.as(person).post('/timetable/series').send(body);
  const one = (person: Person, caseFileIds: string[], change: object = {}) =>
    app
      .as(person)
      .post('/timetable/lessons')
      .send({
        form: 'INDIVIDUAL',
        specialistId: person.userId,
        startsAt: at(next(3), '11:00'),
        minutes: 30,
        caseFileIds,
        ...change,
      });

  it('makes lessons of a rule, each a row of its own with a place for each child, and leaves days off out', async () => {
    const { provider, ids } = await inCourse(2);
    const [specialist] = provider.specialists;
    const closed = addDays(next(2), 7);
    await close(provider, closed);
    const { body } = await book(specialist, series(specialist, ids)).expect(201);
    expect(body.daysOff).toContain(closed);
    expect([...body.lessonIds, ...body.daysOff]).toHaveLength(4);
    const rows = await app.rows<{ state: string; places: number; hour: string }>(
      `select l.state, (l.starts_at at time zone 'Asia/Almaty')::time::text as hour,
         (select count(*)::int from core.lesson_place p where p.lesson_id = l.id and p.takes_place) as places from core.lesson l where l.series_id = $1`,
      [body.id],
    );
    expect(rows).toEqual(body.lessonIds.map(() => ({ state: 'PLANNED', hour: '10:00:00', places: 2 })));

    const again = series(specialist, ids, { startsAt: '15:00', heldOn: [{ day: closed }] });
    const held = await book(specialist, again).expect(201);
    expect(held.body.daysOff).not.toContain(closed);
    const skipped = series(specialist, ids, { startsAt: '16:00', to: next(2), skipped: [{ day: next(2) }] });
    expect((await book(specialist, skipped).expect(422)).body.type).toBe('urn:problem:series.no-lesson');
  });

  it('books all or nothing, and tells every clash with free times', async () => {
    const { provider, ids } = await inCourse(2);
    const [specialist, other] = provider.specialists;
    await book(specialist, series(specialist, [ids[0]!])).expect(201);
    const before = await app.rows('select id from core.lesson where provider_id = $1', [provider.id]);
    const sameChild = await book(other, series(other, [ids[0]!], { startsAt: '10:15' })).expect(409);
    expect(sameChild.body.type).toBe('urn:problem:lesson.clash');
    const [first] = sameChild.body.params.clashes;
    expect(first).toMatchObject({ reason: 'lesson.child-busy', startsAt: at(next(2), '10:15') });
    expect(first.free.map(({ startsAt }: { startsAt: string }) => startsAt)).toEqual(
      ['09:00', '09:15', '09:30'].map((time) => at(next(2), time)),
    );
    const sameSpecialist = await book(specialist, series(specialist, [ids[1]!])).expect(409);
    expect(sameSpecialist.body.params.clashes[0].reason).toBe('lesson.specialist-busy');
    const lunch = await book(specialist, series(specialist, [ids[1]!], { startsAt: '12:45' })).expect(409);
    expect(lunch.body.params.clashes[0]).toMatchObject({ reason: 'lesson.outside-hours', lessonId: null });
    const seen = await app
      .as(specialist)
      .post('/timetable/series/preview')
      .send(series(specialist, [ids[1]!]))
      .expect(200);
    expect(seen.body.clashes.length).toBe(seen.body.lessons.length);
    expect(await app.rows('select id from core.lesson where provider_id = $1', [provider.id])).toEqual(before);
  });

  it('leaves one of twenty who want the same at the same time', async () => {
    const { provider, ids } = await inCourse(2);
    const [specialist] = provider.specialists;
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        book(provider.head, series(specialist, [ids[i % 2]!], { startsAt: i % 3 ? '10:00' : '10:15' })),
      ),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, ...Array.from({ length: 19 }, () => 409)]);
    const [won] = answers.filter(({ status }) => status === 201);
    expect(
      await app.rows(`select distinct series_id from core.lesson where provider_id = $1 and series_id is not null`, [
        provider.id,
      ]),
    ).toEqual([{ series_id: won!.body.id }]);
  });

  it('is kept by the database too: nobody is in two places whatever wrote it', async () => {
    const { provider, id } = await inCourse();
    const [specialist] = provider.specialists;
    const { body } = await one(specialist, [id]).expect(201);
    await expect(
      app.rows(
        `insert into core.lesson (provider_id, starts_at, ends_at, form, specialist_id, state, booked, made_by, made_at)
         select provider_id, starts_at, ends_at, form, specialist_id, 'PLANNED', true, made_by, made_at from core.lesson where id = $1`,
        [body.id],
      ),
    ).rejects.toMatchObject({ constraint: 'lesson.specialist-busy' });
  });

  it('is for the children of whoever plans: sizes, teams, rooms, courses that run', async () => {
    const { provider, ids, id } = await inCourse(2);
    const [specialist, other] = provider.specialists;
    const { body: room } = await app
      .as(provider.admin)
      .post('/settings/rooms')
      .send({ name: 'Кіші', capacity: 1 })
      .expect(201);
    const refused = async (answer: ReturnType<typeof book>, status: number) => {
      const { body } = await answer.expect(status);
      return String(body.type).replace('urn:problem:', '');
    };
    expect(await refused(book(specialist, series(other, [id])), 403)).toBe('lesson.not-yours');
    expect(await refused(book(provider.clerk, series(specialist, [id])), 403)).toBe('permission.missing');
    expect(await refused(book(provider.outsider, series(provider.outsider, [id])), 404)).toBe('case-file.not-found');
    expect(await refused(book(provider.head, series(provider.outsider, [id])), 422)).toBe(
      'assignment.not-a-specialist',
    );
    expect(await refused(book(specialist, series(specialist, ids, { form: 'INDIVIDUAL' })), 422)).toBe(
      'lesson.group-size',
    );
    expect(await refused(book(specialist, series(specialist, ids, { roomId: room.id })), 409)).toBe(
      'lesson.room-too-small',
    );
    expect(await refused(book(specialist, series(specialist, [id], { from: '2026-01-05' })), 422)).toBe(
      'lesson.in-past',
    );
    expect(await refused(book(specialist, series(specialist, [id], { to: addDays(next(2), 365) })), 422)).toBe(
      'series.too-long',
    );
    const { id: assessed } = await app.given.caseFile(provider, { state: 'ASSESSED' });
    expect(await refused(book(specialist, series(specialist, [assessed])), 409)).toBe('case-file.wrong-state');
    const theirs = await app.given.provider();
    expect(await refused(book(theirs.head, series(theirs.specialists[0], [id])), 404)).toBe('case-file.not-found');
  });

  it('names the groups that still meet: all of them to who sees every case, the own ones to a specialist', async () => {
    const { provider, ids } = await inCourse(3);
    const [specialist, colleague] = provider.specialists;
    const [alone, ...others] = ids as [string, ...string[]];
    await book(specialist, series(specialist, [alone])).expect(201);
    const { body: made } = await book(specialist, series(specialist, others, { startsAt: '11:00' })).expect(201);
    const groups = async (person: Person) => (await app.as(person).get('/timetable/groups').expect(200)).body;
    const group = { id: made.id, form: 'GROUP', weekdays: [2], startsMinute: 660, children: 2 };
    for (const person of [specialist, provider.head, provider.clerk])
      expect(await groups(person)).toEqual([{ ...group, specialistName: expect.stringMatching(/\S+ \S+/) }]);
    expect(await groups(colleague)).toEqual([]);
    expect(await groups((await app.given.provider()).head)).toEqual([]);
    await app.as(provider.admin).get('/timetable/groups').expect(403);
    await app.rows('update core.lesson_series set from_on = $2, to_on = $2 where id = $1', [
      made.id,
      addDays(almatyDay(new Date()), -1),
    ]);
    expect(await groups(provider.head)).toEqual([]);
  });
});

import { addDays, almatyDay, type Day, weekdayOf } from '@onaltu/domain/clock/day';
import { startApp } from '../../../test/harness';
import type { Person } from '../../../test/person';

/** The next such weekday that is a week ahead at least, so that nothing of today is in the way. */
const next = (weekday: number): Day => {
  let date = addDays(almatyDay(new Date()), 7);
  while (weekdayOf(date) !== weekday) date = addDays(date, 1);
  return date;
};
const at = (date: Day, time: string): string => new Date(`${date}T${time}:00+05:00`).toISOString();

describe('a lesson that is planned', () => {
  const app = startApp();

  const inCourse = async (count = 1) => {
    const provider = await app.given.provider();
    const ids: string[] = [];
    for (let i = 0; i < count; i++) ids.push((await app.given.caseFile(provider, { state: 'IN_REHABILITATION' })).id);
    return { provider, ids, id: ids[0]! };
  };
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
  const act = (person: Person, [id, verb]: readonly [string, string], body: object, seen = 1) =>
    app.as(person).post(`/timetable/lessons/${id}/${verb}`).set('if-match', `"${seen}"`).send(body);
  const week = async (person: Person, query = '') =>
    (
      await app
        .as(person)
        .get(`/timetable?from=${next(1)}&to=${addDays(next(1), 34)}${query}`)
        .expect(200)
    ).body;

  it('moves, cancels and covers a single lesson, with what was before beside it', async () => {
    const { provider, id } = await inCourse();
    const [specialist, other] = provider.specialists;
    const { body: lesson } = await one(specialist, [id]).expect(201);
    const { body: second } = await one(specialist, [id], { startsAt: at(next(3), '12:00') }).expect(201);
    const onto = await act(specialist, [lesson.id, 'move'], { startsAt: at(next(3), '12:00'), minutes: 30 }).expect(
      409,
    );
    expect(onto.body.params.clashes.map(({ reason }: { reason: string }) => reason).toSorted()).toEqual([
      'lesson.child-busy',
      'lesson.specialist-busy',
    ]);
    await act(specialist, [lesson.id, 'move'], { startsAt: at(next(3), '11:15'), minutes: 45 }).expect(200);
    await act(specialist, [lesson.id, 'move'], { startsAt: at(next(3), '09:00'), minutes: 45 }).expect(412);
    expect(
      (await act(other, [lesson.id, 'move'], { startsAt: at(next(3), '09:00'), minutes: 45 }, 2).expect(404)).body.type,
    ).toBe('urn:problem:lesson.not-found');
    await act(
      provider.head,
      [lesson.id, 'substitute'],
      { specialistId: provider.outsider.userId, reason: 'Ауырып қалды' },
      2,
    ).expect(200);
    await act(specialist, [second.id, 'cancellation'], { reason: 'ROOM' }).expect(200);
    expect((await act(specialist, [second.id, 'cancellation'], { reason: 'ROOM' }, 2).expect(409)).body.type).toBe(
      'urn:problem:lesson.wrong-state',
    );
    const { lessons } = await week(provider.head);
    expect(lessons).toMatchObject([
      {
        id: lesson.id,
        startsAt: at(next(3), '11:15'),
        specialistId: provider.outsider.userId,
        stoodInFor: specialist.userId,
      },
      { id: second.id, state: 'CANCELLED', cancelReason: 'ROOM' },
    ]);
    expect(
      await app.rows(
        `select kind, before ->> 'startsAt' as was from core.lesson_change where lesson_id = $1 order by id`,
        [lesson.id],
      ),
    ).toEqual([
      { kind: 'MOVED', was: at(next(3), '11:00') },
      { kind: 'SUBSTITUTED', was: at(next(3), '11:15') },
    ]);
    await one(specialist, [id], { startsAt: at(next(3), '12:00') }).expect(201); // what was cancelled is free again
  });

  it('is given to somebody else and moved in one act, with the reason and both changes beside it', async () => {
    const { provider, id } = await inCourse();
    const [specialist] = provider.specialists;
    const { userId: specialistId } = provider.outsider;
    const { body: lesson } = await one(specialist, [id]).expect(201);
    const to = { startsAt: at(next(3), '15:00'), minutes: 30, specialistId };
    const move = (terms: object, seen = 1) => act(provider.head, [lesson.id, 'move'], terms, seen);
    expect((await move(to).expect(422)).body.type).toBe('urn:problem:reason.missing');
    const strange = { ...to, specialistId: provider.clerk.userId, reason: 'Ауырып қалды' };
    expect((await move(strange).expect(422)).body.type).toBe('urn:problem:assignment.not-a-specialist');
    await move({ ...to, reason: 'Ауырып қалды' }).expect(200);
    const { lessons } = await week(provider.head);
    expect(lessons).toMatchObject([
      { id: lesson.id, startsAt: at(next(3), '15:00'), specialistId, stoodInFor: specialist.userId, version: 2 },
    ]);
    const was = { was: at(next(3), '11:00'), who: specialist.userId };
    expect(
      await app.rows(
        `select kind, remark, before ->> 'startsAt' as was, before ->> 'specialistId' as who from core.lesson_change where lesson_id = $1 order by id`,
        [lesson.id],
      ),
    ).toEqual([
      { kind: 'MOVED', remark: '', ...was },
      { kind: 'SUBSTITUTED', remark: 'Ауырып қалды', ...was },
    ]);
    await move({ startsAt: at(next(3), '15:15'), minutes: 30, specialistId }, 2).expect(200); // the same person needs no reason
  });

  it('ends a series from a day on, and leaves what was moved by itself', async () => {
    const { provider, id } = await inCourse();
    const [specialist] = provider.specialists;
    const { body } = await book(specialist, series(specialist, [id])).expect(201);
    const last = body.lessonIds.at(-1);
    const [row] = await app.rows<{ at: Date }>('select starts_at as at from core.lesson where id = $1', [last]);
    const moved = { startsAt: new Date(row!.at.getTime() + 3_600_000).toISOString(), minutes: 30 };
    await act(specialist, [last, 'move'], moved).expect(200);
    const end = (person: Person) =>
      app
        .as(person)
        .post(`/timetable/series/${body.id}/end`)
        .set('if-match', '"1"')
        .send({ from: addDays(next(2), 1) });
    await end((await app.given.provider()).head).expect(404);
    await end(specialist).expect(204);
    const { lessons } = await week(specialist, `&seriesId=${body.id}`);
    expect(lessons.map((lesson: { id: string }) => lesson.id)).toEqual([body.lessonIds[0], last]);
    await end(specialist).expect(412);
  });

  it('frees the places of a child that pauses, gives back those still free, and frees them for good when the course ends', async () => {
    const { provider, ids } = await inCourse(2);
    const [specialist, other] = provider.specialists;
    const [id, friend] = ids as [string, string];
    const { body: alone } = await book(specialist, series(specialist, [id])).expect(201);
    const { body: group } = await book(specialist, series(specialist, ids, { startsAt: '11:00' })).expect(201);
    const today = almatyDay(new Date());
    const stateOf = async (lessonIds: string[]) =>
      new Set(
        (
          await app.rows<{ s: string }>(
            `select state || coalesce(' ' || p.away, '') as s from core.lesson l
           join core.lesson_place p on p.lesson_id = l.id and p.case_file_id = $2 where l.id = any ($1::uuid[])`,
            [lessonIds, id],
          )
        ).map(({ s }) => s),
      );
    await app
      .as(provider.head)
      .post(`/case-files/${id}/pause`)
      .send({ reason: 'Ауырып қалды', from: today })
      .expect(201);
    expect(await stateOf(alone.lessonIds)).toEqual(new Set(['CANCELLED PAUSE']));
    expect(await stateOf(group.lessonIds)).toEqual(new Set(['PLANNED PAUSE']));
    const { body: taken } = await one(specialist, [friend], { startsAt: at(next(2), '10:00') }).expect(201);
    await app.as(provider.head).post(`/case-files/${id}/resumption`).send({ on: today }).expect(201);
    expect(await stateOf(alone.lessonIds.slice(1))).toEqual(new Set(['PLANNED']));
    expect(await stateOf(group.lessonIds)).toEqual(new Set(['PLANNED']));
    const { lessons } = await week(other, `&specialistId=${specialist.userId}`);
    const seen = (lessonId: string) => lessons.find((lesson: { id: string }) => lesson.id === lessonId);
    expect(seen(alone.lessonIds[0])).toMatchObject({ state: 'CANCELLED', cancelReason: 'CHILD_PAUSED' });
    expect(seen(taken.id)).toMatchObject({ state: 'PLANNED', cancelReason: null });
    await app.as(provider.clerk).post(`/case-files/${id}/withdrawal`).send({ reason: 'Көшіп кетті' }).expect(201);
    expect(await stateOf([...alone.lessonIds.slice(1)])).toEqual(new Set(['CANCELLED ENDED']));
    expect(await stateOf(group.lessonIds)).toEqual(new Set(['PLANNED ENDED']));
  });

  it('lists what needs a substitute when a specialist is on leave, and books nothing for who is away', async () => {
    const { provider, id } = await inCourse();
    const [specialist] = provider.specialists;
    const { body: lesson } = await one(specialist, [id]).expect(201);
    await app
      .as(provider.admin)
      .post(`/staff/${specialist.userId}/leaves`)
      .send({ kind: 'ANNUAL', from: next(3), to: next(3) })
      .expect(201);
    const { body } = await app
      .as(provider.head)
      .get(`/timetable/uncovered?from=${next(1)}&to=${addDays(next(1), 13)}`)
      .expect(200);
    expect(body.lessons).toMatchObject([{ id: lesson.id, uncovered: true }]);
    const away = await one(specialist, [id], { startsAt: at(next(3), '15:00') }).expect(409);
    expect(away.body.params.clashes[0].reason).toBe('lesson.specialist-away');
  });

  it('shows everybody the hours and each specialist the names of his own children', async () => {
    const { provider, id } = await inCourse();
    const [specialist] = provider.specialists;
    const { body: lesson } = await one(specialist, [id]).expect(201);
    const named = async (person: Person) => (await week(person)).lessons[0];
    expect(await named(provider.clerk)).toMatchObject({
      id: lesson.id,
      children: 1,
      places: [{ caseFileId: id, attendance: null }],
    });
    expect(await named(provider.outsider)).toMatchObject({ id: lesson.id, children: 1, places: [] });
    expect((await week((await app.given.provider()).head)).lessons).toEqual([]);
    await app
      .as(provider.head)
      .get(`/timetable?from=${next(1)}&to=${addDays(next(1), 42)}`)
      .expect(422);
    const acts = await app.rows(`select detail from audit.event where action = 'timetable.read' and object_id = $1`, [
      provider.id,
    ]);
    expect(acts[0]).toMatchObject({ detail: { cases: [id] } });
  });

  it('makes up only for what was missed', async () => {
    const { provider, id } = await inCourse();
    const [specialist] = provider.specialists;
    const marks = await app.rows<{ id: string; state: string }>(
      `select lesson_id as id, state from core.attendance where case_file_id = $1`,
      [id],
    );
    const missed = marks.find(({ state }) => state !== 'PRESENT')!.id;
    const present = marks.find(({ state }) => state === 'PRESENT')!.id;
    await one(specialist, [id], { makesUpFor: present }).expect(409);
    const { body } = await one(specialist, [id], { makesUpFor: missed }).expect(201);
    expect(await app.rows('select makes_up_for from core.lesson where id = $1', [body.id])).toEqual([
      { makes_up_for: missed },
    ]);
  });
});

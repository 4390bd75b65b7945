import { addDays } from '@onaltu/domain/clock/day';
import { randomUUID } from 'node:crypto';
import { startApp } from '../../../test/harness';
import { allCame, LessonWork, type Mark, TODAY } from '../../../test/lesson-work';
import type { Person } from '../../../test/person';

describe('who came to a lesson', () => {
  const app = startApp();
  const work = new LessonWork(app);
  const { read, mark } = work;
  const rowsOf = (lessonId: string) =>
    app.rows(
      `select l.state as lesson, l.topic, t.case_file_id as id, t.state, t.absence_reason as reason, t.made_by as by from core.lesson l
       left join core.attendance t on t.lesson_id = l.id where l.id = $1 order by t.case_file_id`,
      [lessonId],
    );

  it('is said of the whole roster in one request, with the exceptions and their reasons', async () => {
    const { provider, ids } = await work.inCourse(2);
    const [specialist] = provider.specialists;
    const [first, second] = ids.toSorted() as [string, string];
    const id = await work.planned(provider, ids);
    const { body: before } = await read(specialist, id).expect(200);
    expect(before).toMatchObject({ state: 'PLANNED', refusal: null, openUntil: null });
    expect(before.children).toHaveLength(2);
    const absent = { caseFileId: second, state: 'ABSENT_EXCUSED', absenceReason: 'ILLNESS' };
    const { body } = await mark(specialist, id, [...allCame([first]), absent], { topic: 'Дыбыстар' }).expect(201);
    expect(body).toMatchObject({ state: 'HELD', refusal: 'lesson.already-marked', topic: 'Дыбыстар' });
    const by = specialist.userId;
    expect(await app.rows(`select stats.rebuild() as repaired`)).toEqual([{ repaired: 0 }]); // it counted itself
    expect(await rowsOf(id)).toEqual([
      { lesson: 'HELD', topic: 'Дыбыстар', id: first, state: 'PRESENT', reason: null, by },
      { lesson: 'HELD', topic: 'Дыбыстар', id: second, state: 'ABSENT_EXCUSED', reason: 'ILLNESS', by },
    ]);
    expect(
      await app.rows(`select detail from audit.event where action = 'attendance.marked' and object_id = $1`, [id]),
    ).toEqual([{ detail: { cases: [first, second] } }]);
  });

  it('is kept once when a phone sends it twice, and is not said anew by anybody', async () => {
    const { provider, ids } = await work.inCourse();
    const [specialist] = provider.specialists;
    const id = await work.planned(provider, ids);
    const key = randomUUID();
    const send = () => mark(specialist, id, allCame(ids)).set('idempotency-key', key);
    const [first, again] = [await send().expect(201), await send().expect(201)];
    expect(again.body).toEqual(first.body);
    const { body } = await mark(provider.head, id, [{ caseFileId: ids[0]!, state: 'ABSENT_UNEXCUSED' }]).expect(409);
    expect(body.type).toBe('urn:problem:lesson.already-marked');
    expect(await rowsOf(id)).toMatchObject([{ state: 'PRESENT' }]);
  });

  it('is marked once by two who send at the same time', async () => {
    const { provider, ids } = await work.inCourse();
    const id = await work.planned(provider, ids);
    const answers = await Promise.all(
      [provider.specialists[0], provider.head].map((who) => mark(who, id, allCame(ids))),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
  });

  it('is said by the specialist, the head and who stands in; by nobody else', async () => {
    const { provider, ids } = await work.inCourse();
    const [specialist, colleague] = provider.specialists;
    const id = await work.planned(provider, ids);
    const foreign = await mark((await app.given.provider()).head, id, allCame(ids)).expect(404);
    expect(foreign.body.type).toBe('urn:problem:lesson.not-found');
    await mark(provider.outsider, id, allCame(ids)).expect(404);
    await read(colleague, id).expect(403);
    expect((await mark(colleague, id, allCame(ids)).expect(403)).body.type).toBe('urn:problem:lesson.not-yours');
    await mark(provider.clerk, id, allCame(ids)).expect(403);
    const leave = { kind: 'SICK', from: TODAY, to: TODAY, substituteId: provider.outsider.userId };
    await app.as(provider.admin).post(`/staff/${specialist.userId}/leaves`).send(leave).expect(201);
    await mark(provider.outsider, id, allCame(ids)).expect(201);
    const other = await work.planned(provider, ids);
    await mark(provider.head, other, allCame(ids)).expect(201);
  });

  it('is not said of a lesson to come, nor of one that was cancelled', async () => {
    const { provider, ids } = await work.inCourse();
    const [specialist] = provider.specialists;
    const ahead = await work.planned(provider, ids, { day: addDays(TODAY, 2) });
    expect((await mark(specialist, ahead, allCame(ids)).expect(422)).body.type).toBe('urn:problem:lesson.in-future');
    await app
      .as(specialist)
      .post(`/timetable/lessons/${ahead}/cancellation`)
      .set('if-match', '"1"')
      .send({ reason: 'ROOM' })
      .expect(200);
    expect((await mark(specialist, ahead, allCame(ids)).expect(409)).body.type).toBe('urn:problem:lesson.wrong-state');
  });

  it('is not said of part of the roster, nor of a child that is not in it, nor with a reason nobody knows', async () => {
    const { provider, ids } = await work.inCourse(2);
    const [specialist] = provider.specialists;
    const id = await work.planned(provider, ids);
    const { id: stranger } = await app.given.caseFile(provider, { state: 'IN_REHABILITATION' });
    for (const marks of [allCame(ids.slice(1)), allCame([...ids, stranger])])
      expect((await mark(specialist, id, marks).expect(409)).body).toMatchObject({
        type: 'urn:problem:lesson.roster-differs',
        params: { children: 2 },
      });
    const odd = [...allCame(ids.slice(1)), { caseFileId: ids[0]!, state: 'ABSENT_EXCUSED', absenceReason: 'MOON' }];
    expect((await mark(specialist, id, odd).expect(422)).body.errors).toEqual([
      { pointer: '/marks/1/absenceReason', code: 'isInDictionary' },
    ]);
    expect(await rowsOf(id)).toMatchObject([{ lesson: 'PLANNED', state: null }]);
  });

  it('is not said of a child whose course was paused that day, and the others do not wait for it', async () => {
    const { provider, ids } = await work.inCourse(2);
    const [specialist] = provider.specialists;
    const [paused, other] = ids as [string, string];
    const id = await work.planned(provider, ids);
    await app
      .as(provider.head)
      .post(`/case-files/${paused}/pause`)
      .send({ reason: 'Ауырып қалды', from: addDays(TODAY, -1) })
      .expect(201);
    await app.rows(`update core.lesson_place set away = null where lesson_id = $1`, [id]); // as if its place had been left
    const { body } = await read(specialist, id).expect(200);
    expect(body.children.find((one: Mark) => one.caseFileId === paused)).toMatchObject({
      refusal: 'lesson.child-paused',
    });
    expect((await mark(specialist, id, allCame(ids)).expect(409)).body.type).toBe('urn:problem:lesson.child-paused');
    await mark(specialist, id, allCame([other])).expect(201);
    expect(await rowsOf(id)).toMatchObject([{ id: other, state: 'PRESENT' }]);
  });

  it('offers the last note of the child at a lesson of this form', async () => {
    const { provider, ids } = await work.inCourse();
    const [specialist] = provider.specialists;
    const earlier = await work.planned(provider, ids, { day: addDays(TODAY, -2) });
    await mark(specialist, earlier, [{ caseFileId: ids[0]!, state: 'PRESENT', note: 'Р дыбысын айтты' }]).expect(201);
    const { body } = await read(specialist, await work.planned(provider, ids)).expect(200);
    expect(body.children).toMatchObject([{ note: '', earlier: { note: 'Р дыбысын айтты', on: addDays(TODAY, -2) } }]);
  });

  it('is not said after the window, until the head opens it with a reason', async () => {
    const { provider, ids } = await work.inCourse();
    const [specialist, other] = provider.specialists;
    const day = addDays(TODAY, -12);
    const id = await work.planned(provider, ids, { day });
    const late = await mark(specialist, id, allCame(ids)).expect(409);
    expect(late.body).toMatchObject({ type: 'urn:problem:lesson.entry-closed', params: { days: 3 } });
    expect((await read(specialist, id).expect(200)).body.refusal).toBe('lesson.entry-closed');
    const open = (by: Person, change: object = {}) => {
      const wanted = { specialistId: specialist.userId, from: day, to: day, reason: 'Маман ауырып қалды', ...change };
      return app.as(by).post('/entry-unlocks').send(wanted);
    };
    await open(specialist).expect(403);
    expect((await open(provider.head, { reason: '' }).expect(422)).body.errors[0].pointer).toBe('/reason');
    expect((await open(provider.head, { to: addDays(day, -1) }).expect(422)).body.errors[0].pointer).toBe('/to');
    expect((await open(provider.head, { to: addDays(TODAY, 1) }).expect(422)).body.type).toBe(
      'urn:problem:lesson.in-future',
    );
    const unfit = { specialistId: provider.clerk.userId };
    expect((await open(provider.head, unfit).expect(422)).body.type).toBe('urn:problem:assignment.not-a-specialist');
    await open(provider.head, { specialistId: other.userId }).expect(201);
    await mark(specialist, id, allCame(ids)).expect(409); // opened for somebody else
    const { body } = await open(provider.head).expect(201);
    expect(body[0]).toMatchObject({
      from: day,
      to: day,
      reason: 'Маман ауырып қалды',
      specialistId: specialist.userId,
    });
    expect(body[0].openUntil > TODAY).toBe(true);
    expect((await app.as(provider.head).get('/entry-unlocks').expect(200)).body).toEqual(body);
    expect(
      (
        await app
          .as((await app.given.provider()).head)
          .get('/entry-unlocks')
          .expect(200)
      ).body,
    ).toEqual([]);
    await mark(specialist, id, allCame(ids)).expect(201);
    await app.rows(`update core.entry_unlock set open_until = $2 where specialist_id = $1`, [
      specialist.userId,
      addDays(TODAY, -1),
    ]);
    const closed = await work.planned(provider, ids, { day });
    expect((await mark(specialist, closed, allCame(ids)).expect(409)).body.type).toBe(
      'urn:problem:lesson.entry-closed',
    );
    expect(
      await app.rows(
        `select detail ->> 'specialist' as who from audit.event where action = 'attendance.unlocked' and owner_id = $1 order by id`,
        [provider.id],
      ),
    ).toEqual([{ who: other.userId }, { who: specialist.userId }]);
  });

  it('is corrected by the specialist inside the window and by the head after it; each mark stays visible', async () => {
    const { provider, ids } = await work.inCourse();
    const [specialist] = provider.specialists;
    const [caseId] = ids as [string];
    const id = await work.planned(provider, ids);
    await mark(specialist, id, allCame(ids)).expect(201);
    const correct = (by: Person, state: string) =>
      app.as(by).post(`/lessons/${id}/attendance/${caseId}/correction`).send({ state, reason: 'Қате басылды' });
    await correct(specialist, 'ABSENT_UNEXCUSED').expect(200);
    await app.rows(
      `update core.lesson set starts_at = starts_at - interval '11 days', ends_at = ends_at - interval '11 days' where id = $1`,
      [id],
    );
    expect((await correct(specialist, 'PRESENT').expect(409)).body.type).toBe('urn:problem:lesson.entry-closed');
    const { body } = await correct(provider.head, 'ABSENT_EXCUSED').expect(200);
    const lesson = body.lessons.find((one: { id: string }) => one.id === id);
    expect(lesson).toMatchObject({ attendance: 'ABSENT_EXCUSED', markedBy: expect.any(String) });
    expect(lesson.changes).toMatchObject([
      { from: 'PRESENT', to: 'ABSENT_UNEXCUSED', reason: 'Қате басылды' },
      { from: 'ABSENT_UNEXCUSED', to: 'ABSENT_EXCUSED', reason: 'Қате басылды' },
    ]);
  });

  it('is not entered afterwards of a lesson at a time the specialist held another, nor after the window', async () => {
    const { provider, ids } = await work.inCourse(2);
    const [specialist] = provider.specialists;
    const [mine, other] = ids as [string, string];
    const id = await work.planned(provider, [mine]);
    const [row] = await app.rows<{ at: Date }>('select starts_at as at from core.lesson where id = $1', [id]);
    const record = (startsAt: Date) =>
      app
        .as(specialist)
        .post('/lessons')
        .send({
          startsAt: startsAt.toISOString(),
          endsAt: new Date(startsAt.getTime() + 1_200_000).toISOString(),
          form: 'INDIVIDUAL',
          attendance: allCame([other]),
        });
    expect((await record(row!.at).expect(409)).body.type).toBe('urn:problem:lesson.specialist-busy');
    const old = new Date(row!.at.getTime() - 11 * 86_400_000);
    expect((await record(old).expect(409)).body.type).toBe('urn:problem:lesson.entry-closed');
    await record(new Date(row!.at.getTime() - 1_200_000)).expect(201);
  });
});

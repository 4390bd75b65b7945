import { addDays, almatyDay, almatyMoment, type Day, weekdayOf } from '@onaltu/domain/clock/day';
import { startApp } from '../../../test/harness';
import { allCame, LessonWork, TODAY } from '../../../test/lesson-work';
import type { Person } from '../../../test/person';

const next = (weekday: number): Day => {
  let date = addDays(TODAY, 7);
  while (weekdayOf(date) !== weekday) date = addDays(date, 1);
  return date;
};
const at = (date: Day, minute: number): string => almatyMoment(date, minute).toISOString();
type Clash = { reason: string; startsAt: string; free: object[] };

describe('plans that change', () => {
  const app = startApp();
  const work = new LessonWork(app);
  const rule = ({ userId: specialistId }: Person, caseFileIds: string[], change: object = {}) => ({
    ...{ form: 'INDIVIDUAL', specialistId, weekdays: [{ weekday: 2 }], startsAt: '10:00', minutes: 30 },
    ...{ from: next(2), to: addDays(next(2), 27), caseFileIds, ...change },
  });
  const book = (by: Person, series: object) => app.as(by).post('/timetable/series').send(series);
  const change = (by: Person, id: string, series: object, seen = 1) =>
    app.as(by).post(`/timetable/series/${id}/change`).set('if-match', `"${seen}"`).send(series);
  const bookOne = (by: Person, caseFileIds: string[], startsAt: string, more: object = {}) =>
    app
      .as(by)
      .post('/timetable/lessons')
      .send({ form: 'INDIVIDUAL', specialistId: by.userId, startsAt, minutes: 30, caseFileIds, ...more });
  const lessonsOf = (seriesId: string) =>
    app.rows<{ id: string; state: string; at: Date }>(
      'select id, state, starts_at as at from core.lesson where series_id = $1 order by starts_at',
      [seriesId],
    );

  describe('a series', () => {
    it('goes by another rule from a day on; what was moved by itself and what lies before stays', async () => {
      const { provider, ids } = await work.inCourse();
      const [specialist] = provider.specialists;
      const { body: first } = await book(specialist, rule(specialist, ids)).expect(201);
      const moved = first.lessonIds.at(-1) as string;
      await app
        .as(specialist)
        .post(`/timetable/lessons/${moved}/move`)
        .set('if-match', '"1"')
        .send({ startsAt: at(addDays(next(2), 22), 660), minutes: 30 })
        .expect(200);
      const from = addDays(next(2), 1);
      const thursdays = rule(specialist, ids, { weekdays: [{ weekday: 4 }], startsAt: '11:30', from });
      await change((await app.given.provider()).head, first.id, thursdays).expect(404);
      await change(specialist, first.id, thursdays, 7).expect(412);
      await change(provider.clerk, first.id, thursdays).expect(403);
      const { body: second } = await change(specialist, first.id, thursdays).expect(201);
      const old = await lessonsOf(first.id);
      expect(old.map(({ id, state }) => [id === moved ? 'moved' : '', state])).toEqual([
        ['', 'PLANNED'],
        ['', 'RESCHEDULED'],
        ['', 'RESCHEDULED'],
        ['moved', 'PLANNED'],
      ]);
      expect((await lessonsOf(second.id)).map(({ at: time }) => weekdayOf(almatyDay(time)))).toEqual([4, 4, 4, 4]);
      const { body } = await app.as(specialist).get(`/timetable/series/${second.id}`).expect(200);
      expect(body).toMatchObject({
        continues: first.id,
        weekdays: [4],
        startsMinute: 690,
        caseFileIds: ids,
        version: 1,
      });
      await app.as(provider.specialists[1]).get(`/timetable/series/${second.id}`).expect(404);
    });

    it('makes room for itself, and is not changed at all where one lesson clashes', async () => {
      const { provider, ids } = await work.inCourse(2);
      const [specialist] = provider.specialists;
      const [mine, other] = ids as [string, string];
      const { body: first } = await book(specialist, rule(specialist, [mine])).expect(201);
      const before = await lessonsOf(first.id);
      const there = at(addDays(next(2), 7), 645);
      await bookOne(specialist, [other], there).expect(201);
      const later = rule(specialist, [mine], { startsAt: '10:15', minutes: 45 }); // where it was, and half an hour of the other's
      const { body } = await change(specialist, first.id, later).expect(409);
      expect(body.type).toBe('urn:problem:lesson.clash');
      expect(body.params.clashes).toHaveLength(1);
      const [clash] = body.params.clashes as [Clash];
      expect(clash).toMatchObject({ reason: 'lesson.specialist-busy', startsAt: at(addDays(next(2), 7), 615) });
      expect(clash.free.length).toBeGreaterThan(0);
      expect(await lessonsOf(first.id)).toEqual(before);
      expect(await app.rows('select id from core.lesson_series where provider_id = $1', [provider.id])).toHaveLength(1);
      await change(specialist, first.id, { ...later, minutes: 30 }).expect(201);
    });
  });

  describe('a missed lesson', () => {
    const propose = (by: Person, id: string, caseFileId?: string) =>
      app.as(by).get(`/timetable/lessons/${id}/make-up${caseFileId ? `?caseFileId=${caseFileId}` : ''}`);

    it('is proposed again at free times of its specialist, and booked once with its link', async () => {
      const { provider, ids } = await work.inCourse();
      const [specialist, colleague] = provider.specialists;
      const [caseFileId] = ids as [string];
      const missed = await work.planned(provider, ids);
      expect((await propose(specialist, missed).expect(409)).body.type).toBe('urn:problem:lesson.not-missed');
      await work.mark(specialist, missed, [{ caseFileId, state: 'ABSENT_EXCUSED' }]).expect(201);
      await propose((await app.given.provider()).head, missed).expect(404);
      await propose(colleague, missed).expect(404);
      await propose(provider.clerk, missed).expect(403);
      const { body } = await propose(specialist, missed).expect(200);
      expect(body).toMatchObject({ form: 'INDIVIDUAL', minutes: 30, makesUpFor: missed, caseFileIds: ids });
      const [slot] = body.slots as [{ startsAt: string }];
      expect(body.slots.length).toBeGreaterThan(4);
      const { slots, minutes, form, makesUpFor } = body;
      const wanted = { minutes, form, makesUpFor };
      const { body: booked } = await bookOne(specialist, ids, slot.startsAt, wanted).expect(201);
      expect(await app.rows('select makes_up_for as of from core.lesson where id = $1', [booked.id])).toEqual([
        { of: missed },
      ]);
      const again = await bookOne(specialist, ids, slots[1].startsAt, wanted).expect(409);
      expect(again.body.type).toBe('urn:problem:lesson.already-made-up');
      expect((await propose(specialist, missed).expect(409)).body.type).toBe('urn:problem:lesson.already-made-up');
      await app
        .as(specialist)
        .post(`/timetable/lessons/${booked.id}/cancellation`)
        .set('if-match', '"1"')
        .send({ reason: 'ROOM' })
        .expect(200);
      expect((await propose(specialist, missed).expect(200)).body.slots[0]).toEqual(slot); // it is owed and free again
    });

    it('of a group is proposed for those who were not there', async () => {
      const { provider, ids } = await work.inCourse(3);
      const [specialist] = provider.specialists;
      const [came, away, ill] = ids as [string, string, string];
      const missed = await work.planned(provider, ids);
      const absent = [away, ill].map((caseFileId) => ({ caseFileId, state: 'ABSENT_UNEXCUSED' }));
      await work.mark(specialist, missed, [...allCame([came]), ...absent]).expect(201);
      const { body } = await propose(specialist, missed).expect(200);
      expect([body.form, body.caseFileIds.toSorted()]).toEqual(['GROUP', [away, ill].toSorted()]);
      expect((await propose(specialist, missed, came).expect(409)).body.type).toBe('urn:problem:lesson.not-missed');
      expect((await propose(specialist, missed, ill).expect(200)).body.caseFileIds).toEqual([ill]);
    });
  });

  describe('a leave', () => {
    const leaveOf = async (admin: Person, { userId }: Person, from: Day, to: Day): Promise<string> =>
      (await app.as(admin).post(`/staff/${userId}/leaves`).send({ kind: 'ANNUAL', from, to }).expect(201)).body.id;

    it('lists the lessons it leaves behind with free colleagues of the post, who take them in one act', async () => {
      const { provider, ids } = await work.inCourse(2);
      const [specialist] = provider.specialists;
      const member = () =>
        app.given.person({ ownerId: provider.id, scope: 'provider', roles: ['SPECIALIST'], post: 'SPEECH_THERAPIST' });
      const [free, busy] = [await member(), await member()];
      const [one, two] = [at(next(3), 600), at(next(3), 660)];
      const { body: first } = await bookOne(specialist, [ids[0]!], one).expect(201);
      const { body: second } = await bookOne(specialist, [ids[1]!], two).expect(201);
      await app.rows(
        `insert into core.lesson (provider_id, starts_at, ends_at, form, specialist_id, state, booked, made_by, made_at)
         values ($1, $2::timestamptz, $2::timestamptz + interval '30 minutes', 'CONSULTATION', $3, 'PLANNED', true, $3, now())`,
        [provider.id, two, busy.userId],
      );
      const leave = await leaveOf(provider.admin, specialist, next(3), next(3));
      const path = `/leaves/${leave}/lessons`;
      await app
        .as((await app.given.provider()).head)
        .get(path)
        .expect(404);
      await app.as(specialist).get(path).expect(403);
      const { body } = await app.as(provider.head).get(path).expect(200);
      const who = (lesson: { colleagues: { id: string }[] }) => lesson.colleagues.map(({ id }) => id).toSorted();
      expect(body.lessons.map(({ id }: { id: string }) => id)).toEqual([first.id, second.id]);
      expect(body.lessons.map(who)).toEqual([[free.userId, busy.userId].toSorted(), [free.userId]]);
      const cover = (second_: Person, version = 1) =>
        app
          .as(provider.head)
          .post(path)
          .send({
            covers: [
              { lessonId: first.id, version: 1, specialistId: free.userId },
              { lessonId: second.id, version, specialistId: second_.userId },
            ],
            reason: 'Демалыста',
          });
      const clash = await cover(busy).expect(409);
      expect(clash.body.params.clashes.map(({ reason }: Clash) => reason)).toEqual(['lesson.specialist-busy']);
      await cover(free, 3).expect(412);
      const heldBy = () =>
        app.rows(
          'select specialist_id as who, stood_in_for as for from core.lesson where id = any ($1::uuid[]) order by starts_at',
          [[first.id, second.id]],
        );
      const own = { who: specialist.userId, for: null };
      expect(await heldBy()).toEqual([own, own]); // none of them, where one is not possible
      expect((await cover(free).expect(200)).body.lessons).toEqual([]);
      const covered = { who: free.userId, for: specialist.userId };
      expect(await heldBy()).toEqual([covered, covered]);
      await cover(free).expect(404); // nothing is left behind any more
    });

    it('of eight weeks lists the lessons of its last one too', async () => {
      const { provider, ids } = await work.inCourse();
      const [specialist] = provider.specialists;
      const [early, late] = [next(3), addDays(next(3), 49)];
      const booked: string[] = [];
      for (const day of [early, late])
        booked.push((await bookOne(specialist, ids, at(day, 600)).expect(201)).body.id as string);
      const leave = await leaveOf(provider.admin, specialist, early, addDays(late, 6));
      const path = `/leaves/${leave}/lessons`;
      const { body } = await app.as(provider.head).get(path).expect(200);
      expect([body.open, body.more, body.lessons.map(({ id }: { id: string }) => id)]).toEqual([2, false, booked]);
      const lessons = [{ lessonId: booked[1], version: 1 }];
      const off = { lessons, reason: 'SPECIALIST_AWAY', remark: 'Демалыста' };
      const { body: left } = await app.as(provider.head).post(`${path}/cancellation`).send(off).expect(200);
      expect(left).toMatchObject({ open: 1, lessons: [{ id: booked[0] }] });
    });

    it('says how many it leaves behind, and several of them are called off in one act with a reason', async () => {
      const { provider, ids } = await work.inCourse(2);
      const [specialist] = provider.specialists;
      const booked: string[] = [];
      for (const [i, minute] of [600, 660, 720].entries()) {
        const { body } = await bookOne(specialist, [ids[i % 2]!], at(next(3), minute)).expect(201);
        booked.push(body.id);
      }
      const [first, second, third] = booked as [string, string, string];
      const leave = await leaveOf(provider.admin, specialist, addDays(next(3), -1), next(3));
      const left = async () => (await app.as(provider.head).get('/timetable/leaves').expect(200)).body;
      const { userId: specialistId } = specialist;
      expect(await left()).toMatchObject([
        { id: leave, specialistId, from: addDays(next(3), -1), to: next(3), open: 3 },
      ]);
      await app.as(specialist).get('/timetable/leaves').expect(403);
      expect(
        (
          await app
            .as((await app.given.provider()).head)
            .get('/timetable/leaves')
            .expect(200)
        ).body,
      ).toEqual([]);

      const path = `/leaves/${leave}/lessons/cancellation`;
      const off = (by: Person, lessons: [id: string, version: number][], more: object = {}) =>
        app
          .as(by)
          .post(path)
          .send({
            lessons: lessons.map(([lessonId, version]) => ({ lessonId, version })),
            ...{ reason: 'SPECIALIST_AWAY', remark: 'Демалыста', ...more },
          });
      const states = () =>
        app.rows('select state, cancel_reason as why from core.lesson where id = any ($1::uuid[]) order by starts_at', [
          booked,
        ]);
      const planned = { state: 'PLANNED', why: null };
      await off(specialist, [[first, 1]]).expect(403);
      await off((await app.given.provider()).head, [[first, 1]]).expect(404);
      await off(provider.head, [[first, 1]], { reason: 'COURSE_ENDED' }).expect(422);
      await off(provider.head, []).expect(422);
      await off(provider.head, [
        [first, 1],
        [second, 4],
      ]).expect(412);
      expect(await states()).toEqual([planned, planned, planned]); // none of them, where one was seen otherwise
      const { body } = await off(provider.head, [
        [first, 1],
        [second, 1],
      ]).expect(200);
      expect([body.open, body.more, body.lessons.map(({ id }: { id: string }) => id)]).toEqual([1, false, [third]]);
      const called = { state: 'CANCELLED', why: 'SPECIALIST_AWAY' };
      expect(await states()).toEqual([called, called, planned]);
      expect(
        await app.rows('select kind, remark from core.lesson_change where lesson_id = any ($1::uuid[])', [booked]),
      ).toEqual([
        { kind: 'CANCELLED', remark: 'Демалыста' },
        { kind: 'CANCELLED', remark: 'Демалыста' },
      ]);
      await off(provider.head, [[first, 2]]).expect(404); // it is not left behind any more
      await off(provider.head, [[third, 1]]).expect(200);
      expect(await left()).toEqual([]);
    });
  });
});

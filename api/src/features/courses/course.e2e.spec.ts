import { randomUUID } from 'node:crypto';
import type { TestProvider } from '../../../test/given';
import { startApp } from '../../../test/harness';
import type { Person } from '../../../test/person';

const DAY_MS = 86_400_000;
/** An hour of a day in the past, counted from now. */
const at = (daysAgo: number, hour: number): string =>
  new Date(Math.floor((Date.now() - daysAgo * DAY_MS) / DAY_MS) * DAY_MS + hour * 3_600_000).toISOString();

describe('the course', () => {
  const app = startApp();

  const assessed = async (receivedDaysAgo = 120) => {
    const provider = await app.given.provider();
    const { id } = await app.given.caseFile(provider, { state: 'ASSESSED', receivedDaysAgo });
    return { provider, id };
  };
  const inCourse = async (receivedDaysAgo = 120) => {
    const provider = await app.given.provider();
    const { id } = await app.given.caseFile(provider, { state: 'IN_REHABILITATION', receivedDaysAgo });
    return { provider, id };
  };
  const programme = ({ specialists }: TestProvider, planned = 8) => ({
    goals: [{ domain: 'SPEECH', wording: 'Екі-үш сөзден сөйлем құрайды' }],
    planned: [{ form: 'INDIVIDUAL', specialistId: specialists[0].userId, planned }],
  });
  const write = (person: Person, id: string, body: object) =>
    app.as(person).post(`/case-files/${id}/programme`).send(body);
  const approve = ({ head }: TestProvider, id: string, body: object = {}) =>
    app
      .as(head)
      .post(`/case-files/${id}/programme/approval`)
      .send({ revision: 1, ...body });
  const course = async ({ head }: TestProvider, id: string) =>
    (await app.as(head).get(`/case-files/${id}/course`).expect(200)).body;
  const lesson = (caseIds: string[], change: object = {}) => ({
    startsAt: at(1, 5),
    endsAt: at(1, 6),
    form: 'INDIVIDUAL',
    attendance: caseIds.map((caseFileId) => ({ caseFileId, state: 'PRESENT' })),
    ...change,
  });
  const record = (person: Person, body: object) => app.as(person).post('/lessons').send(body);

  it('begins when the head approves the programme, on the day the assessment was closed', async () => {
    const { provider, id } = await assessed();
    const none = await approve(provider, id).expect(409);
    expect(none.body.type).toBe('urn:problem:course.no-programme');
    await write(provider.specialists[0], id, programme(provider)).expect(201);

    const { body } = await approve(provider, id).expect(201);

    expect(body).toMatchObject({ id, state: 'IN_REHABILITATION', action: 4 });
    expect(
      await app.rows(
        `select c.course_started_on = (m.effective_at at time zone 'Asia/Almaty')::date as same_day from core.case_file c
         join core.case_move m on m.case_file_id = c.id and m.move = 'closeAssessment' where c.id = $1`,
        [id],
      ),
    ).toEqual([{ same_day: true }]);
  });

  it('begins on another day with a reason, never before the assessment', async () => {
    const { provider, id } = await assessed();
    await write(provider.specialists[0], id, programme(provider)).expect(201);
    const startedOn = at(100, 5).slice(0, 10);
    expect((await approve(provider, id, { startedOn }).expect(422)).body.type).toBe('urn:problem:reason.missing');
    for (const wrong of [at(130, 5), at(-2, 5)]) {
      const day = { startedOn: wrong.slice(0, 10), reason: 'Бала ауырды' };
      expect((await approve(provider, id, day).expect(422)).body.type).toBe('urn:problem:lesson.outside-course');
    }
    await approve(provider, id, { startedOn, reason: 'Бала ауырды' }).expect(201);
    const { body } = await app.as(provider.head).get(`/case-files/${id}`).expect(200);
    expect(body.course.startedOn).toBe(startedOn);
    expect(body.history.at(-1)).toMatchObject({ move: 'beginCourse', reason: 'Бала ауырды' });
  });

  it('has a programme in revisions, and the one before stays as it was', async () => {
    const { provider, id } = await assessed();
    const [specialist] = provider.specialists;
    await write(specialist, id, programme(provider, 8)).expect(201);
    await approve(provider, id).expect(201);
    const { body } = await write(specialist, id, programme(provider, 12)).expect(201);
    expect(body).toMatchObject({
      revision: 1,
      approvedAt: expect.any(String),
      planned: [{ planned: 8 }],
      pending: { revision: 2, planned: [{ planned: 12 }] },
    });
    const stale = await approve(provider, id).expect(412);
    expect(stale.body).toMatchObject({ type: 'urn:problem:version.stale', params: { seen: 1, version: 2 } });
    const revisions = () =>
      app.rows(
        `select p.revision, p.approved_at is not null as approved, l.planned from core.programme p join core.planned_lesson l on l.programme_id = p.id
         where p.case_file_id = $1 order by revision`,
        [id],
      );
    expect(await revisions()).toEqual([
      { revision: 1, approved: true, planned: 8 },
      { revision: 2, approved: false, planned: 12 },
    ]);
    const late = { on: at(1, 5), reason: 'Қағаздан' };
    const onPaper = await approve(provider, id, { revision: 2, late }).expect(409);
    expect(onPaper.body.type).toBe('urn:problem:late-entry.not-allowed');
    await approve(provider, id, { revision: 2 }).expect(201);
    expect(await revisions()).toMatchObject([{ approved: true }, { revision: 2, approved: true }]);
    expect(await course(provider, id)).toMatchObject({ revision: 2, planned: [{ planned: 12 }], pending: null });
    const acts = await app.rows(
      `select detail from audit.event where object_id = $1 and action = 'programme.approved' order by id`,
      [id],
    );
    expect(acts).toMatchObject([{ detail: { revision: 1 } }, { detail: { revision: 2 } }]);
  });

  it('gives two revisions written at once two numbers', async () => {
    const { provider, id } = await assessed();
    const answers = await Promise.all(provider.specialists.map((person) => write(person, id, programme(provider))));
    expect(answers.map(({ body }) => body.pending.revision).toSorted()).toEqual([1, 2]);
  });

  it('plans no lessons for somebody outside the team, and none of a kind twice', async () => {
    const { provider, id } = await assessed();
    const form = programme(provider);
    const stranger = [{ ...form.planned[0], specialistId: provider.outsider.userId }];
    const { body } = await write(provider.specialists[0], id, { ...form, planned: stranger }).expect(422);
    expect(body.type).toBe('urn:problem:assignment.not-a-specialist');
    const twice = [...form.planned, ...form.planned];
    const { body: double } = await write(provider.specialists[0], id, { ...form, planned: twice }).expect(422);
    expect(double.errors).toEqual([{ pointer: '/planned', code: 'arrayUnique' }]);
  });

  it('has group lessons, each child’s attendance with the period of the lesson', async () => {
    const { provider, id } = await inCourse();
    const { id: other } = await app.given.caseFile(provider, { state: 'IN_REHABILITATION' });
    const attendance = [
      { caseFileId: id, state: 'PRESENT', note: 'Белсенді' },
      { caseFileId: other, state: 'ABSENT_EXCUSED' },
    ];
    const { body } = await record(
      provider.specialists[0],
      lesson([], { form: 'GROUP', topic: 'Дыбыстар', attendance }),
    ).expect(201);

    const rows = await app.rows(
      `select t.case_file_id, t.state, t.note, t.starts_at = l.starts_at and t.ends_at = l.ends_at as same_period, t.child_id = c.child_id as same_child
       from core.attendance t join core.lesson l on l.provider_id = t.provider_id and l.id = t.lesson_id join core.case_file c on c.id = t.case_file_id where t.lesson_id = $1`,
      [body.id],
    );
    const row = (caseId: string, state: string, note: string) => ({
      case_file_id: caseId,
      state,
      note,
      same_period: true,
      same_child: true,
    });
    expect(rows).toHaveLength(2);
    expect(rows).toEqual(expect.arrayContaining([row(id, 'PRESENT', 'Белсенді'), row(other, 'ABSENT_EXCUSED', '')]));
    await app.rows(`update core.lesson set ends_at = ends_at + interval '5 minutes' where id = $1`, [body.id]);
    expect(
      await app.rows(
        `select t.ends_at = l.ends_at as same from core.attendance t join core.lesson l on l.id = t.lesson_id where l.id = $1`,
        [body.id],
      ),
    ).toEqual([{ same: true }, { same: true }]);
    const { lessons } = await course(provider, other);
    expect(lessons.find((one: { id: string }) => one.id === body.id)).toMatchObject({ attendance: 'ABSENT_EXCUSED' });
  });

  it.each([
    ['in the future', { startsAt: at(-1, 5), endsAt: at(-1, 6) }, 'lesson.in-future', 422],
    ['before the course', { startsAt: at(119, 5), endsAt: at(119, 6) }, 'lesson.outside-course', 422],
    ['that ends before it starts', { startsAt: at(1, 6), endsAt: at(1, 5) }, 'lesson.ends-before-start', 422],
    ['longer than eight hours', { startsAt: at(1, 5), endsAt: at(1, 14) }, 'lesson.too-long', 422],
    ['in a room that is not there', { roomId: randomUUID() }, 'resource.not-found', 404],
  ])('has no lesson %s', async (_, change, code, status) => {
    const { provider, id } = await inCourse();
    const before = (await course(provider, id)).lessons.length;
    const { body } = await record(provider.specialists[0], lesson([id], change)).expect(status);
    expect(body.type).toBe(`urn:problem:${code}`);
    expect((await course(provider, id)).lessons).toHaveLength(before);
  });

  it('has no lesson for a case of somebody else, and then keeps nothing of the whole group', async () => {
    const { provider, id } = await inCourse();
    const [specialist] = provider.specialists;
    const alone = {
      ...provider,
      specialists: [provider.outsider, provider.specialists[1]] as typeof provider.specialists,
    };
    const { id: theirs } = await app.given.caseFile(alone, { state: 'IN_REHABILITATION' });
    const { id: notBegun } = await app.given.caseFile(provider, { state: 'ASSESSED' });
    const count = async () =>
      (await app.rows('select id from core.lesson where provider_id = $1', [provider.id])).length;
    const before = await count();
    const group = { form: 'GROUP' };
    expect((await record(specialist, lesson([id, theirs], group)).expect(404)).body.type).toBe(
      'urn:problem:case-file.not-found',
    );
    expect((await record(specialist, lesson([id, notBegun], group)).expect(409)).body.type).toBe(
      'urn:problem:case-file.wrong-state',
    );
    const double = await record(specialist, lesson([id, id], group)).expect(422);
    expect(double.body.errors).toEqual([{ pointer: '/attendance', code: 'arrayUnique' }]);
    expect(await count()).toBe(before);
  });

  it.each(['INDIVIDUAL', 'CONSULTATION'])('%s is with one child', async (form) => {
    const { provider, id } = await inCourse();
    const { id: other } = await app.given.caseFile(provider, { state: 'IN_REHABILITATION' });
    const { body } = await record(provider.specialists[0], lesson([id, other], { form })).expect(422);
    expect([body.type, body.params]).toEqual(['urn:problem:lesson.group-size', { form, min: 1, max: 1 }]);
  });

  it('has no child at two lessons at the same time', async () => {
    const { provider, id } = await inCourse();
    const [first, second] = provider.specialists;
    await record(first, lesson([id])).expect(201);
    const half = { startsAt: at(1, 5.5), endsAt: at(1, 6.5) };
    expect((await record(second, lesson([id], half)).expect(409)).body.type).toBe('urn:problem:lesson.child-busy');
    await record(second, lesson([id], { startsAt: at(1, 6), endsAt: at(1, 7) })).expect(201);
  });

  it('has nothing corrected or judged after the case is over', async () => {
    const { provider, id } = await inCourse();
    const [specialist] = provider.specialists;
    const { body: held } = await record(specialist, lesson([id])).expect(201);
    const [goal] = (await course(provider, id)).goals;
    await app.as(provider.clerk).post(`/case-files/${id}/withdrawal`).send({ reason: 'Көшіп кетті' }).expect(201);
    const correction = { state: 'ABSENT_EXCUSED', reason: 'Қате' };
    const answers = [
      await app.as(specialist).post(`/lessons/${held.id}/attendance/${id}/correction`).send(correction),
      await app.as(specialist).put(`/goals/${goal.id}`).set('if-match', '"1"').send({ state: 'ACHIEVED' }),
      await write(specialist, id, programme(provider)),
      await approve(provider, id),
    ];
    for (const { body } of answers) expect(body.type).toBe('urn:problem:case-file.wrong-state');
  });

  it('judges only what was approved', async () => {
    const { provider, id } = await inCourse();
    const { body } = await write(provider.specialists[0], id, programme(provider)).expect(201);
    const [goal] = body.pending.goals;
    const judge = app.as(provider.specialists[0]).put(`/goals/${goal.id}`).set('if-match', '"1"');
    await judge.send({ state: 'ACHIEVED' }).expect(404);
  });

  it('records a lesson once when the request is repeated with its key', async () => {
    const { provider, id } = await inCourse();
    const key = randomUUID();
    const send = () => record(provider.specialists[0], lesson([id])).set('idempotency-key', key);
    const [first, second] = [await send().expect(201), await send().expect(201)];
    expect(second.body).toEqual(first.body);
    expect(await app.rows('select id from core.lesson where id = $1', [first.body.id])).toHaveLength(1);
  });

  it('corrects attendance with a reason, beside what was said before', async () => {
    const { provider, id } = await inCourse();
    const { body: held } = await record(provider.specialists[0], lesson([id])).expect(201);
    const correct = (lessonId: string) =>
      app
        .as(provider.specialists[0])
        .post(`/lessons/${lessonId}/attendance/${id}/correction`)
        .send({ state: 'ABSENT_UNEXCUSED', reason: 'Қате басылды' });
    const { body } = await correct(held.id).expect(200);
    expect(body.lessons.find((one: { id: string }) => one.id === held.id).attendance).toBe('ABSENT_UNEXCUSED');
    expect(
      await app.rows('select from_state, to_state, reason, made_by from core.attendance_change where lesson_id = $1', [
        held.id,
      ]),
    ).toEqual([
      {
        from_state: 'PRESENT',
        to_state: 'ABSENT_UNEXCUSED',
        reason: 'Қате басылды',
        made_by: provider.specialists[0].userId,
      },
    ]);
    expect((await correct(randomUUID()).expect(404)).body.type).toBe('urn:problem:lesson.not-found');
  });

  it('judges a goal against the version that was seen', async () => {
    const { provider, id } = await inCourse();
    const [goal] = (await course(provider, id)).goals;
    const judge = (seen: number) =>
      app.as(provider.specialists[0]).put(`/goals/${goal.id}`).set('if-match', `"${seen}"`).send({ state: 'ACHIEVED' });
    const { body } = await judge(goal.version).expect(200);
    expect(body.goals[0]).toMatchObject({ state: 'ACHIEVED', version: Number(goal.version) + 1 });
    const stale = await judge(goal.version).expect(412);
    expect(stale.body.params).toEqual({ seen: 1, version: 2, theirs: { state: 'ACHIEVED' } });
  });
});

import { startApp } from '../../../test/harness';
import type { TestProvider } from '../../../test/given';

const DAY_MS = 86_400_000;
const day = (daysAgo: number): string =>
  new Date(Date.now() - daysAgo * DAY_MS + 5 * 3_600_000).toISOString().slice(0, 10);

describe('the goals of a programme', () => {
  const app = startApp();

  const inCourse = async () => {
    const provider = await app.given.provider();
    const { id } = await app.given.caseFile(provider, { state: 'IN_REHABILITATION' });
    return { provider, id };
  };
  const course = async ({ head }: TestProvider, id: string) =>
    (await app.as(head).get(`/case-files/${id}/course`).expect(200)).body;
  const judge = ({ specialists: [one] }: TestProvider, goal: { id: string; version: number }, body: object) =>
    app.as(one).put(`/goals/${goal.id}`).set('if-match', `"${goal.version}"`).send(body);
  const review = ({ specialists: [one] }: TestProvider, id: string, body: object) =>
    app
      .as(one)
      .post(`/case-files/${id}/programme/reviews`)
      .send({ revision: 1, heldOn: day(1), summary: 'Бала нұсқауды түсінеді', goals: [], ...body });

  it('keep every judgement, each with its day and who made it', async () => {
    const { provider, id } = await inCourse();
    const [goal] = (await course(provider, id)).goals;
    await judge(provider, goal, { state: 'PARTLY_ACHIEVED', on: day(3) }).expect(200);
    const undone = await judge(provider, { ...goal, version: 2 }, { state: 'DROPPED' }).expect(422);
    expect(undone.body.type).toBe('urn:problem:reason.missing');
    const ahead = await judge(provider, { ...goal, version: 2 }, { state: 'ACHIEVED', on: day(-2) }).expect(422);
    expect(ahead.body.type).toBe('urn:problem:late-entry.in-future');
    const { body } = await judge(
      provider,
      { ...goal, version: 2 },
      { state: 'DROPPED', remark: 'Көру қабілеті төмендеді' },
    ).expect(200);
    expect(body.goals[0]).toMatchObject({
      state: 'DROPPED',
      version: 3,
      changes: [
        { from: 'OPEN', to: 'PARTLY_ACHIEVED', on: day(3), remark: '' },
        { from: 'PARTLY_ACHIEVED', to: 'DROPPED', remark: 'Көру қабілеті төмендеді' },
      ],
    });
    const made = await app.rows('select made_by from core.goal_change where root_id = $1', [goal.id]);
    expect(made).toEqual([1, 2].map(() => ({ made_by: provider.specialists[0].userId })));
  });

  it('go on into the next revision with what was said of them, also of what is said while it waits', async () => {
    const { provider, id } = await inCourse();
    const [one] = provider.specialists;
    const [goal] = (await course(provider, id)).goals;
    const planned = [{ form: 'INDIVIDUAL', specialistId: one.userId, perWeek: 2 }];
    const goals = [
      { domain: 'SPEECH', wording: 'Үш сөзден сөйлем құрайды', measure: '10 суреттің 8-і', continues: goal.id },
      { domain: 'MOTOR', wording: 'Допты қағып алады' },
    ];
    const write = (body: object) => app.as(one).post(`/case-files/${id}/programme`).send(body);
    await write({ goals, planned }).expect(201);
    await judge(provider, goal, { state: 'ACHIEVED' }).expect(200);
    await app.as(provider.head).post(`/case-files/${id}/programme/approval`).send({ revision: 2 }).expect(201);
    expect((await course(provider, id)).goals).toMatchObject([
      {
        wording: 'Үш сөзден сөйлем құрайды',
        measure: '10 суреттің 8-і',
        state: 'ACHIEVED',
        changes: [{ to: 'ACHIEVED' }],
      },
      { measure: '', state: 'OPEN', changes: [] },
    ]);
    await write({ goals: [{ ...goals[1], continues: id }], planned }).expect(404);
  });

  it('are planned by the week over the length of the contract', async () => {
    const { provider, id } = await inCourse();
    const [one] = provider.specialists;
    const goals = [{ domain: 'SPEECH', wording: 'Сөйлем құрайды' }];
    const write = (planned: object) =>
      app
        .as(one)
        .post(`/case-files/${id}/programme`)
        .send({ goals, planned: [planned] });
    const lessons = { form: 'INDIVIDUAL', specialistId: one.userId };
    const { body } = await write({ ...lessons, perWeek: 2 }).expect(201);
    const [row] = await app.rows<{ days: number }>('select length_days as days from core.case_file where id = $1', [
      id,
    ]);
    expect(body.pending.planned).toEqual([{ ...lessons, perWeek: 2, planned: Math.round((2 * row!.days) / 7) }]);
    const none = await write(lessons).expect(422);
    expect(none.body.errors).toEqual([{ pointer: '/planned/0/planned', code: 'isInt' }]);
  });

  it('are looked at on the way, with what is found and when next', async () => {
    const { provider, id } = await inCourse();
    const [goal] = (await course(provider, id)).goals;
    const { body } = await review(provider, id, {
      nextOn: day(-30),
      goals: [{ goalId: goal.id, state: 'PARTLY_ACHIEVED' }],
    }).expect(201);
    expect(body.reviews).toMatchObject([
      { revision: 1, heldOn: day(1), nextOn: day(-30), summary: 'Бала нұсқауды түсінеді' },
    ]);
    expect(body.goals[0]).toMatchObject({ state: 'PARTLY_ACHIEVED', changes: [{ on: day(1) }] });
    expect(
      await app.rows(
        `select c.to_state from core.goal_change c join core.programme_review r on r.id = c.review_id join core.programme p on p.id = r.programme_id
         where p.case_file_id = $1`,
        [id],
      ),
    ).toEqual([{ to_state: 'PARTLY_ACHIEVED' }]);
    const before = await review(provider, id, { nextOn: day(2) }).expect(422);
    expect(before.body.errors).toEqual([{ pointer: '/nextOn', code: 'isAfterStart' }]);
    expect((await review(provider, id, { heldOn: day(-2) }).expect(422)).body.type).toBe(
      'urn:problem:late-entry.in-future',
    );
    expect((await review(provider, id, { revision: 2 }).expect(412)).body.type).toBe('urn:problem:version.stale');
  });

  it('are nobody’s who is not on the team, and of no programme before one is approved', async () => {
    const { provider, id } = await inCourse();
    const body = { revision: 1, heldOn: day(1), summary: 'Аралық қарау', goals: [] };
    const ask = (person: TestProvider['head'], at = id) =>
      app.as(person).post(`/case-files/${at}/programme/reviews`).send(body);
    await ask(provider.outsider).expect(404);
    await ask(provider.head).expect(403);
    await ask((await app.given.provider()).specialists[0]).expect(404);
    const { id: assessed } = await app.given.caseFile(provider, { state: 'ASSESSED' });
    const none = await ask(provider.specialists[0], assessed).expect(409);
    expect(none.body.type).toBe('urn:problem:course.no-programme');
    await app.as(provider.clerk).post(`/case-files/${id}/withdrawal`).send({ reason: 'Көшіп кетті' }).expect(201);
    expect((await ask(provider.specialists[0]).expect(409)).body.type).toBe('urn:problem:case-file.wrong-state');
  });
});

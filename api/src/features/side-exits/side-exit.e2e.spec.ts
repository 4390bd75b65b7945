import { addDays, almatyDay } from '@onaltu/domain/clock/day';
import type { StoryState } from '../../demo/case-story';
import type { TestProvider } from '../../../test/given';
import { startApp } from '../../../test/harness';

const today = almatyDay(new Date());
const reason = 'Отбасының өтініші бойынша';

describe('what life does beside the six actions', () => {
  const app = startApp();
  const begun = async (state: StoryState) => {
    const provider = await app.given.provider();
    const { id } = await app.given.caseFile(provider, { state });
    return { provider, id };
  };
  const lastMove = async (id: string) =>
    (
      await app.rows<{ move: string; reason: string | null; detail: object }>(
        'select move, reason, detail from core.case_move where case_file_id = $1 order by id desc limit 1',
        [id],
      )
    )[0];

  it('sends a package back for completion and takes it in again', async () => {
    const { provider, id } = await begun('REGISTERED');
    const { body } = await app
      .as(provider.head)
      .post(`/case-files/${id}/return`)
      .send({ reason, missing: ['BIRTH_CERTIFICATE_OR_ID'] })
      .expect(201);
    expect(body).toMatchObject({ state: 'RETURNED_FOR_COMPLETION', action: 1 });
    expect(await lastMove(id)).toEqual({
      move: 'returnForCompletion',
      reason,
      detail: { missing: ['BIRTH_CERTIFICATE_OR_ID'] },
    });
    await app.as(provider.clerk).post(`/case-files/${id}/handing-in`).expect(201);
    await app.as(provider.head).post(`/case-files/${id}/review`).send({}).expect(201);
  });

  it('keeps a waiting list in the order of receipt, and calls up from it', async () => {
    const provider = await app.given.provider();
    const late = await app.given.caseFile(provider, { state: 'UNDER_HEAD_REVIEW', receivedDaysAgo: 10 });
    const early = await app.given.caseFile(provider, { state: 'UNDER_HEAD_REVIEW', receivedDaysAgo: 30 });
    for (const { id } of [late, early])
      await app.as(provider.head).post(`/case-files/${id}/waiting`).send({ reason }).expect(201);
    const { body } = await app.as(provider.clerk).get('/waiting-list').expect(200);
    expect(body.map(({ id, position }: { id: string; position: number }) => [id, position])).toEqual([
      [early.id, 1],
      [late.id, 2],
    ]);
    const called = await app.as(provider.head).post(`/case-files/${early.id}/call`).expect(201);
    expect(called.body.state).toBe('UNDER_HEAD_REVIEW');
    expect((await app.as(provider.head).get('/waiting-list')).body).toHaveLength(1);
  });

  it('refuses by a ground of the regulation, and frees the child for another provider', async () => {
    const { provider, id } = await begun('REGISTERED');
    await app.as(provider.head).post(`/case-files/${id}/refusal`).send({ reason, ground: 'WEATHER' }).expect(422);
    await app.rows(
      `update directory.regulation set content = jsonb_set(content, '{refusalGrounds}', '[{"code":"COURT_DECISION","source":"¶1"}]')`,
    );
    const unknown = await app
      .as(provider.head)
      .post(`/case-files/${id}/refusal`)
      .send({ reason, ground: 'FALSE_DOCUMENTS' });
    expect([unknown.status, unknown.body.type]).toEqual([422, 'urn:problem:case-file.unknown-ground']);
    const { body } = await app
      .as(provider.head)
      .post(`/case-files/${id}/refusal`)
      .send({ reason, ground: 'COURT_DECISION' })
      .expect(201);
    expect(body).toMatchObject({ state: 'REFUSED', action: null });
    expect(await app.rows('select from directory.open_child where case_file_id = $1', [id])).toHaveLength(0);
  });

  it.each(['REGISTERED', 'CONTRACT_CONCLUDED', 'IN_REHABILITATION'] as const)(
    'withdraws from %s on the representative’s paper',
    async (state) => {
      const { provider, id } = await begun(state);
      const { body } = await app
        .as(provider.clerk)
        .post(`/case-files/${id}/withdrawal`)
        .send({ reason, paperNumber: '17-ө' })
        .expect(201);
      expect(body.state).toBe('WITHDRAWN');
      expect((await lastMove(id))?.detail).toEqual({ paperNumber: '17-ө' });
    },
  );

  it('pauses a course from a day and counts on from another, the days between left out', async () => {
    const { provider, id } = await begun('IN_REHABILITATION');
    const head = app.as(provider.head);
    const before = (await head.get(`/case-files/${id}`)).body.course;
    await head
      .post(`/case-files/${id}/pause`)
      .send({ reason, from: addDays(today, 1) })
      .expect(422);
    await head
      .post(`/case-files/${id}/pause`)
      .send({ reason, from: addDays(today, -400) })
      .expect(422);
    await head
      .post(`/case-files/${id}/pause`)
      .send({ reason, from: addDays(today, -10) })
      .expect(201);
    expect((await head.get(`/case-files/${id}`)).body).toMatchObject({ state: 'SUSPENDED', course: { paused: true } });
    await head
      .post(`/case-files/${id}/resumption`)
      .send({ on: addDays(today, -12) })
      .expect(422);
    await head
      .post(`/case-files/${id}/resumption`)
      .send({ on: addDays(today, -3) })
      .expect(201);
    const after = (await head.get(`/case-files/${id}`)).body.course;
    expect(before.day - after.day).toBe(7);
    expect(after.plannedEndOn).toBe(addDays(before.plannedEndOn, 7));
  });

  it('prolongs a course by an addendum, within the regulation', async () => {
    const { provider, id } = await begun('IN_REHABILITATION');
    const head = app.as(provider.head);
    for (const lengthDays of [180, 100, 366])
      await head.post(`/case-files/${id}/prolongation`).send({ reason, lengthDays }).expect(422);
    await head.post(`/case-files/${id}/prolongation`).send({ reason, lengthDays: 240 }).expect(201);
    expect((await head.get(`/case-files/${id}`)).body.course.of).toBe(240);
    expect(await app.rows('select from_days, to_days from core.contract_addendum')).toEqual([
      { from_days: 180, to_days: 240 },
    ]);
    expect((await app.outbox(provider)).at(-1)?.queue).toBe('document.render');
  });

  it('ends a course early on a day, or transfers the child by name', async () => {
    const early = await begun('IN_REHABILITATION');
    const beforeLessons = await app
      .as(early.provider.head)
      .post(`/case-files/${early.id}/early-end`)
      .send({ reason, on: addDays(today, -110) })
      .expect(422);
    expect(beforeLessons.body.type).toBe('urn:problem:lesson.outside-course');
    const ended = await app
      .as(early.provider.head)
      .post(`/case-files/${early.id}/early-end`)
      .send({ reason, on: addDays(today, -1) })
      .expect(201);
    expect(ended.body.state).toBe('TERMINATED_EARLY');
    const moved = await begun('ASSESSED');
    await app
      .as(moved.provider.head)
      .post(`/case-files/${moved.id}/transfer`)
      .send({ reason, destination: '№ 5 кабинет' })
      .expect(201);
    expect((await lastMove(moved.id))?.detail).toEqual({ destination: '№ 5 кабинет' });
  });

  it('lets a head take several packages up at once, and says which could not be', async () => {
    const provider = await app.given.provider();
    const [one, two, done] = [
      await app.given.caseFile(provider, { state: 'REGISTERED' }),
      await app.given.caseFile(provider, { state: 'REGISTERED' }),
      await app.given.caseFile(provider, { state: 'ASSESSED' }),
    ];
    const foreign = await app.given.caseFile(await app.given.provider(), { state: 'REGISTERED' });
    const ids = [one, two, done, foreign].map(({ id }) => id);
    const { body } = await app
      .as(provider.head)
      .post('/reviews')
      .set('idempotency-key', 'bulk-0001')
      .send({ caseFileIds: ids })
      .expect(200);
    expect(body.results.map(({ refusal }: { refusal: string | null }) => refusal)).toEqual([
      null,
      null,
      'case-file.wrong-state',
      'case-file.not-found',
    ]);
  });

  const exits: readonly [path: string, body: object, who: 'head' | 'clerk', state: StoryState][] = [
    ['return', { reason, missing: ['IPAR'] }, 'head', 'ASSESSED'],
    ['handing-in', {}, 'clerk', 'REGISTERED'],
    ['waiting', { reason }, 'head', 'REGISTERED'],
    ['call', {}, 'head', 'REGISTERED'],
    ['refusal', { reason, ground: 'COURT_DECISION' }, 'head', 'ASSESSED'],
    ['withdrawal', { reason }, 'clerk', 'CONCLUSION_IN_PREPARATION'],
    ['pause', { reason, from: today }, 'head', 'ASSESSED'],
    ['resumption', { on: today }, 'head', 'ASSESSED'],
    ['prolongation', { reason, lengthDays: 300 }, 'head', 'ASSESSED'],
    ['early-end', { reason, on: today }, 'head', 'ASSESSED'],
    ['transfer', { reason, destination: 'Орталық' }, 'head', 'REGISTERED'],
  ];

  it.each(exits)('%s: not from any state, not by anybody, not for another provider', async (path, body, who, state) => {
    const { provider, id } = await begun(state);
    const stranger: TestProvider = await app.given.provider();
    const post = (person: TestProvider['head']) => app.as(person).post(`/case-files/${id}/${path}`).send(body);
    const wrong = await post(provider[who]);
    expect([wrong.status, wrong.body.type]).toEqual([409, 'urn:problem:case-file.wrong-state']);
    await post(who === 'head' ? provider.clerk : provider.head).expect(403);
    await post(provider.specialists[0]).expect(403);
    await post(stranger[who]).expect(404);
    if (Object.keys(body).length > 0)
      await app.as(provider[who]).post(`/case-files/${id}/${path}`).send({}).expect(422);
    expect(await app.rows('select state from core.case_file where id = $1', [id])).toEqual([{ state }]);
  });
});

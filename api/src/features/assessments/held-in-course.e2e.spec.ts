import { almatyDay } from '@onaltu/domain/clock/day';
import type { TestProvider } from '../../../test/given';
import { startApp } from '../../../test/harness';
import type { Person } from '../../../test/person';

const DAY_MS = 86_400_000;
const ago = (days: number): string => new Date(Date.now() - days * DAY_MS).toISOString();
const late = (days: number, reason = 'Қағаз хаттамадан', paperNumber = '7-қ') => ({
  late: { on: ago(days), reason, paperNumber },
});

describe('an assessment held in the course', () => {
  const app = startApp();

  const inCourse = async () => {
    const provider = await app.given.provider();
    const { id: caseId } = await app.given.caseFile(provider, { state: 'IN_REHABILITATION' });
    return { provider, caseId };
  };
  const begin = (person: Person, caseId: string, body: object) =>
    app.as(person).post(`/case-files/${caseId}/assessments`).send(body);
  const complete = (person: Person, caseId: string, body: object = {}) =>
    app.as(person).post(`/case-files/${caseId}/completion`).send(body);
  const read = async (person: Person, id: string) => (await app.as(person).get(`/assessments/${id}`).expect(200)).body;
  const agree = async (person: Person, id: string, body: object = {}) => {
    const { version } = await read(person, id);
    const answer = app.as(person).post(`/assessments/${id}/answer`).set('if-match', `"${version}"`);
    return answer.send({ answer: 'AGREED', ...body });
  };
  const write = async ({ specialists }: TestProvider, id: string) => {
    for (const person of specialists) {
      const { sections } = await read(person, id);
      const own = sections.find(({ specialistId }: { specialistId: string }) => specialistId === person.userId);
      for (const indicator of own.missing)
        await app.as(person).put(`/assessments/${id}/scores/${indicator}`).send({ value: 3 }).expect(200);
      await app.as(person).post(`/assessments/${id}/section/finish`).expect(200);
    }
    const words = app.as(specialists[0]).put(`/assessments/${id}/summary`).set('if-match', '"1"');
    await words.send({ summary: 'Ортақ қорытынды' }).expect(200);
    expect((await agree(specialists[0], id)).status).toBe(200);
  };
  /** The final record on paper: begun and closed so many days ago. */
  const holdFinal = async (
    { provider, caseId }: Awaited<ReturnType<typeof inCourse>>,
    begun: number,
    closed: number,
  ) => {
    const { body } = await begin(provider.specialists[0], caseId, { kind: 'FINAL', ...late(begun) }).expect(201);
    await write(provider, body.id);
    expect((await agree(provider.specialists[1], body.id, late(closed, 'Кейін табылды', '8-қ'))).status).toBe(200);
    return body.id as string;
  };

  it.each([
    ['in the future', -30, 'late-entry.in-future'],
    ['before the course', 119, 'late-entry.before-previous'],
  ])('is not held %s', async (_, days, code) => {
    const { provider, caseId } = await inCourse();
    const { body } = await begin(provider.specialists[0], caseId, { kind: 'FINAL', ...late(days) }).expect(422);
    expect(body.type).toBe(`urn:problem:${code}`);
  });

  it('is not closed in the future, nor before it was held, and keeps why it came late', async () => {
    const { provider, caseId } = await inCourse();
    const [first, second] = provider.specialists;
    const { body } = await begin(first, caseId, { kind: 'FINAL', ...late(20) }).expect(201);
    expect(body).toMatchObject({ lateReason: 'Қағаз хаттамадан', paperNumber: '7-қ' });
    await write(provider, body.id);
    expect((await agree(second, body.id, late(-30))).body.type).toBe('urn:problem:late-entry.in-future');
    expect((await agree(second, body.id, late(25))).body.type).toBe('urn:problem:late-entry.before-previous');
    const closed = await agree(second, body.id, late(19, 'Кейін табылды', '8-қ'));
    expect(closed.body).toMatchObject({
      closedAt: expect.any(String),
      lateReason: 'Қағаз хаттамадан; Кейін табылды',
      paperNumber: '7-қ; 8-қ',
    });
  });

  it('is not worked on while the course is paused or over', async () => {
    const { provider, caseId } = await inCourse();
    const [first] = provider.specialists;
    const { body } = await begin(first, caseId, { kind: 'INTERIM' }).expect(201);
    const pause = { reason: 'Ауырды', from: ago(0).slice(0, 10) };
    await app.as(provider.head).post(`/case-files/${caseId}/pause`).send(pause).expect(201);
    const score = await app.as(first).put(`/assessments/${body.id}/scores/SPEECH.NAMES_OBJECTS`).send({ value: 2 });
    const finish = await app.as(first).post(`/assessments/${body.id}/section/finish`);
    for (const answer of [score, finish, await agree(first, body.id)])
      expect([answer.status, answer.body.type]).toEqual([409, 'urn:problem:case-file.wrong-state']);
  });

  it('is not interim after the final one, and the course does not end while one is open', async () => {
    const one = await inCourse();
    const [first] = one.provider.specialists;
    await begin(first, one.caseId, { kind: 'INTERIM' }).expect(201);
    expect((await complete(first, one.caseId).expect(409)).body.type).toBe('urn:problem:assessment.already-open');
    expect((await begin(first, one.caseId, { kind: 'FINAL' }).expect(409)).body.type).toBe(
      'urn:problem:assessment.already-open',
    );
    const two = await inCourse();
    await holdFinal(two, 20, 19);
    const interim = await begin(two.provider.specialists[0], two.caseId, { kind: 'INTERIM' }).expect(409);
    expect(interim.body.type).toBe('urn:problem:assessment.closed');
  });

  it('counts for the end of the course only if it was closed by then, and no lesson came after', async () => {
    const held = await inCourse();
    const [first] = held.provider.specialists;
    await holdFinal(held, 20, 19);
    const before = await complete(first, held.caseId, late(21)).expect(409);
    expect(before.body.type).toBe('urn:problem:course.no-final-assessment');
    const startsAt = new Date(Date.parse(ago(5)));
    await app.given.openedEntry(held.provider, almatyDay(startsAt));
    const lesson = { startsAt: startsAt.toISOString(), endsAt: new Date(startsAt.getTime() + 1_800_000).toISOString() };
    const attendance = [{ caseFileId: held.caseId, state: 'PRESENT' }];
    await app
      .as(first)
      .post('/lessons')
      .send({ ...lesson, form: 'INDIVIDUAL', attendance })
      .expect(201);
    const after = await complete(first, held.caseId, late(18)).expect(422);
    expect(after.body.type).toBe('urn:problem:lesson.outside-course');
    await complete(first, held.caseId, late(4)).expect(201);
  });

  it('is shown in the list with a trace', async () => {
    const { provider, caseId } = await inCourse();
    await app.as(provider.head).get(`/case-files/${caseId}/assessments`).expect(200);
    const traces = await app.rows(
      `select detail from audit.event where object_id = $1 and action = 'case-file.read' and detail ->> 'part' = 'assessments'`,
      [caseId],
    );
    expect(traces).toHaveLength(1);
  });
});

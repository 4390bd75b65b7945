import { almatyDay } from '@onaltu/domain/clock/day';
import type { StoryStop } from '../../demo/case-story';
import { sign, writePart } from '../../../test/conclusion-work';
import type { TestProvider } from '../../../test/given';
import { startApp } from '../../../test/harness';
import type { Person } from '../../../test/person';
import type { ProcessView, WorkView } from './work.view';

describe('my work', () => {
  const app = startApp({ worker: true });
  const work = async (person: Person): Promise<WorkView> =>
    (await app.as(person).get('/work').expect(200)).body as WorkView;
  const duties = async (person: Person) =>
    (await work(person)).tasks.map(({ duty, number }) => `${duty} ${number ?? '-'}`);
  const numberOf = async (id: string) =>
    (await app.rows<{ number: string }>('select number from core.case_file where id = $1', [id]))[0]?.number;
  const begun = async (state: StoryStop, receivedDaysAgo?: number) => {
    const provider = await app.given.provider();
    const { id } = await app.given.caseFile(provider, { state, ...(receivedDaysAgo ? { receivedDaysAgo } : {}) });
    return { provider, id, number: await numberOf(id) };
  };

  it.each([
    ['DRAFT', 'clerk', 'finishDraft'],
    ['REGISTERED', 'head', 'review'],
    ['UNDER_HEAD_REVIEW', 'head', 'review'],
    ['CONTRACT_CONCLUDED', 'specialist', 'beginAssessment'],
    ['ASSESSED', 'specialist', 'writeProgramme'],
  ] as const)('%s asks the %s: %s', async (state, who, duty) => {
    const { provider, id } = await begun(state);
    const person = who === 'specialist' ? provider.specialists[0] : provider[who];
    const { tasks } = await work(person);
    expect(tasks.filter((task) => task.duty !== 'bringPapers')).toMatchObject([{ duty, caseFileId: id, state }]);
    expect((await work(provider.outsider)).tasks).toEqual([]);
  });

  it('says how long it has waited, when it is late, and whose child it is', async () => {
    const { provider, id, number } = await begun('REGISTERED');
    const [task] = (await work(provider.head)).tasks;
    expect(task).toMatchObject({ number, caseFileId: id, handling: 'NOT_STARTED', norm: 10, urgency: 'LATE' });
    expect(task?.childName).toMatch(/\S/);
    expect(task?.waited).toBeGreaterThan(15);
    await app.as(provider.head).post(`/case-files/${id}/review`).send({}).expect(201);
    expect((await work(provider.head)).tasks).toMatchObject([{ handling: 'RUNNING', urgency: 'TODAY', waited: 0 }]);
  });

  it('leads the team through the joint record', async () => {
    const { provider, id, number } = await begun('CONTRACT_CONCLUDED');
    const [first, second] = provider.specialists;
    await app.as(first).post(`/case-files/${id}/assessments`).send({ kind: 'INITIAL' }).expect(201);
    expect(await duties(second)).toEqual([`fillSection ${number}`, `writeSummary ${number}`]);
    expect((await work(second)).tasks[0]).toMatchObject({ assessment: 'INITIAL' });
  });

  it('asks the head for his signature only when every specialist’s holds', async () => {
    const { provider, id, number } = await begun('CONCLUSION_IN_PREPARATION');
    const [first, second] = provider.specialists;
    await app.settled();
    expect(await duties(first)).toEqual([`writePart ${number}`, `sign ${number}`]);
    for (const one of provider.specialists) await writePart(app, one, id, 0).expect(200);
    await sign(app, first, id, { role: 'SPECIALIST' }).expect(200);
    expect([await duties(first), await duties(second), await duties(provider.head)]).toEqual([
      [],
      [`sign ${number}`],
      [],
    ]);
    await sign(app, second, id, { role: 'SPECIALIST' }).expect(200);
    expect(await duties(provider.head)).toEqual([`signAsHead ${number}`]);
    await app
      .as(second)
      .put(`/case-files/${id}/conclusion/part`)
      .set('if-match', '"1"')
      .send({ wording: 'Басқа сөздер.' })
      .expect(200);
    expect([await duties(first), await duties(provider.head)]).toEqual([[`sign ${number}`], []]);
  });

  it('asks the clerk to hand over what is signed, and for papers that are missing', async () => {
    const { provider, id, number } = await begun('CONCLUSION_IN_PREPARATION');
    await app.settled();
    for (const one of provider.specialists) await writePart(app, one, id, 0).expect(200);
    for (const one of provider.specialists) await sign(app, one, id, { role: 'SPECIALIST' }).expect(200);
    await sign(app, provider.head, id, { role: 'HEAD' }).expect(200);
    expect(await duties(provider.clerk)).toContain(`prepareCertificate ${number}`);
    await app.as(provider.clerk).post(`/case-files/${id}/certificate`).send({ language: 'kk' }).expect(201);
    await app.settled();
    expect(await duties(provider.clerk)).toContain(`handOver ${number}`);

    const { provider: other, number: open } = await begun('IN_REHABILITATION');
    const { tasks } = await work(other.clerk);
    expect(tasks).toMatchObject([{ duty: 'bringPapers', number: open, urgency: 'LATER', missingPapers: 1 }]);
  });

  it('brings the end of a course before the head, by its day', async () => {
    const { provider, number } = await begun('IN_REHABILITATION', 190);
    expect((await work(provider.head)).tasks).toMatchObject([{ duty: 'decideEnd', number, urgency: 'LATE' }]);
    expect((await work(provider.specialists[0])).tasks).toMatchObject([
      { duty: 'holdFinalAssessment', urgency: 'LATE' },
    ]);
    const { provider: young } = await begun('IN_REHABILITATION', 60);
    expect((await work(young.head)).tasks).toEqual([]);
  });

  it('is on the page of the case too, with what is done already', async () => {
    const { provider, id } = await begun('CONCLUSION_IN_PREPARATION');
    await app.settled();
    await writePart(app, provider.specialists[0], id, 0).expect(200);
    const { body } = await app.as(provider.specialists[0]).get(`/case-files/${id}`).expect(200);
    expect(body.duties).toMatchObject([
      { duty: 'writePart', done: true },
      { duty: 'sign', done: false },
    ]);
  });

  it('shows what was held today', async () => {
    const { provider, id } = await begun('IN_REHABILITATION');
    const [first] = provider.specialists;
    const now = Date.now();
    const lesson = {
      startsAt: new Date(now - 40 * 60_000).toISOString(),
      endsAt: new Date(now - 5 * 60_000).toISOString(),
      form: 'INDIVIDUAL',
      topic: 'Дыбыс',
      attendance: [{ caseFileId: id, state: 'PRESENT' }],
    };
    await app.as(first).post('/lessons').send(lesson).expect(201);
    const sameDay = almatyDay(new Date(lesson.startsAt)) === almatyDay(new Date());
    const { lessons } = await work(first);
    expect(lessons.map(({ topic, children }) => [topic, children.length])).toEqual(sameDay ? [['Дыбыс', 1]] : []);
    expect((await work(provider.specialists[1])).lessons).toEqual([]);
  });

  it('notes whose names were shown', async () => {
    const { provider, id } = await begun('REGISTERED');
    await work(provider.head);
    const [noted] = await app.rows<{ detail: { ids: string[] } }>(
      `select detail from audit.event where action = 'case-file.listed' and object_type = 'case_file' and owner_id = $1 order by id desc limit 1`,
      [provider.id],
    );
    expect(noted?.detail.ids).toEqual([id]);
  });

  it('is closed to an administrator, who sees no case', async () => {
    const { admin } = await app.given.provider();
    await app.as(admin).get('/work').expect(403);
  });
});

describe('the process of a provider now', () => {
  const app = startApp();
  let provider: TestProvider;
  beforeAll(async () => (provider = await app.given.provider()));

  it('counts the open cases in each action and those that are late, its own alone', async () => {
    for (const state of ['DRAFT', 'REGISTERED', 'UNDER_ASSESSMENT', 'IN_REHABILITATION'] as const)
      await app.given.caseFile(provider, { state });
    await app.given.caseFile(provider, { state: 'IN_REHABILITATION', receivedDaysAgo: 200 });
    await app.given.caseFile(await app.given.provider(), { state: 'REGISTERED' });
    const { body } = await app.as(provider.head).get('/process').expect(200);
    expect((body as ProcessView).actions.map(({ open }) => open)).toEqual([1, 1, 1, 2, 0, 0]);
    expect((body as ProcessView).actions[3]).toEqual({ action: 4, open: 2, late: 1 });
    expect((body as ProcessView).actions[1]?.late).toBe(1);
  });

  it('is for those who see every case', async () => {
    await app.as(provider.specialists[0]).get('/process').expect(403);
    await app.as(provider.admin).get('/process').expect(403);
  });
});

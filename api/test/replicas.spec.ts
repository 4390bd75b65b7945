import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { randomUUID } from 'node:crypto';
import type { Response } from 'supertest';
import { application, type StoryStop } from '../src/demo/case-story';
import { HttpModule } from '../src/http.module';
import { createHttpApp } from '../src/platform/http/http-app';
import { signedCase } from './conclusion-work';
import type { TestProvider } from './given';
import { startApp } from './harness';
import { type Person, PersonCalls } from './person';

const TIMES = 20;
const contract = {
  lengthDays: 180,
  language: 'kk',
  signedByHead: true,
  signedByRepresentativeAt: new Date(Date.now() - 86_400_000).toISOString(),
};
const recipient = { recipientName: 'Мысалова Айжан', recipientPaper: 'Жеке куәлік 000142' };

describe('two replicas', () => {
  const app = startApp({ worker: true });
  let other: NestFastifyApplication;

  beforeAll(async () => {
    other = await createHttpApp(HttpModule);
    await other.init();
    await other.getHttpAdapter().getInstance().ready();
    await other.listen(0, '127.0.0.1');
  });
  afterAll(() => other.close());

  /** So many requests at once, every second one to the other replica. */
  const race = (times: number, ask: (as: (person: Person) => PersonCalls, n: number) => PromiseLike<Response>) =>
    Promise.all(
      Array.from({ length: times }, (_, n) => ask((person) => new PersonCalls(n % 2 ? app.http : other, person), n)),
    );
  const statuses = (answers: Response[]) => answers.map(({ status }) => status).toSorted((a, b) => a - b);
  const oneOf = (times: number) => [201, ...Array.from({ length: times - 1 }, () => 409)];
  const refusals = (answers: Response[]) => [
    ...new Set(answers.filter(({ status }) => status !== 201).map(({ body }) => body.type as string)),
  ];
  const draft = async ({ clerk }: TestProvider): Promise<string> =>
    (
      await app
        .as(clerk)
        .post('/case-files')
        .send({ child: { lastName: 'Мысалов' } })
        .expect(201)
    ).body.id;
  const team = async ({ head, specialists: [first] }: TestProvider, id: string): Promise<void> => {
    await app.as(head).post(`/case-files/${id}/team`).send({ specialistId: first.userId }).expect(204);
  };
  const wait = async ({ head }: TestProvider, id: string): Promise<void> => {
    await app.as(head).post(`/case-files/${id}/waiting`).send({ reason: 'Орын жоқ' }).expect(201);
  };
  /** What one case has left behind it so far. */
  const left = async (id: string) => {
    const [row] = await app.rows<{ moves: number; jobs: number }>(
      `select (select count(*)::int from core.case_move where case_file_id = $1) as moves,
         (select count(*)::int from core.outbox o join core.document d on d.id::text = o.data ->> 'documentId' where d.case_file_id = $1) as jobs`,
      [id],
    );
    return row!;
  };

  type Move = { what: string; state: StoryStop; who: 'clerk' | 'head'; path: string; body?: object; jobs?: number };
  it.each<Move & { before?: typeof team }>([
    { what: 'a registration', state: 'DRAFT', who: 'clerk', path: 'registration', body: application(1), jobs: 1 },
    { what: 'a review', state: 'REGISTERED', who: 'head', path: 'review' },
    {
      what: 'a contract',
      state: 'UNDER_HEAD_REVIEW',
      who: 'head',
      path: 'contract',
      body: contract,
      jobs: 1,
      before: team,
    },
    { what: 'the last of the waiting list', state: 'UNDER_HEAD_REVIEW', who: 'head', path: 'call', before: wait },
  ])('give $what to one of twenty who ask at once', async ({ state, who, path, body = {}, jobs = 0, before }) => {
    const provider = await app.given.provider();
    const { id } = await app.given.caseFile(provider, { state });
    await before?.(provider, id);
    const was = await left(id);

    const answers = await race(TIMES, (as) => as(provider[who]).post(`/case-files/${id}/${path}`).send(body));

    expect(statuses(answers)).toEqual(oneOf(TIMES));
    expect(refusals(answers)).toEqual(['urn:problem:case-file.wrong-state']);
    expect(await left(id)).toEqual({ moves: was.moves + 1, jobs: was.jobs + jobs });
  });

  it('keep one open case a child, and tell the others', async () => {
    const provider = await app.given.provider();
    const ids = await Promise.all(Array.from({ length: 6 }, () => draft(provider)));
    const answers = await race(ids.length, (as, n) =>
      as(provider.clerk).post(`/case-files/${ids[n]}/registration`).send(application(2)),
    );
    expect(statuses(answers)).toEqual(oneOf(ids.length));
    expect(refusals(answers)).toEqual(['urn:problem:case-file.duplicate-open']);
    expect(await app.rows('select id from core.child where provider_id = $1', [provider.id])).toHaveLength(1);
    expect(await app.outbox(provider)).toHaveLength(1);
  });

  it('give fifty registrations fifty numbers without a gap and without a double', async () => {
    const provider = await app.given.provider();
    const ids = await Promise.all(Array.from({ length: 50 }, () => draft(provider)));
    const answers = await race(ids.length, (as, n) =>
      as(provider.clerk)
        .post(`/case-files/${ids[n]}/registration`)
        .send(application(100 + n)),
    );
    expect(statuses(answers)).toEqual(ids.map(() => 201));
    const numbers = answers.map(({ body }) => Number(body.number.split('-')[1])).toSorted((a, b) => a - b);
    expect(numbers).toEqual(ids.map((_, i) => i + 1));
  });

  it('answer twenty repeats of one key alike, and act once', async () => {
    const provider = await app.given.provider();
    const id = await draft(provider);
    const key = randomUUID();
    const answers = await race(TIMES, (as) =>
      as(provider.clerk).post(`/case-files/${id}/registration`).set('idempotency-key', key).send(application(3)),
    );
    expect(statuses(answers)).toEqual(answers.map(() => 201));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(await left(id)).toEqual({ moves: 1, jobs: 1 });
  });

  it('number one certificate, and hand it over once', async () => {
    const provider = await app.given.provider();
    const id = await signedCase(app, provider);
    const path = `/case-files/${id}/certificate`;
    const prepared = await race(TIMES, (as) => as(provider.clerk).post(path).send({}));
    expect(statuses(prepared)).toEqual(prepared.map(() => 201));
    expect(new Set(prepared.map(({ body }) => body.number as string)).size).toBe(1);
    await app.settled();
    const was = await left(id);

    const given = await race(TIMES, (as) => as(provider.clerk).post(`${path}/handing-over`).send(recipient));

    expect(statuses(given)).toEqual(oneOf(TIMES));
    expect(refusals(given)).toEqual(['urn:problem:case-file.wrong-state']);
    expect(await left(id)).toEqual({ moves: was.moves + 1, jobs: was.jobs });
    expect(
      await app.rows('select number from core.certificate where provider_id = $1 and revoked_at is null', [
        provider.id,
      ]),
    ).toHaveLength(1);
  });
});

import Redis from 'ioredis';
import { Config } from '../../config';
import { startApp } from '../../../test/harness';
import { withQueue } from '../../../test/job-work';
import type { Person } from '../../../test/person';
import { definedJobs } from '../../platform/jobs/job';

type Queues = { queues: { name: string; readOnlyMode: boolean; counts: { waiting: number }; jobs: unknown[] }[] };
const CHILD = 'Айсұлу Мысалова';

describe('the page of the queues', () => {
  const app = startApp();
  let operator: Person;
  beforeAll(async () => void (operator = await app.given.operator()));

  const look = (path: string, person: Person | null = operator) => {
    const request = app.anonymous().get(`/api/operator/queues${path}`);
    return person ? request.set('cookie', person.cookie) : request;
  };
  const redisHolds = async (): Promise<string[]> => {
    const { redisUrl, queuePrefix } = app.http.get(Config);
    const redis = new Redis(redisUrl);
    try {
      return (await redis.keys(`${queuePrefix}:*`)).toSorted();
    } finally {
      redis.disconnect();
    }
  };

  it('is the library’s own page, from this machine alone', async () => {
    for (const path of ['', '/job-schedulers', '/queue/document.render', '/queue/document.render/1']) {
      const { text, headers } = await look(path).set('accept-language', 'kk').expect(200);
      expect(headers['content-type']).toBe('text/html; charset=utf-8');
      expect(headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self'; /);
      expect(text).toContain('<title>Кезектер</title>');
      expect(text).not.toMatch(/https?:|<%|"static\//);
      const named = [...text.matchAll(/(?:src|href)="(\/api\/operator\/queues\/static\/[^"]+)"/g)].map(
        ([, file]) => file!,
      );
      expect(named.length).toBeGreaterThan(5);
      for (const file of named)
        expect((await look(file.replace('/api/operator/queues', '')).expect(200)).headers).toMatchObject({
          'content-type': expect.stringMatching(/^(text\/(javascript|css); charset=utf-8|image\/(svg\+xml|png))$/),
          'x-content-type-options': 'nosniff',
        });
    }
  });

  it('hands out no file but those of the library', async () => {
    for (const path of ['../index.ejs', '%2e%2e/index.ejs', '..%2findex.ejs', 'js', '', '/etc/passwd'])
      await look(`/static/${path}`).expect(404);
  });

  it('names every queue of the product and lets none be changed', async () => {
    const { queues } = (await look('/api/queues').expect(200)).body as Queues;
    expect(queues.map(({ name }) => name)).toEqual([...definedJobs(), 'schedule.tick'].toSorted());
    expect(queues.filter(({ readOnlyMode }) => !readOnlyMode)).toEqual([]);
    for (const path of ['/api/redis/stats', '/api/job-schedulers', '/api/queues/mail.send/metrics'])
      await look(path).expect(200);
    const { body } = await look('/api/queues/mail.send/default-job-options').expect(200);
    expect(body).toMatchObject({ attempts: 5, removeOnComplete: true });
    for (const path of ['/api/queues/nobody.knows/workers', '/api/queues/mail.send/1']) await look(path).expect(404);
  });

  it('leaves nothing in Redis', async () => {
    const before = await redisHolds();
    await look('/api/queues').expect(200);
    expect(await redisHolds()).toEqual(before);
  });

  it('shows of a job which row it is about, and of a child no word', async () => {
    const id = await withQueue(app, 'document.render', async (queue) => {
      const data = { outboxId: '17', child: CHILD, outbox: { child: CHILD } };
      const job = await queue.add('document.render', data);
      await job.updateProgress({ child: CHILD });
      await job.log(CHILD);
      return job.id!;
    });
    const { text, body } = await look('/api/queues?activeQueue=document.render&status=waiting').expect(200);
    const queue = (body as Queues).queues.find(({ name }) => name === 'document.render')!;
    expect(queue.counts.waiting).toBe(1);
    expect(queue.jobs).toMatchObject([{ id, data: { outboxId: '17' }, progress: 0, returnValue: null }]);
    const one = await look(`/api/queues/document.render/${id}`).expect(200);
    expect(one.body).toMatchObject({ status: 'waiting', job: { id, data: { outboxId: '17' } } });
    for (const path of ['logs', 'flow']) await look(`/api/queues/document.render/${id}/${path}`).expect(404);
    expect(text + one.text).not.toContain('Мысалова');
    await withQueue(app, 'document.render', (all) => all.obliterate());
  });

  it('has no way to write: whoever tries finds no such address', async () => {
    await withQueue(app, 'mail.send', (queue) => queue.add('mail.send', { outboxId: '18' }, { jobId: 'kept' }));
    const acts = [
      ['put', 'pause'],
      ['put', 'mail.send/pause'],
      ['put', 'mail.send/empty'],
      ['put', 'mail.send/obliterate'],
      ['put', 'mail.send/retry/failed'],
      ['put', 'mail.send/kept/clean'],
      ['put', 'mail.send/kept/promote'],
      ['post', 'mail.send/add'],
      ['patch', 'mail.send/kept/update-data'],
      ['delete', 'mail.send/kept'],
    ] as const;
    for (const [method, path] of acts) {
      const address = `/api/operator/queues/api/queues/${path}`;
      const ours = app.anonymous()[method](address).set('cookie', operator.cookie).set('x-onaltu', '1');
      await ours.send({}).expect(404);
      await app.anonymous()[method](address).set('cookie', operator.cookie).send({}).expect(403);
    }
    await withQueue(app, 'mail.send', async (queue) => {
      expect([await queue.isPaused(), (await queue.getWaiting()).map(({ id }) => id)]).toEqual([false, ['kept']]);
      await queue.obliterate();
    });
  });

  it('is nobody else’s, and nobody’s whose session has ended', async () => {
    const provider = await app.given.provider();
    const official = await app.given.official(provider.regionId);
    const gone = await app.signIn(operator);
    await app.as(gone).delete('/session').expect(204);
    for (const path of ['', '/api/queues', '/static/favicon.ico', '/queue/mail.send'])
      for (const person of [provider.head, provider.admin, official, gone, null]) await look(path, person).expect(401);
  });
});

describe('the page of the queues, while Redis is away', () => {
  const app = startApp({ env: { REDIS_URL: 'redis://127.0.0.1:1', REDIS_TIMEOUT_MS: '300' } });

  it('opens, and asks to come again for what only Redis knows', async () => {
    const operator = await app.given.operator();
    const look = (path: string) => app.anonymous().get(`/api/operator/queues${path}`).set('cookie', operator.cookie);
    await look('').expect(200);
    const { body, headers } = await look('/api/queues').expect(503);
    expect([body.type, headers['retry-after']]).toEqual(['urn:problem:request.try-again', '1']);
    await app.as(operator).get('/dead-letters').expect(200);
  });
});

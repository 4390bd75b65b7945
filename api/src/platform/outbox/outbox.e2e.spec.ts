import { Config } from '../../config';
import { eventually } from '../../../test/eventually';
import { startApp } from '../../../test/harness';
import { inside, wipeRedis, withQueue } from '../../../test/job-work';
import { withRelays } from '../../../test/relays';
import { SlowLine } from '../../../test/slow-line';
import { TenantDb } from '../db/tenant-db';
import { renderDocument } from '../documents/document.jobs';
import { defineJob } from '../jobs/job';
import { JobRunSettings } from '../jobs/job-runner';
import { RetryJobs } from '../jobs/retry-jobs';
import { enqueue } from './outbox';

const unheard = defineJob<{ n: number }>('test.unheard');

describe('work for later', () => {
  const app = startApp();

  afterEach(() => app.stopWorker());

  const receipts = async (count: number) => {
    const provider = await app.given.provider();
    for (let n = 0; n < count; n++) await app.given.caseFile(provider, { state: 'REGISTERED' });
    return provider;
  };
  const rendered = async (ownerId: string) =>
    app.rows('select id from core.document where provider_id = $1 and rendered_at is not null', [ownerId]);

  it('is asked for by a committed act only', async () => {
    const provider = await app.given.provider();
    const act = inside(app, provider, async (tx) => {
      await enqueue(tx, unheard, { n: 1 });
      throw new Error('the act fails');
    });
    await expect(act).rejects.toThrow('the act fails');
    expect(await app.outbox(provider)).toEqual([]);
    await inside(app, provider, (tx) => enqueue(tx, unheard, { n: 2 }));
    expect(await app.outbox(provider)).toEqual([{ queue: 'test.unheard', data: { n: 2 } }]);
  });

  it('is dispatched once by three relays at once, and carries nothing but its number', async () => {
    const provider = await app.given.provider();
    await inside(app, provider, async (tx) => {
      for (let n = 0; n < 250; n++) await enqueue(tx, unheard, { n });
    });
    await withRelays(app, { count: 3, queue: unheard.queue }, async (relays) => {
      for (const relay of relays) relay.serve(unheard.queue, 100);
      for (let round = 0; round < 2; round++) await Promise.all(relays.map((relay) => relay.relayOnce()));
    });
    const dispatched = await app.rows(
      `select dispatches, count(*)::int as rows from core.outbox where queue = $1 and owner_id = $2 and data ->> 'n' is not null group by 1`,
      [unheard.queue, provider.id],
    );
    expect(dispatched).toEqual([{ dispatches: 1, rows: 250 }]);
    await withQueue(app, unheard.queue, async (queue) => {
      const jobs = (await queue.getJobs()).filter((job) => job !== undefined);
      expect(jobs.length).toBeGreaterThanOrEqual(250);
      expect(jobs.every(({ data }) => JSON.stringify(Object.keys(data)) === '["outboxId"]')).toBe(true);
      expect(new Set(jobs.map(({ data }) => data.outboxId)).size).toBe(jobs.length);
      await queue.obliterate({ force: true });
    });
    await app.rows('delete from core.outbox where queue = $1', [unheard.queue]);
  });

  it('is not added a second time while its queue still holds it', async () => {
    const provider = await app.given.provider();
    await inside(app, provider, (tx) => enqueue(tx, unheard, { n: 1 }));
    await withRelays(app, { count: 1, queue: unheard.queue }, async ([relay]) => {
      await relay!.relayOnce();
      await app.rows(`update core.outbox set dispatched_at = now() - interval '1 hour' where owner_id = $1`, [
        provider.id,
      ]);
      expect(await relay!.relayOnce()).toBe(1);
    });
    await withQueue(app, unheard.queue, async (queue) => {
      expect(await queue.getJobCountByTypes('waiting')).toBe(1);
      await queue.obliterate({ force: true });
    });
    await app.rows('delete from core.outbox where owner_id = $1', [provider.id]);
  });

  it('lets its rows go when Redis is connected and does not answer', async () => {
    const provider = await app.given.provider();
    const line = await SlowLine.to(app.http.get(Config).redisUrl);
    try {
      await withRelays(
        app,
        { count: 1, queue: unheard.queue, redisUrl: line.url, redisTimeoutMs: 500 },
        async ([relay]) => {
          await inside(app, provider, (tx) => enqueue(tx, unheard, { n: 1 }));
          line.hang();
          await expect(relay!.relayOnce()).rejects.toThrow('Command timed out');
          expect(
            await app.rows('select dispatches, dispatched_at from core.outbox where owner_id = $1', [provider.id]),
          ).toEqual([{ dispatches: 0, dispatched_at: null }]);
          line.go();
          await eventually(
            () => relay!.relayOnce().catch(() => 0),
            (rows) => rows === 1,
          );
        },
      );
    } finally {
      await line.close();
    }
    await withQueue(app, unheard.queue, async (queue) => {
      expect(await queue.getJobCountByTypes('waiting')).toBe(1);
      await queue.obliterate({ force: true });
    });
    await app.rows('delete from core.outbox where owner_id = $1', [provider.id]);
    const [limit] = await app.rows<{ setting: string }>(
      `select substring(c from '=(.*)') as setting from pg_roles, unnest(rolconfig) c where rolname = 'onaltu_relay' and c like 'idle_in_transaction%'`,
    );
    expect(limit).toEqual({ setting: '30s' });
  });

  it('is heard of over one line again when that line was cut', async () => {
    await app.startWorker();
    const lines = () =>
      app.rows<{ pid: number }>(
        `select pid from pg_stat_activity where datname = current_database() and application_name = 'onaltu-relay-listen'`,
      );
    const [line] = await eventually(lines, (rows) => rows.length === 1);
    await app.rows('select pg_terminate_backend($1)', [line!.pid]);
    await eventually(lines, (rows) => rows.some(({ pid }) => pid !== line!.pid));
    await new Promise((later) => setTimeout(later, 300)); // a second line would come with the first
    expect(await lines()).toHaveLength(1);
  });

  it('is dispatched again when nobody did it in time', async () => {
    const provider = await receipts(1);
    await app.rows(
      `update core.outbox set dispatched_at = now() - interval '1 hour', dispatches = 1 where owner_id = $1`,
      [provider.id],
    );
    await app.startWorker();
    await app.settled();
    expect(await rendered(provider.id)).toHaveLength(1);
    expect(await app.rows('select dispatches from core.outbox where owner_id = $1', [provider.id])).toEqual([
      { dispatches: 2 },
    ]);
  });

  it('is all done in the end, though Redis forgets everything while it waits and while it is done', async () => {
    const provider = await receipts(6);
    await withRelays(app, { count: 1, queue: unheard.queue }, async ([relay]) => {
      await relay!.relayOnce();
    });
    expect(await wipeRedis(app)).toBeGreaterThan(6);
    expect(await app.rows('select id from core.outbox where dispatched_at is null')).toEqual([]);

    await app.startWorker();
    await eventually(
      () => rendered(provider.id),
      (rows) => rows.length > 0,
    );
    await wipeRedis(app);
    await app.settled();
    expect(await rendered(provider.id)).toHaveLength(6);
  });

  it('is buried after five tries, where somebody sees it and has it tried again', async () => {
    const provider = await receipts(1);
    const [sealed] = await app.rows<{ model_sealed: Buffer }>(
      'select model_sealed from core.document where provider_id = $1',
      [provider.id],
    );
    await app.rows(`update core.document set model_sealed = '\\x00' where provider_id = $1`, [provider.id]);
    await app.startWorker();
    const [letter] = await eventually(
      () => app.rows(`select queue, attempts, reason from core.dead_letter where owner_id = $1`, [provider.id]),
      (rows) => rows.length > 0,
    );
    expect(letter).toEqual({ queue: renderDocument.queue, attempts: 5, reason: 'Error' });
    const [row] = await app.rows(
      'select failed_at is not null as failed, done_at, dispatches from core.outbox where owner_id = $1',
      [provider.id],
    );
    expect(row).toMatchObject({ failed: true, done_at: null });

    await app.rows('update core.document set model_sealed = $2 where provider_id = $1', [
      provider.id,
      sealed!.model_sealed,
    ]);
    const retry = app.worker!.get(JobRunSettings).relay;
    const retryJobs = new RetryJobs(retry, app.worker!.get(TenantDb, { strict: false }));
    expect(await retryJobs.retry()).toMatchObject([{ queue: renderDocument.queue, ownerId: provider.id }]);
    expect(await retryJobs.retry()).toEqual([]);
    await app.settled();
    expect(await rendered(provider.id)).toHaveLength(1);
    expect(
      await app.rows('select retried_at is not null as retried from core.dead_letter where owner_id = $1', [
        provider.id,
      ]),
    ).toEqual([{ retried: true }]);
  });
});

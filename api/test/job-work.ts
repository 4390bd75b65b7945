import { Queue } from 'bullmq';
import Redis from 'ioredis';
import type { EntityManager } from 'typeorm';
import { Config } from '../src/config';
import { systemActor } from '../src/platform/auth/actor';
import { TenantDb } from '../src/platform/db/tenant-db';
import type { Dispatched } from '../src/platform/jobs/job';
import type { TestApp } from './harness';

/** A transaction inside one owner's walls, as a job has it. */
export const inside = <T>(app: TestApp, owner: { id: string }, work: (tx: EntityManager) => Promise<T>): Promise<T> =>
  app.http.get(TenantDb).as(systemActor(owner.id), work);

/** A queue of this file's own product, as anybody with the address of Redis sees it. */
export async function withQueue<T>(
  app: TestApp,
  name: string,
  work: (queue: Queue<Dispatched>) => Promise<T>,
): Promise<T> {
  const { redisUrl: url, queuePrefix: prefix } = app.http.get(Config);
  const queue = new Queue<Dispatched>(name, { connection: { url }, prefix });
  try {
    return await work(queue);
  } finally {
    await queue.close();
  }
}

/** Delivers the same work so many times, as if every delivery were the first. */
export async function deliver(app: TestApp, name: string, outboxId: string, times: number): Promise<void> {
  await withQueue(app, name, (queue) =>
    queue.addBulk(
      Array.from({ length: times }, (_, i) => ({
        name,
        data: { outboxId },
        opts: { jobId: `again-${outboxId}-${i}`, removeOnComplete: { age: 600 } },
      })),
    ),
  );
}

/** Wipes what this product keeps in Redis, and nothing of anybody else's. */
export async function wipeRedis(app: TestApp): Promise<number> {
  const { redisUrl, queuePrefix } = app.http.get(Config);
  const redis = new Redis(redisUrl);
  try {
    const keys = await redis.keys(`${queuePrefix}:*`);
    return keys.length > 0 ? await redis.del(...keys) : 0;
  } finally {
    redis.disconnect();
  }
}

/** The work on one thing was tried as often as it may be and given up, as if its form held a letter that no font has. */
export const giveUp = (app: TestApp, key: string, id: string): Promise<unknown> =>
  app.rows(
    `with lost as (update core.outbox set done_at = null, failed_at = now(), dispatched_at = now() where data ->> $1 = $2 and queue not like '%.forget' returning owner_id, id, queue)
     insert into core.dead_letter (owner_id, outbox_id, queue, reason, attempts) select owner_id, id, queue, 'PdfNotRendered', 5 from lost`,
    [key, id],
  );

// @ts-check
import { Queue, Worker } from 'bullmq';
import { setTimeout as pause } from 'node:timers/promises';
import { median } from './drive.mjs';

/** @typedef {import('./bench.mjs').Stage} Stage */

const GOAL = 0.25;
const CONCURRENCY = 2; // as many as the product's own processor
const PATIENCE = 300_000;

/** Work that is done already: a form that has its file. What is left is the way there and back. @param {Stage} stage @param {number} howMany */
async function throughOutbox({ admin, fronts }, howMany) {
  const { rows } = await admin.query(
    `select id from core.document where provider_id = $1 and rendered_at is not null limit 1`,
    [fronts[0]?.id],
  );
  const since = performance.now();
  await admin.query(
    `insert into core.outbox (owner_id, scope, queue, data) select $1, 'provider', 'document.render', jsonb_build_object('documentId', $2::text) from generate_series(1, $3)`,
    [fronts[0]?.id, rows[0].id, howMany],
  );
  while (performance.now() - since < PATIENCE) {
    const {
      rows: [{ open }],
    } = await admin.query(`select count(*)::int as open from core.outbox where done_at is null`);
    if (open === 0) return (howMany / (performance.now() - since)) * 1000;
    await pause(20);
  }
  throw new Error('The worker did not do its jobs.');
}

/** @param {string} redisUrl @param {number} howMany */
async function bare(redisUrl, howMany) {
  const { hostname, port } = new URL(redisUrl);
  const [connection, prefix] = [{ host: hostname, port: Number(port), maxRetriesPerRequest: null }, 'bare'];
  const queue = new Queue('bare', { connection, prefix });
  let done = 0;
  const worker = new Worker('bare', async () => void (done += 1), { connection, prefix, concurrency: CONCURRENCY });
  await worker.waitUntilReady();
  const since = performance.now();
  const all = Array.from({ length: howMany }, (_, i) => ({
    name: 'bare',
    data: { i },
    opts: { removeOnComplete: true },
  }));
  await queue.addBulk(all);
  while (done < howMany) await pause(5);
  const rate = (howMany / (performance.now() - since)) * 1000;
  await worker.close();
  await queue.close();
  return rate;
}

/** @param {Stage} stage */
export async function jobs(stage) {
  const { size, redisUrl, admin, startWorker } = stage;
  await admin.query('delete from core.outbox where done_at is null'); // what the registrations asked for
  const worker = await startWorker();
  try {
    await throughOutbox(stage, 200);
    await bare(redisUrl, 200);
    const [product, floor] = [/** @type {number[]} */ ([]), /** @type {number[]} */ ([])];
    for (let round = 0; round < 3; round += 1) {
      product.push(await throughOutbox(stage, size.jobs));
      floor.push(await bare(redisUrl, size.jobs));
    }
    const ratio = median(product) / median(floor);
    return {
      workload: 'jobs',
      ratio,
      goal: GOAL,
      is: /** @type {const} */ ('at least'),
      ok: ratio >= GOAL,
      perSecond: [median(product), median(floor)],
    };
  } finally {
    await worker.stop();
  }
}

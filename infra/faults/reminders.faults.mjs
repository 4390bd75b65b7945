// @ts-check
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import Redis from 'ioredis';
import { until } from '../walk/expectation.mjs';
import { passTenMinutes } from './breaks.mjs';
import { Load } from './load.mjs';
import { oracle } from './oracle.mjs';
import { rungsOf } from './rungs.mjs';
import { openWorld } from './world.mjs';

const ALL = { timeout: 600_000 };
const LETTERS = 3;
const TWO_HOURS = 2 * 3_600_000;
const FROZEN_SECONDS = 60;

/** @type {import('./world.mjs').World} */
let world;
/** @type {Load} */
let load;
/** @type {import('./rungs.mjs').Rungs} */
let rungs;

before(async () => {
  world = await openWorld();
  await world.api.start();
  load = await Load.on(world);
  rungs = rungsOf(world, load);
}, ALL);
after(() => world?.close(), ALL);

const invite = async () => {
  for (const front of load.fronts) for (let n = 0; n < LETTERS; n += 1) await load.invite(front);
};
/** How many mails of the ledger stand so. @param {string} condition */
const mails = async (condition) =>
  (await world.rows(`select count(*)::int as n from core.mail_ledger where ${condition}`))[0].n;

test('three workers and the same tick ten times: each rung is told once', ALL, async () => {
  const third = await world.anotherWorker();
  const ids = await rungs.standStill(0);
  await Promise.all([world.worker.start(), world.second.start(), third.start()]);
  await rungs.tick(10);
  await invite();
  await rungs.toldOnce(ids);
  await rungs.tick(10);
  await oracle(world, load);
  await rungs.toldOnce(ids);
  await Promise.all([world.worker.stop(), world.second.stop(), third.stop()]);
});

for (const [how, shift] of /** @type {const} */ ([
  ['fast', TWO_HOURS],
  ['slow', -TWO_HOURS],
]))
  test(
    `a worker's clock that is two hours ${how}: PostgreSQL's holds, each rung and each letter comes once`,
    ALL,
    async () => {
      const wrong = await world.anotherWorker({
        NODE_OPTIONS: `--import=${new URL('shifted-clock.mjs', import.meta.url).href}`,
        CLOCK_SHIFT_MS: String(shift),
      });
      const ids = await rungs.standStill(0);
      await Promise.all([world.worker.start(), wrong.start()]);
      await invite();
      await rungs.tick(1);
      await rungs.toldOnce(ids);
      await oracle(world, load);
      const [{ ahead }] = await world.rows(
        `select count(*)::int as ahead from core.reminder where abs(extract(epoch from now() - rang_at)) > 3000`,
      );
      assert.equal(ahead, 0);
      await Promise.all([world.worker.stop(), wrong.stop()]);
    },
  );

test('days without any sweep are caught up, and the last rung alone is told', ALL, async () => {
  const ids = await rungs.standStill(3);
  await world.worker.start();
  await rungs.tick(1);
  await rungs.toldOnce(ids);
  await oracle(world, load);
});

test('a worker killed between its claim and the sending: the letter comes once', ALL, async () => {
  world.mail.mood = 'ponder';
  await invite();
  await until('a claim', async () => (await mails(`state = 'CLAIMED'`)) > 0);
  await world.worker.kill();
  world.mail.mood = 'take';
  await world.worker.start();
  await passTenMinutes(world);
  await oracle(world, load);
});

test('a worker killed between the sending and its mark: at most two, under one number', ALL, async () => {
  const before = world.mail.letters.length;
  world.mail.mood = 'think';
  await invite();
  await until('a letter that was taken', async () => world.mail.letters.length > before);
  await world.worker.kill();
  world.mail.mood = 'take';
  await world.worker.start();
  await passTenMinutes(world);
  await oracle(world, load);
});

test('a mail server that asks each address to come again gets each letter once', ALL, async () => {
  world.mail.mood = 'grey';
  await invite();
  await until('all to be sent away once', async () => (await mails(`attempts > 1 or answer = '451'`)) > 0);
  await oracle(world, load);
});

test('a mail server that says never is believed, and asked no more', ALL, async () => {
  world.mail.mood = 'never';
  const before = world.mail.letters.length;
  await invite();
  await until('the refusals', async () => (await mails(`state = 'REFUSED'`)) === 2 * LETTERS);
  assert.equal(await mails(`state = 'REFUSED' and attempts = 1 and answer = '550'`), 2 * LETTERS);
  world.mail.mood = 'take';
  await rungs.tick(3);
  await load.during(5);
  assert.equal(world.mail.letters.length, before);
  await world.rows(`delete from core.mail_ledger where state = 'REFUSED'`); // the oracle asks for letters that came
  await oracle(world, load);
});

for (const [title, fault] of /** @type {const} */ ([
  ['Redis is wiped', wiped],
  ['Redis is stopped for a minute', frozen],
  ['PostgreSQL is restarted', restarted],
]))
  test(`${title} while rungs are due: each is told once`, ALL, async () => {
    if (!world.worker.now) await world.worker.start();
    await world.second.start();
    const ids = await rungs.standStill(0);
    await rungs.tick(10);
    await fault();
    await rungs.tick(2);
    await rungs.toldOnce(ids);
    await oracle(world, load);
    await world.second.stop();
  });

async function wiped() {
  const redis = new Redis(world.env.REDIS_URL);
  await redis.flushall();
  redis.disconnect();
}
async function frozen() {
  world.redis.freeze();
  await load.during(FROZEN_SECONDS);
  world.redis.thaw();
}
async function restarted() {
  await world.postgres.stop();
  await load.during(4);
  await world.postgres.start();
}

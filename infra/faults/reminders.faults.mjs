// @ts-check
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Queue } from 'bullmq';
import { until } from '../walk/expectation.mjs';
import { passTenMinutes } from './breaks.mjs';
import { Load } from './load.mjs';
import { oracle } from './oracle.mjs';
import { openWorld } from './world.mjs';

const ALL = { timeout: 600_000 };
const CASES = 3;
const LETTERS = 3;
const TWO_HOURS = 2 * 3_600_000;
const STANDS_STILL = 40; // days

/** @type {import('./world.mjs').World} */
let world;
/** @type {Load} */
let load;

before(async () => {
  world = await openWorld();
  await world.api.start();
  load = await Load.on(world);
}, ALL);
after(() => world?.close(), ALL);

/** Cases nobody has moved for weeks, due since some days ago; answers how many. @param {number} sinceDays */
async function standStill(sinceDays) {
  const known = new Set(load.registered.map(({ id }) => id));
  for (const front of load.fronts) for (let n = 0; n < CASES; n += 1) await load.register(front);
  const ids = load.registered.map(({ id }) => id).filter((id) => !known.has(id));
  await world.rows(
    `update core.case_file set state_since = state_since - make_interval(days => $2) where id = any ($1::uuid[])`,
    [ids, STANDS_STILL],
  );
  await world.rows(`update core.due set look_on = current_date - $2::int where case_file_id = any ($1::uuid[])`, [
    ids,
    sinceDays,
  ]);
  return ids;
}

/** Each of them was told of once to the same people; nobody heard of anything twice. @param {string[]} ids */
async function toldOnce(ids) {
  const rows = () =>
    world.rows(
      `select case_file_id as id, count(*)::int as told, count(distinct recipient_id)::int as people
       from core.reminder where ladder = 'STANDSTILL' and closed_at is null and escalates is null and case_file_id = any ($1::uuid[]) group by 1`,
      [ids],
    );
  await until('every case to be told of', async () => (await rows()).length === ids.length, 150_000);
  const told = await rows();
  const [first] = told;
  assert.ok(first.told > 0);
  for (const row of told) assert.deepEqual({ ...row }, { id: row.id, told: first.told, people: first.told });
}

/** The sweep is asked for at once, as often as a broken schedule may. @param {number} times */
async function tick(times) {
  const { hostname, port } = new URL(world.env.REDIS_URL);
  const queue = new Queue('schedule.tick', { connection: { host: hostname, port: Number(port) }, prefix: 'onaltu' });
  await queue.addBulk(
    Array.from({ length: times }, (_, n) => ({
      name: 'reminder.sweep',
      data: {},
      opts: { jobId: `again-${Date.now()}-${n}` },
    })),
  );
  await queue.close();
}

const invite = async () => {
  for (const front of load.fronts) for (let n = 0; n < LETTERS; n += 1) await load.invite(front);
};
/** How many mails of the ledger stand so. @param {string} condition */
const mails = async (condition) =>
  (await world.rows(`select count(*)::int as n from core.mail_ledger where ${condition}`))[0].n;

test('three workers and the same tick ten times: each rung is told once', ALL, async () => {
  const third = await world.anotherWorker();
  const ids = await standStill(0);
  await Promise.all([world.worker.start(), world.second.start(), third.start()]);
  await tick(10);
  await invite();
  await toldOnce(ids);
  await tick(10);
  await oracle(world, load);
  await toldOnce(ids);
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
      const ids = await standStill(0);
      await Promise.all([world.worker.start(), wrong.start()]);
      await invite();
      await tick(1);
      await toldOnce(ids);
      await oracle(world, load);
      const [{ ahead }] = await world.rows(
        `select count(*)::int as ahead from core.reminder where abs(extract(epoch from now() - rang_at)) > 3000`,
      );
      assert.equal(ahead, 0);
      await Promise.all([world.worker.stop(), wrong.stop()]);
    },
  );

test('days without any sweep are caught up, and the last rung alone is told', ALL, async () => {
  const ids = await standStill(3);
  await world.worker.start();
  await tick(1);
  await toldOnce(ids);
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
  await tick(3);
  await load.during(5);
  assert.equal(world.mail.letters.length, before);
  await world.rows(`delete from core.mail_ledger where state = 'REFUSED'`); // the oracle asks for letters that came
  await oracle(world, load);
});

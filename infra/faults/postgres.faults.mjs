// @ts-check
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { until } from '../walk/expectation.mjs';
import { Load } from './load.mjs';
import { oracle } from './oracle.mjs';
import { openWorld } from './world.mjs';

const ALL = { timeout: 600_000 };
const KEPT_SECONDS = 30;

/** @type {import('./world.mjs').World} */
let world;
/** @type {Load} */
let load;

before(async () => {
  world = await openWorld();
  await Promise.all([world.api.start(), world.worker.start()]);
  load = await Load.on(world);
}, ALL);
after(() => world?.close(), ALL);

for (const [how, away] of /** @type {const} */ ([
  ['restarted', (/** @type {import('./world.mjs').World} */ { postgres }) => postgres.stop()],
  ['killed', (/** @type {import('./world.mjs').World} */ { postgres }) => postgres.kill()],
]))
  test(
    `PostgreSQL ${how} under load: who asks is told to come back, and everybody works on by himself`,
    ALL,
    async () => {
      const { api, worker } = world;
      const pids = [api.running.pid, worker.running.pid];
      load.answers = {};
      load.start();
      await load.during(4);
      await away(world);
      await load.during(6);
      await world.postgres.start();
      await load.during(6);
      await load.stop();
      const { none: _none, ...answers } = load.answers;
      assert.deepEqual(Object.keys(answers).toSorted(), ['201', '503']);
      assert.deepEqual([api.running.pid, worker.running.pid], pids);
      await oracle(world, load, { leftovers: true }); // an upload whose act was cut off leaves its bytes
      await until('one listener', async () => (await listeners()) === 1, KEPT_SECONDS * 1000);
    },
  );

const listeners = async () =>
  (
    await world.rows(
      `select count(*)::int as lines from pg_stat_activity where application_name = 'onaltu-relay-listen'`,
    )
  )[0].lines;

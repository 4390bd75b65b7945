// @ts-check
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import Redis from 'ioredis';
import { Load } from './load.mjs';
import { oracle } from './oracle.mjs';
import { openWorld } from './world.mjs';

/** @typedef {import('./world.mjs').World} World */

const ALL = { timeout: 600_000 };
const AWAY_SECONDS = 4;
const FROZEN_SECONDS = 60;

/** @type {Partial<Record<'kept' | 'forgetful', { world: World, load: Load }>>} */
const worlds = {};
/** Redis that writes down what it holds, or one that does not. @param {'kept' | 'forgetful'} which */
async function on(which) {
  const known = worlds[which];
  if (known) return known;
  const world = await openWorld({ aof: which === 'kept' });
  await Promise.all([world.api.start(), world.worker.start()]);
  return (worlds[which] = { world, load: await Load.on(world) });
}
after(() => Promise.all(Object.values(worlds).map(({ world }) => world.close())), ALL);

/** @param {World} world @param {Load} load */
const killed = async ({ redis }, load) => {
  await redis.kill();
  await load.during(AWAY_SECONDS);
  await redis.start();
};
/** @param {World} world @param {Load} load */
const frozen = async ({ redis }, load) => {
  redis.freeze();
  await load.during(FROZEN_SECONDS);
  redis.thaw();
};
/** @param {World} world */
const wiped = async ({ env }) => {
  const redis = new Redis(env.REDIS_URL);
  await redis.flushall();
  redis.disconnect();
};

for (const [title, which, fault] of /** @type {const} */ ([
  ['killed, having written everything down', 'kept', killed],
  ['frozen for a minute', 'kept', frozen],
  ['wiped while everybody stays connected', 'kept', wiped],
  ['killed, and all it held is gone', 'forgetful', killed],
]))
  test(`Redis ${title}: no request notices, and all work is done in the end`, ALL, async () => {
    const { world, load } = await on(which);
    load.start();
    await load.during(3);
    await fault(world, load);
    await load.during(3);
    await load.stop();
    assert.deepEqual(Object.keys(load.answers), ['201']);
    await oracle(world, load);
  });

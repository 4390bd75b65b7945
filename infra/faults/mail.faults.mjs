// @ts-check
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { until } from '../walk/expectation.mjs';
import { passTenMinutes } from './breaks.mjs';
import { Load } from './load.mjs';
import { oracle } from './oracle.mjs';
import { openWorld } from './world.mjs';

const ALL = { timeout: 900_000 };
const LETTERS = 5;
const GONE_SECONDS = 120;

/** @type {import('./world.mjs').World} */
let world;
/** @type {Load} */
let load;

before(async () => {
  world = await openWorld();
  await Promise.all([world.api.start(), world.worker.start()]);
  load = await Load.on(world);
  for (const front of load.fronts) await load.register(front);
}, ALL);
after(() => world?.close(), ALL);

const invite = async () => {
  for (const front of load.fronts) for (let n = 0; n < LETTERS; n += 1) await load.invite(front);
};
/** How many mails of the ledger stand so. @param {string} condition */
const mails = async (condition) =>
  (await world.rows(`select count(*)::int as n from core.mail_ledger where ${condition}`))[0].n;
test('a mail server that refuses for a while gets each mail once in the end', ALL, async () => {
  world.mail.mood = 'refuse';
  await invite();
  await until('the refusals', async () => (await mails(`answer = '451'`)) === 2 * LETTERS);
  world.mail.mood = 'take';
  await oracle(world, load);
});

test('a slow mail server gets each mail once', ALL, async () => {
  world.mail.mood = 'think';
  await invite();
  await oracle(world, load);
});

test(
  'a line that is lost when the text is taken: a second copy under the same number, and never a third',
  ALL,
  async () => {
    world.mail.mood = 'drop';
    await invite();
    await until('the unknown ones', async () => (await mails('unknowns = 1')) === 2 * LETTERS);
    assert.equal(await mails(`state = 'UNKNOWN'`), 2 * LETTERS);
    await passTenMinutes(world);
    await until('the second tries', async () => (await mails('unknowns = 2')) === 2 * LETTERS);
    await invite();
    await until('the unknown ones', async () => (await mails('unknowns = 1')) === 2 * LETTERS);
    world.mail.mood = 'take';
    await passTenMinutes(world);
    await oracle(world, load);
  },
);

test('a mail server that is gone for two minutes gets everything when it is back', ALL, async () => {
  world.mail.mood = 'take';
  await world.mail.go();
  load.start();
  await load.during(10);
  await load.stop();
  await new Promise((done) => setTimeout(done, GONE_SECONDS * 1000));
  assert.ok((await mails(`state = 'DUE' and answer = 'ECONNREFUSED'`)) > 0);
  await world.mail.come();
  await oracle(world, load);
});

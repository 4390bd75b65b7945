// @ts-check
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { until } from '../walk/expectation.mjs';
import { hold, LossyLine, passTenMinutes } from './breaks.mjs';
import { Load } from './load.mjs';
import { oracle } from './oracle.mjs';
import { signedCase } from './signed-case.mjs';
import { openWorld } from './world.mjs';

const ALL = { timeout: 600_000 };
const KILLED = { leftovers: true };
const recipient = { recipientName: 'Мысалова Айжан', recipientPaper: 'Жеке куәлік 000142' };
const rendered = `select from core.document where kind = 'CERTIFICATE' and rendered_at is not null`;

/** @type {import('./world.mjs').World} */
let world;
/** @type {Load} */
let load;
/** @type {LossyLine} */
let line;
/** @type {[string, () => Promise<unknown>][]} */
let acts;

before(async () => {
  world = await openWorld();
  await Promise.all([world.api.start(), world.worker.start()]);
  line = await LossyLine.to(Number(world.env.PORT));
  load = await Load.on({ ...world, url: `http://127.0.0.1:${line.port}/api` });
  const { clerk, registered } = await signedCase(world);
  load.registered.push(registered);
  clerk.api = `http://127.0.0.1:${line.port}/api`;
  const certificate = `/case-files/${registered.id}/certificate`;
  const [front] = load.fronts;
  assert.ok(front);
  acts = [
    ['a registration', () => load.register(front)],
    ['a certificate', () => load.act(clerk, { path: certificate, body: {} })],
    ['a handing over', () => load.act(clerk, { path: `${certificate}/handing-over`, body: recipient })],
  ];
}, ALL);
after(async () => {
  await line?.close();
  await world?.close();
}, ALL);

test('the API killed before an act is committed: its repeat is the only one', ALL, async () => {
  const [[, register]] = acts;
  const audit = await hold(world, 'audit.event');
  const acting = register();
  await audit.untilWaiting('onaltu-http');
  await world.api.kill();
  await audit.letGo();
  await world.api.start();
  await acting;
  await oracle(world, load, KILLED);
});

test(
  'the API killed after an act is committed and before it is answered: its repeat gets the first answer',
  ALL,
  async () => {
    for (const [name, act] of acts) {
      if (name === 'a handing over')
        await until('the certificate', async () => (await world.rows(rendered)).length > 0);
      const lost = line.lose();
      const acting = act();
      await lost;
      await world.api.kill();
      line.heal();
      await world.api.start();
      await acting;
    }
    const [row] = await world.rows(
      `select count(*)::int as given, count(handed_over_at)::int as handed, (select count(*)::int from core.case_move where move = 'handOver') as moves from core.certificate`,
    );
    assert.deepEqual(row, { given: 1, handed: 1, moves: 1 });
    await oracle(world, load, KILLED);
  },
);

test('the API and the worker killed again and again under load', ALL, async () => {
  load.start();
  for (let n = 0; n < 3; n += 1) {
    await load.during(3);
    await world.api.kill();
    await world.api.start();
    await load.during(2);
    await world.worker.kill();
    await world.worker.start();
  }
  await load.stop();
  await passTenMinutes(world);
  await oracle(world, load, KILLED);
});

test('a worker killed twice by one job: it is buried, and jobs:retry heals it', ALL, async () => {
  await world.worker.stop();
  const [[, register]] = acts;
  await register();
  const documents = await hold(world, 'core.document');
  for (let n = 0; n < 2; n += 1) {
    await world.worker.start();
    await documents.untilWaiting('onaltu-worker');
    await world.worker.kill();
    await world.rows(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'onaltu-worker'`);
  }
  await world.worker.start();
  const letters = () => world.rows('select queue from core.dead_letter where retried_at is null');
  await until('the dead letter', async () => (await letters()).length > 0);
  await documents.letGo();
  assert.deepEqual(await letters(), [{ queue: 'document.render' }]);
  assert.match(await world.run('retry-jobs'), /1 handed over/);
  await oracle(world, load, KILLED);
});

test('SIGTERM under load: both end with 0 in thirty seconds, and no acknowledged act is lost', ALL, async () => {
  load.start();
  for (const program of [world.api, world.worker]) {
    await load.during(4);
    const { code, seconds } = await program.stop();
    assert.equal(code, 0);
    assert.ok(seconds <= 30, `${seconds} s`);
    await program.start();
  }
  await load.stop();
  await oracle(world, load, KILLED);
});

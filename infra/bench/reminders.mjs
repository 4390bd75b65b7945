// @ts-check
// What is due is looked for over more and more open cases; letters leave; and one provider's letter comes behind many of another's.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { root } from '../local/paths.mjs';
import { SmtpSink } from '../faults/smtp-sink.mjs';
import { fill, grow } from './data.mjs';
import { median } from './drive.mjs';
import { built } from './world.mjs';

/** @typedef {import('./reads.mjs').Verdict} Verdict */
/** @typedef {import('./world.mjs').World} World */
/** @typedef {import('./data.mjs').Provider} Provider */

const require = createRequire(join(root, 'api', 'package.json'));
const [NOTHING, FIVE_THOUSAND, GROWTH, MAILS, DELAY_SECONDS] = [0.01, 0.5, 1.5, 0.5, 120];
const [PROVIDERS, ROUNDS, DUE, AT_A_TIME, FEW] = [50, 3, 5000, 4, 500];
const FAR = `date '2999-01-01'`;

/** The product's own sweep, on the worker's login. @param {World} world */
async function sweeper({ env }) {
  built('platform/db/postgres-types'); // days are texts
  const { DataSource } = require('typeorm');
  const config = built('config').readConfig(env);
  const source = await new DataSource({ type: 'postgres', url: config.databaseUrlWorker }).initialize();
  const { TenantDb } = built('platform/db/tenant-db');
  const { IdentitySigner } = built('platform/db/identity-signer');
  const { Envelope } = built('platform/crypto/envelope');
  const { Metrics } = built('platform/metrics/metrics');
  const { SweepTicker } = built('features/reminders/sweep.ticker');
  const error = (/** @type {{ err: Error }} */ { err }) => {
    throw err;
  };
  const db = new TenantDb(source, new IdentitySigner(config), new Envelope(config));
  return { sweep: new SweepTicker(db, { error }, new Metrics()), close: () => source.destroy() };
}

/** @param {() => Promise<unknown>} work */
async function timed(work) {
  const since = performance.now();
  await work();
  return performance.now() - since;
}

/** Every open case is looked at some day, and so many of them today. @param {World} world @param {number} due */
async function becomeDue({ admin }, due) {
  await admin.query(
    `update core.due set look_on = current_date where (provider_id, case_file_id) in (
    select provider_id, case_file_id from core.due order by case_file_id limit $1)`,
    [due],
  );
}

/** The least a sweep must do, by hand: find what is due by looking at every open case, or take what is due and put it off. */
const SCAN = `select count(*) from core.case_file where state not in ('RESULT_ISSUED', 'CLOSED') and (ends_on - 30 <= current_date - 4000 or state_since < now() - interval '4000 days')`;
const BY_HAND = `with taken as (select provider_id, case_file_id from core.due where look_on <= current_date for update skip locked)
  update core.due d set look_on = ${FAR} from taken t where d.provider_id = t.provider_id and d.case_file_id = t.case_file_id`;

/** @param {World} world @param {{ tick: () => Promise<void> }} sweep @param {number} cases */
async function sweepsOver(world, sweep, cases) {
  const { admin } = world;
  await admin.query(`set session_replication_role = replica`);
  await admin.query(`insert into core.due (provider_id, case_file_id, look_on) select provider_id, id, ${FAR} from core.case_file
    where state not in ('RESULT_ISSUED', 'CLOSED') on conflict do nothing`);
  await admin.query(`set session_replication_role = default`);
  await admin.query('vacuum analyze core.due');
  await sweep.tick(); // the day's round of every provider
  /** @type {Record<'nothing' | 'scan' | 'due' | 'byHand', number[]>} */
  const times = { nothing: [], scan: [], due: [], byHand: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    times.nothing.push(await timed(() => sweep.tick()));
    times.scan.push(await timed(() => admin.query(SCAN)));
    await becomeDue(world, DUE);
    times.byHand.push(await timed(() => admin.query(BY_HAND)));
    await becomeDue(world, DUE);
    times.due.push(await timed(() => sweep.tick()));
  }
  return { cases, ...Object.fromEntries(Object.entries(times).map(([key, all]) => [key, median(all)])) };
}

/** @param {World} world @param {number[]} sizes @returns {Promise<{ verdicts: Verdict[], providers: Provider[] }>} */
async function sweeps(world, sizes) {
  const { sweep, close } = await sweeper(world);
  /** @type {any[]} */
  const all = [];
  /** @type {Provider[]} */
  let providers = [];
  for (const cases of sizes) {
    providers =
      providers.length === 0
        ? await fill(world.admin, { providers: PROVIDERS, cases })
        : await grow(world.admin, providers, cases);
    all.push(await sweepsOver(world, sweep, cases));
  }
  await close();
  return { providers, verdicts: verdictsOf(all) };
}

/** @param {any[]} all @returns {Verdict[]} */
function verdictsOf(all) {
  const [first, last] = [all[0], all.at(-1)];
  const told = (/** @type {string} */ key) =>
    all.map((/** @type {any} */ one) => Number(one[key].toPrecision(3))).join(', ');
  const most = (/** @type {string} */ workload, /** @type {number} */ ratio, /** @type {number} */ goal) =>
    /** @type {const} */ ({ workload, ratio, goal, is: 'at most', ok: ratio <= goal });
  const growth = Math.max(last.nothing / first.nothing, last.due / first.due);
  return [
    { ...most('sweep: nothing due', last.nothing / last.scan, NOTHING), ms: told('nothing'), scanMs: told('scan') },
    { ...most('sweep: 5,000 due', last.due / last.byHand, FIVE_THOUSAND), ms: told('due'), byHandMs: told('byHand') },
    { ...most('sweep: growth', growth, GROWTH), cases: all.map(({ cases }) => cases).join(', ') },
  ];
}

/** So many letters of one provider are asked for. @param {World} world @param {Provider} provider @param {number} howMany */
async function ask({ admin }, { id, clerk }, howMany) {
  await admin.query(
    `with mail as (
       insert into core.mail_ledger (owner_id, dedup_key, recipient_id, template, params, message_id)
       select $1, 'bench|' || gen_random_uuid(), $2, 'signature-awaited', '{"number":"2026-000001","path":"/cases"}', '<' || gen_random_uuid() || '@bench>'
       from generate_series(1, $3) returning id)
     insert into core.outbox (owner_id, scope, queue, data) select $1, 'provider', 'mail.send', jsonb_build_object('mailId', id) from mail`,
    [id, clerk, howMany],
  );
}

/** @param {SmtpSink} sink @param {number} count */
async function arrived(sink, count) {
  while (sink.letters.length < count) await pause(5);
}

/** Nodemailer alone, as many at a time as the product. @param {SmtpSink} sink @param {number} howMany */
async function bare(sink, howMany) {
  const { createTransport } = require('nodemailer');
  const letter = {
    from: 'onaltu@example.kz',
    to: 'someone@example.kz',
    subject: 'Сәлеметсіз бе',
    text: 'Мәтін',
    html: '<p>Мәтін</p>',
  };
  let left = howMany;
  const line = async () => {
    while (left > 0) {
      left -= 1;
      await createTransport({ url: sink.url }).sendMail(letter);
    }
  };
  const ms = await timed(() => Promise.all(Array.from({ length: AT_A_TIME }, line)));
  return (howMany / ms) * 1000;
}

/** @param {World} world @param {SmtpSink} sink @param {Provider} provider @returns {Promise<Verdict>} */
async function rateOf(world, sink, provider) {
  const [product, floor] = [/** @type {number[]} */ ([]), /** @type {number[]} */ ([])];
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = sink.letters.length;
    const ms = await timed(async () => {
      await ask(world, provider, FEW);
      await arrived(sink, before + FEW);
    });
    product.push((FEW / ms) * 1000);
    floor.push(await bare(sink, FEW));
  }
  const ratio = median(product) / median(floor);
  const perSecond = [median(product), median(floor)];
  return { workload: 'letters', ratio, goal: MAILS, is: 'at least', ok: ratio >= MAILS, perSecond };
}

/** @param {World} world @param {SmtpSink} sink @param {{ a: Provider, b: Provider, letters: number }} asked @returns {Promise<Verdict>} */
async function delayBehind(world, sink, { a, b, letters }) {
  const before = sink.letters.length;
  await ask(world, a, letters);
  await arrived(sink, before + 20);
  const [known, since] = [sink.letters.length, performance.now()];
  await ask(world, b, 1);
  const isHis = (/** @type {{ to: string }} */ { to }) => to === b.email;
  while (!sink.letters.some(isHis)) await pause(5);
  const seconds = (performance.now() - since) / 1000;
  const lettersAhead = sink.letters.findIndex(isHis) - known;
  await arrived(sink, before + letters + 1);
  const ok = seconds <= DELAY_SECONDS;
  return { workload: 'turns', ratio: seconds, goal: DELAY_SECONDS, is: 'at most', ok, lettersAhead, of: letters };
}

/** @param {World} world @param {Provider[]} providers @param {number} letters @returns {Promise<Verdict[]>} */
async function letters(world, [a, b], letters) {
  if (!a || !b) throw new Error('no providers');
  const sink = await SmtpSink.open();
  world.env.SMTP_URL = sink.url;
  await world.admin.query(`delete from core.outbox where done_at is null`);
  const worker = await world.startWorker();
  try {
    return [await rateOf(world, sink, a), await delayBehind(world, sink, { a, b, letters })];
  } finally {
    await worker.stop();
    await sink.close();
  }
}

/** @param {World} world @param {import('./options.mjs').Size} size @returns {Promise<Verdict[]>} */
export async function reminders(world, size) {
  const { verdicts, providers } = await sweeps(world, size.open);
  return [...verdicts, ...(await letters(world, providers, size.letters))];
}

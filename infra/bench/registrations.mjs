// @ts-check
import { load, takeTurns } from './drive.mjs';
import { requestOf } from './people.mjs';
import { both, over } from './reads.mjs';
import { built } from './world.mjs';

/** @typedef {import('./people.mjs').Front} Front */
/** @typedef {import('./bench.mjs').Stage} Stage */

const CONNECTIONS = 50;
const WARM = 300;
const GOAL = 0.7;
const P99 = 3;
const CPU = 1.6;
/** Tables a registration writes to, past what both sides share. */
const LEFT = [
  'core.child',
  'core.name_word',
  'core.representative',
  'core.case_paper',
  'core.consent',
  'core.case_move',
  'core.action_event',
  'core.document',
  'core.outbox',
  'core.door',
  'directory.open_child',
  'facts.delta',
  'audit.event',
];

/** Each application is of a child nobody has registered before, and as long as the others: every sixth invented child. */
const state = { child: 100_003 };

/**
 * Drafts that wait for their registration, and the requests that make it.
 * @param {Stage} stage @param {Front[]} fronts @param {number} howMany
 */
export async function drafts({ admin }, fronts, howMany) {
  const { application } = built('demo/case-story');
  const { rows } = await admin.query(
    `with made as (insert into core.case_file (provider_id, made_by) select p, c from unnest($1::uuid[], $2::uuid[]) t (p, c) returning provider_id, id, made_by),
     begun as (insert into core.action_event (provider_id, case_file_id, action, kind, made_by) select provider_id, id, 1, 'START', made_by from made)
     select provider_id, id from made`,
    [
      Array.from({ length: howMany }, (_, i) => fronts[i % fronts.length]?.id),
      Array.from({ length: howMany }, (_, i) => fronts[i % fronts.length]?.clerk),
    ],
  );
  const frontOf = new Map(fronts.map((front) => [front.id, front]));
  return rows.map(({ provider_id, id }) =>
    requestOf(
      /** @type {Front} */ (frontOf.get(provider_id)),
      'POST',
      `/case-files/${id}/registration`,
      application((state.child += 6)),
    ),
  );
}

/** @param {Stage} stage @returns {Promise<number[]>} */
async function counts({ admin }) {
  const text = `select ${LEFT.map((table) => `(select count(*)::int from ${table})`).join(', ')}`;
  return (await admin.query({ text, rowMode: 'array' })).rows[0];
}

/** Waits until nobody writes any more: what the load before had begun may still be on its way. @param {Stage} stage */
async function quiet(stage) {
  for (let before = ''; ;) {
    const now = String(await counts(stage));
    if (now === before) return;
    before = now;
    await new Promise((later) => setTimeout(later, 500));
  }
}

/** A floor that writes less would be no floor: one registration of each must leave the same rows. @param {Stage} stage */
async function sameRows(stage) {
  const left = [];
  await quiet(stage);
  for (const server of [stage.api, stage.floor]) {
    const before = await counts(stage);
    await load(server, { connections: 1, requests: await drafts(stage, stage.fronts.slice(0, 1), 1) });
    left.push((await counts(stage)).map((n, i) => `${LEFT[i]} ${n - before[i]}`).join(', '));
  }
  if (left[0] !== left[1]) throw new Error(`The floor registers otherwise.\nproduct: ${left[0]}\nfloor:   ${left[1]}`);
}

/** Numbers given out this year: none twice, none left out, whoever gave them. @param {Stage} stage */
async function faults({ admin }) {
  const { rows } = await admin.query(
    `select s.provider_id, s.last, count(c.id)::int as given, count(distinct c.number)::int as different from core.number_series s
     join core.case_file c on c.provider_id = s.provider_id and c.number like s.year || '-%' where s.series = 'registration' and s.year > 2025 group by 1, 2`,
  );
  return {
    providers: rows.length,
    gaps: rows.filter(({ last, given }) => last !== given).length,
    doubles: rows.filter(({ given, different }) => given !== different).length,
  };
}

/** @param {Stage} stage @param {Front[]} fronts @param {number} howMany  on each side, over all rounds */
async function race(stage, fronts, howMany) {
  const { api, floor, size } = stage;
  const once = async (/** @type {import('./world.mjs').Server} */ server, /** @type {number} */ n) =>
    load(server, { connections: CONNECTIONS, requests: await drafts(stage, fronts, n) });
  for (const server of [api, floor]) await once(server, WARM);
  return takeTurns([api, floor], size.rounds, (server) =>
    once(server, Math.ceil(howMany / size.rounds / CONNECTIONS) * CONNECTIONS),
  );
}

/** @param {Stage} stage */
export async function register(stage) {
  await sameRows(stage);
  const figures = await race(stage, stage.fronts, stage.size.registrations);
  const { ratio, p99, cpu } = over(figures);
  const numbers = await faults(stage);
  const ok = ratio >= GOAL && numbers.gaps + numbers.doubles === 0 && numbers.providers > 0;
  return {
    workload: 'register',
    ratio,
    goal: GOAL,
    is: /** @type {const} */ ('at least'),
    ok,
    ...numbers,
    p99,
    cpu,
    cpuGoal: CPU,
    ...both(figures),
  };
}

/** Everybody at one counter: the row of its series is locked by one at a time. @param {Stage} stage */
export async function hot(stage) {
  const middle = /** @type {Front} */ (stage.fronts[Math.floor(stage.fronts.length / 2)]);
  const figures = await race(stage, [middle], stage.size.hot);
  const { ratio, p99 } = over(figures);
  const numbers = await faults(stage);
  const ok = p99 <= P99 && numbers.gaps + numbers.doubles === 0;
  return {
    workload: 'hot',
    ratio: p99,
    goal: P99,
    is: /** @type {const} */ ('at most'),
    ok,
    ...numbers,
    throughput: ratio,
    ...both(figures),
  };
}

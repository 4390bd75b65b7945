// @ts-check
import { load, takeTurns } from './drive.mjs';
import { requestOf } from './people.mjs';

/** @typedef {import('./people.mjs').Front} Front */
/** @typedef {import('./world.mjs').Server} Server */
/** @typedef {import('./drive.mjs').Request} Request */
/** @typedef {{ workload: string, ratio: number, goal: number, is: 'at least' | 'at most', ok: boolean } & Record<string, unknown>} Verdict */
/** @typedef {import('./bench.mjs').Stage} Stage */

const CONNECTIONS = 50;
const READ = { rate: 0.7, cpu: 1.6, p99: 3 };
const SEARCH = 0.8;
const GROWTH = 2;

/** A product's figures over its floor's. @param {Awaited<ReturnType<typeof takeTurns>>} figures */
export const over = ({ product, floor }) => ({
  ratio: product.rate / floor.rate,
  p99: product.p99 / floor.p99,
  cpu: product.cpu / floor.cpu,
});

/** @param {Awaited<ReturnType<typeof takeTurns>>} figures */
export const both = ({ product, floor }) => ({
  cpuMsPer1000: [product.cpu, floor.cpu],
  perSecond: [product.rate, floor.rate],
  p99Ms: [product.p99, floor.p99],
});

/** @param {Stage} stage @param {string} workload @param {number} goal @param {Request[]} requests @returns {Promise<Verdict>} */
async function read({ api, floor, size }, workload, goal, requests) {
  await sameAnswer([api, floor], /** @type {Request} */ (requests[0]));
  const warm = { connections: CONNECTIONS, requests, seconds: 2 };
  for (const server of [api, floor]) await load(server, warm);
  const figures = await takeTurns([api, floor], size.rounds, (server) =>
    load(server, { ...warm, seconds: size.seconds }),
  );
  const { ratio, p99, cpu } = over(figures);
  const ok = ratio >= goal && p99 <= READ.p99 && cpu <= READ.cpu;
  return {
    workload,
    ratio,
    goal,
    is: 'at least',
    ok,
    p99,
    p99Goal: READ.p99,
    cpu,
    cpuGoal: READ.cpu,
    ...both(figures),
  };
}

/** The floor answers the same question: a list with the same cases, or the same case. @param {Server[]} servers @param {Request} request */
async function sameAnswer(servers, { path, ...request }) {
  const answers = await Promise.all(servers.map(async ({ url }) => (await fetch(`${url}${path}`, request)).json()));
  const [product, floor] = answers.map(({ rows, ...one }) =>
    (rows ?? [one[0]?.[0] ?? one]).map((/** @type {any} */ row) => row.id).join(),
  );
  if (!product || product !== floor) throw new Error(`${path}: the product answers ${product}, the floor ${floor}.`);
}

/**
 * How much longer one request alone takes for the largest provider than for the smallest.
 * @param {Stage} stage @param {(front: Front) => Promise<Request[]>} requestsOf
 */
async function growth({ api, fronts, size }, requestsOf) {
  const ends = /** @type {[Front, Front]} */ ([fronts[0], fronts.at(-1)]);
  const [largest, smallest] = [await requestsOf(ends[0]), await requestsOf(ends[1])];
  const { product, floor } = await takeTurns([largest, smallest], size.rounds, (requests) =>
    load(api, { connections: 1, requests, seconds: 2 }),
  );
  return floor.rate / product.rate;
}

/** @param {Stage} stage */
export async function list(stage) {
  const requestsOf = (/** @type {Front} */ front) => [requestOf(front, 'GET', '/case-files')];
  const verdict = await read(stage, 'list', READ.rate, stage.fronts.flatMap(requestsOf));
  const largest = await growth(stage, async (front) => requestsOf(front));
  return { ...verdict, ok: verdict.ok && largest <= GROWTH, largestOverSmallest: largest, largestGoal: GROWTH };
}

/** @param {Stage} stage */
export async function page(stage) {
  const { rows } = await stage.admin.query(
    `select f.provider_id, c.id from unnest($1::uuid[]) f (provider_id) cross join lateral (select id from core.case_file c where c.provider_id = f.provider_id order by md5(id::text) limit 20) c order by md5(c.id::text)`,
    [stage.fronts.map(({ id }) => id)],
  );
  const requests = rows.map(({ provider_id, id }) =>
    requestOf(
      /** @type {Front} */ (stage.fronts.find((front) => front.id === provider_id)),
      'GET',
      `/case-files/${id}`,
    ),
  );
  return read(stage, 'page', READ.rate, requests);
}

/** What people type: the beginnings of a surname and a given name. @param {Stage} stage @param {Front} front */
async function searches({ admin }, front) {
  const { rows } = await admin.query(
    `select left(last_name, 6) || ' ' || left(first_name, 4) as text from core.child where provider_id = $1 order by md5(id::text) limit 20`,
    [front.id],
  );
  return rows.map(({ text }) => requestOf(front, 'POST', '/case-files/search', { text }));
}

/** @template From, To @param {From[]} all @param {(one: From) => Promise<To>} work */
async function inTurn(all, work) {
  const done = [];
  for (const one of all) done.push(await work(one));
  return done;
}

/** @param {Stage} stage */
export async function search(stage) {
  const requests = (await inTurn(stage.fronts, (front) => searches(stage, front))).flat();
  const verdict = await read(stage, 'search', SEARCH, requests);
  const largest = await growth(stage, (front) => searches(stage, front));
  return { ...verdict, ok: verdict.ok && largest <= GROWTH, largestOverSmallest: largest, largestGoal: GROWTH };
}

// @ts-check
import autocannon from 'autocannon';
import { readFileSync } from 'node:fs';

/** @typedef {import('./world.mjs').Server} Server */
/** @typedef {{ method: 'GET' | 'POST', path: string, headers: Record<string, string>, body?: string }} Request */
/** @typedef {{ rate: number, p99: number, cpu: number }} Measured  requests a second, milliseconds, CPU milliseconds per 1000 requests */

const TICK_MS = 10;

/** CPU time a process has used, in milliseconds. @param {number} pid */
function cpuOf(pid) {
  const [user, system] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ').slice(11, 13) ?? [];
  return (Number(user) + Number(system)) * TICK_MS;
}

/**
 * Sends requests from many connections and fails when any is not answered with 2xx.
 * @param {Server} server
 * @param {{ connections: number, requests: Request[], seconds?: number }} how  without seconds each request is sent once
 * @returns {Promise<Measured>}
 */
export async function load({ url, pid }, { connections, requests, seconds }) {
  const slices = Array.from({ length: connections }, (_, i) =>
    seconds === undefined
      ? requests.filter((_request, at) => at % connections === i)
      : requests.map((_request, at) => /** @type {Request} */ (requests[(at + i * 7) % requests.length])),
  );
  const [before, since] = [cpuOf(pid), performance.now()];
  const running = autocannon({
    url,
    connections,
    timeout: 30,
    ...(seconds === undefined ? { amount: requests.length } : { duration: seconds }),
    setupClient: (client) => client.setRequests(/** @type {any} */ (slices.pop())),
  });
  let last = since; // its own clock ticks in seconds
  running.on('response', () => (last = performance.now()));
  const result = await running;
  const done = result['2xx'];
  if (result.non2xx + result.errors + result.timeouts > 0 || done === 0)
    throw new Error(
      `${url}: ${result.non2xx} refused, ${result.errors} failed, ${result.timeouts} timed out, ${done} done`,
    );
  return { rate: (done / (last - since)) * 1000, p99: result.latency.p99, cpu: ((cpuOf(pid) - before) / done) * 1000 };
}

/** @param {number[]} values */
export const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

/**
 * Both take turns, the one that begins changing; each figure is the median of its rounds.
 * @template Side
 * @param {readonly [Side, Side]} sides
 * @param {number} rounds
 * @param {(side: Side, round: number) => Promise<Measured>} measure
 */
export async function takeTurns(sides, rounds, measure) {
  /** @type {[Measured[], Measured[]]} */
  const all = [[], []];
  for (let round = 0; round < rounds; round += 1)
    for (const i of round % 2 ? [1, 0] : [0, 1])
      all[/** @type {0 | 1} */ (i)].push(await measure(/** @type {Side} */ (sides[i]), round));
  const middle = (/** @type {Measured[]} */ side) => ({
    rate: median(side.map(({ rate }) => rate)),
    p99: median(side.map(({ p99 }) => p99)),
    cpu: median(side.map(({ cpu }) => cpu)),
  });
  return { product: middle(all[0]), floor: middle(all[1]) };
}

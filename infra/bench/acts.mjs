// @ts-check
// What statistics, audit and outbox cost an act, and how soon an act is a figure.
import { load, median, takeTurns } from './drive.mjs';
import { official } from './people.mjs';
import { over } from './reads.mjs';
import { drafts } from './registrations.mjs';

/** @typedef {import('./bench.mjs').Stage} Stage */
/** @typedef {import('./reads.mjs').Verdict} Verdict */

const DEARER = 1.25;
const SECOND = 1;
const CONNECTIONS = 20;
const COUNTED = ['case_move', 'lesson', 'attendance', 'certificate', 'assignment', 'case_file'];
const FRESH = 20;

/** The same registration with them and without: of the floor, which is the act's SQL and nothing else. @param {Stage} stage @returns {Promise<Verdict>} */
export async function acts(stage) {
  const { admin, floor, fronts, size } = stage;
  const once = async (/** @type {boolean} */ whole, /** @type {number} */ howMany) => {
    for (const table of COUNTED)
      await admin.query(`alter table core.${table} ${whole ? 'enable' : 'disable'} trigger count_acts`);
    const requests = (await drafts(stage, fronts, howMany)).map((request) => ({
      ...request,
      headers: { ...request.headers, ...(whole ? {} : { 'x-bare': '1' }) },
    }));
    return load(floor, { connections: CONNECTIONS, requests });
  };
  await once(true, CONNECTIONS * 5);
  await once(false, CONNECTIONS * 5);
  const eachTurn = Math.ceil(size.registrations / size.rounds / CONNECTIONS) * CONNECTIONS;
  const figures = await takeTurns([true, false], size.rounds, (whole) => once(whole, eachTurn));
  await once(true, CONNECTIONS);
  const dearer = 1 / over(figures).ratio;
  return {
    ...{ workload: 'acts', ratio: dearer, goal: DEARER, is: 'at most', ok: dearer <= DEARER },
    perSecond: [figures.product.rate, figures.floor.rate],
  };
}

/** How long after an act is answered the department's figure has it: exact at commit is the next reading. @param {Stage} stage @returns {Promise<Verdict>} */
export async function freshness(stage) {
  const ask = await official(stage.api);
  const question = `indicator=casesReceived&period=${new Date().getFullYear()}`;
  const received = async () => (await ask(question)).indicators[0].total.value;
  const waits = [];
  let known = await received();
  for (const request of await drafts(stage, stage.fronts, FRESH)) {
    const answer = await fetch(`${stage.api.url}${request.path}`, request);
    if (!answer.ok) throw new Error(`${request.path}: ${answer.status}`);
    const since = performance.now();
    if ((await received()) !== ++known) throw new Error('An act that was answered is not in the next reading.');
    waits.push((performance.now() - since) / 1000);
  }
  const longest = Math.max(...waits);
  return {
    ...{ workload: 'fresh', ratio: longest, goal: SECOND, is: 'at most', ok: longest <= SECOND },
    medianSeconds: median(waits),
  };
}

// @ts-check
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { median } from './drive.mjs';

/** @typedef {{ peak: number, seconds: number, megabytes: number }} Written */

const GOAL = 0.25;
const [ROWS, ROUNDS] = [100_000, 3];
const SCRIPT = fileURLToPath(new URL('write-rows.mjs', import.meta.url));
const run = promisify(execFile);

/** @param {'streamed' | 'in memory'} how @param {number} rows @returns {Promise<Written>} */
async function written(how, rows) {
  const { stdout } = await run(process.execPath, [SCRIPT, how, String(rows)]);
  return JSON.parse(stdout);
}

/** @param {Written[]} runs @param {keyof Written} what */
const middle = (runs, what) => median(runs.map((one) => one[what]));

/** The peak memory of a process that writes a workbook as the worker does, over one that holds the same workbook whole; both above one that writes no row. */
export async function exports() {
  /** @type {Record<'none' | 'streamed' | 'whole', Written[]>} */
  const runs = { none: [], streamed: [], whole: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    runs.none.push(await written('streamed', 0));
    runs.streamed.push(await written('streamed', ROWS));
    runs.whole.push(await written('in memory', ROWS));
  }
  const { none, streamed, whole } = runs;
  const ratio = (middle(streamed, 'peak') - middle(none, 'peak')) / (middle(whole, 'peak') - middle(none, 'peak'));
  return {
    workload: 'export',
    ratio,
    goal: GOAL,
    is: /** @type {const} */ ('at most'),
    ok: ratio <= GOAL,
    megabytes: [middle(streamed, 'peak'), middle(whole, 'peak')],
    seconds: [middle(streamed, 'seconds'), middle(whole, 'seconds')],
    megabytesWithoutRows: middle(none, 'peak'),
    megabytesOfTheFile: middle(streamed, 'megabytes'),
  };
}

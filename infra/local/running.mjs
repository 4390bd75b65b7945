// @ts-check
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What a running system tells about itself. Readable by its owner only: addresses may hold passwords.
 * @typedef {object} Running
 * @property {string} startedAt
 * @property {{ web: string, department: string, api: string, worker: string, mail: string | null }} urls
 * @property {Record<string, number>} pids
 * @property {{ role: string, email: string, password: string, provider: string | null }[]} logins
 * @property {Record<string, string>} environment  what the processes were started with, without the secrets
 */

const fileIn = (/** @type {string} */ dir) => join(dir, 'running.json');

/** @param {string} dir @param {Running} running */
export function writeRunning(dir, running) {
  mkdirSync(dir, { recursive: true });
  writeFileSync(fileIn(dir), `${JSON.stringify(running, null, 2)}\n`, { mode: 0o600 });
}

/** @param {string} dir */
export const forgetRunning = (dir) => rmSync(fileIn(dir), { force: true });

/** @param {number | undefined} pid */
function isLauncher(pid) {
  if (pid === undefined || pid === process.pid) return false;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('infra/local/');
  } catch {
    return false;
  }
}

/**
 * The system that runs from this folder now, or null. What a killed launcher left behind does not count.
 * @param {string} dir
 * @returns {Running | null}
 */
export function readRunning(dir) {
  if (!existsSync(fileIn(dir))) return null;
  /** @type {Running} */
  const running = JSON.parse(readFileSync(fileIn(dir), 'utf8'));
  return isLauncher(running.pids['launcher']) ? running : null;
}

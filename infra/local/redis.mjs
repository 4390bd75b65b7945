// @ts-check
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { startChild } from './child.mjs';
import { home } from './paths.mjs';
import { anyFreePort } from './ports.mjs';
import { downloadRedis, unpacked } from './redis-download.mjs';

const CACHE = join(home, 'cache', 'redis');
const OLDEST = 7;

function installed() {
  const { stdout } = spawnSync('redis-server', ['--version'], { encoding: 'utf8' });
  const major = Number(/v=(\d+)/.exec(stdout ?? '')?.[1] ?? 0);
  return major >= OLDEST ? { file: 'redis-server', env: process.env } : null;
}

/** @param {string} cache */
async function findRedis(cache) {
  const ready = installed() ?? unpacked(cache);
  if (ready) return ready;
  const help = `Install Redis ${OLDEST} or newer (apt install redis-server), or set REDIS_URL to a server you have.`;
  try {
    await downloadRedis(cache);
  } catch (error) {
    const why = String(/** @type {{ stderr?: string }} */ (error).stderr || error).trim();
    throw new Error(`Redis is not installed, and its package could not be fetched. ${help}\n${why}`);
  }
  const fetched = unpacked(cache);
  if (!fetched) throw new Error(`The Redis that was fetched does not run on this machine. ${help}`);
  return fetched;
}

/** A queue must never drop a job to make room, and must survive a crash unless it is a test's. @param {boolean} fast */
function settings(fast) {
  return {
    bind: '127.0.0.1',
    save: '',
    'maxmemory-policy': 'noeviction',
    appendonly: fast ? 'no' : 'yes',
    appendfsync: 'everysec',
  };
}

/**
 * A real Redis of one's own, reachable from this machine only.
 * @param {{ dir: string, port?: number, fast?: boolean, cache?: string }} options
 */
export async function startRedis({ dir, port, fast = false, cache = CACHE }) {
  const { file, env } = await findRedis(cache);
  mkdirSync(dir, { recursive: true });
  const at = port ?? (await anyFreePort());
  const options = { ...settings(fast), port: String(at), dir };
  const flags = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
  const server = await startChild([file, ...flags], {
    name: 'Redis',
    ready: /Ready to accept connections/,
    log: join(dir, 'redis.log'),
    env,
  });
  return {
    port: at,
    url: `redis://127.0.0.1:${at}`,
    pid: server.pid,
    exited: server.exited,
    stop: () => server.stop(),
  };
}

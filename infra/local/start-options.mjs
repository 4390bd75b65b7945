// @ts-check
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { home } from './paths.mjs';

export const HELP = `Onaltu on this machine: PostgreSQL, Redis, a mail inbox, the API, the worker and both pages.

  npm start                     start; the data of the last time is kept
  npm start -- --reset          erase the data of the embedded servers, then start
  npm start -- --demo oblast    an oblast: 12 providers, 600 cases of two years, made once in some minutes (small)
  npm start -- --port 4000      the port of the pages and the API (3000, or the next free one)
  npm start -- --dir <folder>   keep data, logs and running.json there (.onaltu)
  npm run dev                   the same with --watch: rebuilds and restarts when a file changes
  npm start -- --help           this text

Ctrl-C stops everything. Addresses and demo logins are printed and written to <dir>/running.json.

Real servers instead of the embedded ones, each alone or together:
  DATABASE_ADMIN_URL   an administrator's URL of PostgreSQL 18: makes the database and the logins
  DATABASE_NAME        name of the product's database (onaltu)
  DATABASE_URL_MIGRATOR, _API, _WORKER, _RELAY, _DEPARTMENT, _PUBLIC
                       one URL a login; with DATABASE_ADMIN_URL those left out are derived from it, without a password;
                       without it all six are needed, and the logins must exist
  REDIS_URL            Redis 7 or newer, maxmemory-policy noeviction
  SMTP_URL             smtp://host:port or smtps://…; then no inbox is started
  PUBLIC_URL           the address people use, printed on certificates (http://localhost:<port>)
  PORT, WORKER_PORT    ports of the API and of the worker's own page
  FILES_DIR            where documents are kept (<dir>/files)
  CONTEXT_KEY, MASTER_KEY, SESSION_KEY
                       secrets; without them <dir>/secrets.json is made once`;

/** What an empty database is filled with. */
const DEMOS = /** @type {const} */ (['small', 'oblast']);

/** @param {string[]} args */
export function readStartOptions(args) {
  const { values } = parseArgs({
    args,
    options: {
      reset: { type: 'boolean', default: false },
      watch: { type: 'boolean', default: false },
      port: { type: 'string' },
      dir: { type: 'string' },
      demo: { type: 'string', default: 'small' },
    },
  });
  const port = Number(values.port ?? process.env['PORT'] ?? 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65_435) throw new Error(`--port: ${values.port} is not a port.`);
  const demo = DEMOS.find((one) => one === values.demo);
  if (!demo) throw new Error(`--demo: ${values.demo} is none of ${DEMOS.join(', ')}.`);
  return { demo, reset: values.reset, watch: values.watch, port, dir: resolve(values.dir ?? home) };
}

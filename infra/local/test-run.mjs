// @ts-check
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { parseArgs } from 'node:util';
import { stopChildren } from './child.mjs';
import { LOGINS } from './database-urls.mjs';
import { sayAndFail } from './install.mjs';
import { root } from './paths.mjs';
import { startPostgres } from './postgres.mjs';
import { startRedis } from './redis.mjs';
import { onStopSignal } from './signals.mjs';
import { startSystem } from './system.mjs';
import { countsOf } from './test-counts.mjs';
import { FAULT_STEPS, STEPS, TEST_STEPS } from './test-steps.mjs';
import { runVisibly } from './visible.mjs';

/** @typedef {import('./test-steps.mjs').Step} Step */

const FIRST_PORT = 4300;
const SIDE_BY_SIDE = [1, 2];
const REAL_SERVERS = [
  'DATABASE_ADMIN_URL',
  'DATABASE_NAME',
  'REDIS_URL',
  'SMTP_URL',
  'PUBLIC_URL',
  'PORT',
  'WORKER_PORT',
];
const REAL_PLACES = ['FILES_DIR', 'CONTEXT_KEY', 'MASTER_KEY', 'SESSION_KEY', 'ONALTU_MODE'];

/** Tests never touch the servers that the environment names. @param {boolean} faults @returns {NodeJS.ProcessEnv} */
function ownEnvironment(faults) {
  const names = [...REAL_SERVERS, ...REAL_PLACES, ...LOGINS.map((login) => `DATABASE_URL_${login.toUpperCase()}`)];
  const kept = Object.entries(process.env).filter(([name]) => !names.includes(name));
  return { ...Object.fromEntries(kept), ...(faults ? { ONALTU_FAULTS: '1' } : {}) };
}

const NOTHING = { env: {}, stop: async () => {} };

/** What a step stands on, started for it alone: its environment, and how to end it. */
const GROUNDS = {
  /** @param {string} dir */
  servers: async (dir) => {
    const postgres = await startPostgres({ dir: join(dir, 'postgres'), fast: true });
    const redis = await startRedis({ dir: join(dir, 'redis'), fast: true });
    const stop = async () => void (await Promise.all([redis.stop(), postgres.stop()]));
    return { env: { DATABASE_ADMIN_URL: postgres.adminUrl, REDIS_URL: redis.url }, stop };
  },
  /** @param {string} dir @param {NodeJS.ProcessEnv} env */
  system: async (dir, env) => {
    const { stop } = await startSystem({ dir, port: FIRST_PORT, fast: true, env });
    return { env: { ONALTU_RUNNING: join(dir, 'running.json') }, stop };
  },
  /** One for each core: browsers work side by side and never meet in a case. @param {string} dir @param {NodeJS.ProcessEnv} env */
  systems: async (dir, env) => {
    const dirs = SIDE_BY_SIDE.map((number) => join(dir, String(number)));
    const stops = [];
    for (const [index, each] of dirs.entries())
      stops.push((await startSystem({ dir: each, port: FIRST_PORT + 10 * index, fast: true, env })).stop);
    const running = dirs.map((each) => join(each, 'running.json')).join(delimiter);
    return {
      env: { ONALTU_RUNNING: running },
      stop: async () => void (await Promise.all(stops.map((stop) => stop()))),
    };
  },
};

/**
 * @param {Step} step
 * @param {string} dir
 * @param {NodeJS.ProcessEnv} env
 */
async function runStep({ command, kind, folder = '.', needs }, dir, env) {
  const report = join(dir, 'report');
  rmSync(report, { force: true });
  const ground = needs ? await GROUNDS[needs](join(dir, needs), env) : NOTHING;
  try {
    const full = { ...env, ...ground.env, PLAYWRIGHT_JSON_OUTPUT_FILE: report };
    const code = await runVisibly(command(report), { cwd: join(root, folder), env: full });
    return countsOf({ kind, report, code });
  } finally {
    await ground.stop();
  }
}

/** A step that cannot even begin is a failed test. @param {Step} step @param {string} dir @param {NodeJS.ProcessEnv} env */
async function runTitled(step, dir, env) {
  const since = performance.now();
  console.log(`\n━━ ${step.title} ━━`);
  const count = await runStep(step, dir, env).catch((error) => {
    console.error(error instanceof Error ? error.message : String(error));
    return { passed: 0, failed: 1 };
  });
  const seconds = ((performance.now() - since) / 1000).toFixed(1);
  console.log(`━━ ${step.title}: ${count.passed} passed, ${count.failed} failed, ${seconds} s`);
  return count;
}

function chosenSteps() {
  const options = {
    only: { type: /** @type {const} */ ('string') },
    faults: { type: /** @type {const} */ ('boolean') },
  };
  const { only, faults = false } = parseArgs({ options }).values;
  const names = only?.split(',') ?? (faults ? FAULT_STEPS : TEST_STEPS);
  const unknown = names.filter((name) => !STEPS.some((step) => step.name === name));
  if (unknown.length > 0)
    throw new Error(`No such step: ${unknown}. Steps: ${STEPS.map(({ name }) => name).join(', ')}`);
  const present = STEPS.filter(({ folder = '.' }) => existsSync(join(root, folder)));
  return { faults, steps: present.filter(({ name }) => names.includes(name)) };
}

async function test() {
  const { faults, steps } = chosenSteps();
  const env = ownEnvironment(faults);
  const dir = mkdtempSync(join(tmpdir(), 'onaltu-test-'));
  onStopSignal(async () => {
    await stopChildren();
    rmSync(dir, { recursive: true, force: true });
    process.exitCode = 130;
  });
  const total = { passed: 0, failed: 0 };
  for (const step of steps) {
    const { passed, failed } = await runTitled(step, dir, env);
    total.passed += passed;
    total.failed += failed;
  }
  rmSync(dir, { recursive: true, force: true });
  process.exitCode = total.failed === 0 ? 0 : 1;
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
}

await test().catch(sayAndFail);

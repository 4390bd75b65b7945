// @ts-check
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startChild } from './child.mjs';
import { main, runToEnd } from './commands.mjs';
import { root } from './paths.mjs';
import { step } from './progress.mjs';

const PATIENCE = 60_000;

/** @param {string} url @param {import('./child.mjs').Child} child */
async function untilHealthy(url, child) {
  const state = { ended: false };
  void child.exited.then(() => (state.ended = true));
  const until = performance.now() + PATIENCE;
  while (performance.now() < until && !state.ended) {
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
    await pause(50);
  }
  const why = state.ended ? 'ended before it was ready' : `was not ready after ${PATIENCE / 1000} s`;
  throw new Error(`${child.name} ${why}.\n${child.printed().trim()}`);
}

/**
 * Makes the database what the code expects; each part may run again.
 * @param {NodeJS.ProcessEnv} env
 * @param {'small' | 'oblast'} [demo]
 * @returns {Promise<import('./running.mjs').Running['logins']>}
 */
export async function prepareDatabase(env, demo = 'small') {
  if (env['DATABASE_ADMIN_URL'])
    await step('Logins and walls', () => runToEnd('The bootstrap', main('bootstrap'), env));
  await step('Migrations', () => runToEnd('The migrations', main('migrate'), env));
  if (env['ONALTU_MODE'] === 'production') return [];
  const printed = await step('Demo data', () =>
    runToEnd('The demo data', [...main('seed'), demo], env, { loud: true }),
  );
  return JSON.parse(printed.trim().split('\n').at(-1) ?? '').logins;
}

/**
 * The API or a worker, ready to serve.
 * @param {{ name: string, program: 'http' | 'worker', port: string | undefined }} what
 * @param {string} dir
 * @param {NodeJS.ProcessEnv} env
 */
export async function startProcess({ name, program, port }, dir, env) {
  mkdirSync(join(dir, 'logs'), { recursive: true });
  const child = await startChild(main(program), { name, env, cwd: root, log: join(dir, 'logs', `${program}.log`) });
  try {
    await step(name, () => untilHealthy(`http://127.0.0.1:${port}/api/health/ready`, child));
  } catch (error) {
    await child.stop();
    throw error;
  }
  return child;
}

/**
 * Both, or none.
 * @param {string} dir
 * @param {NodeJS.ProcessEnv} env
 */
export async function startProcesses(dir, env) {
  const [api, worker] = await Promise.allSettled([
    startProcess({ name: 'API', program: 'http', port: env['PORT'] }, dir, env),
    startProcess({ name: 'Worker', program: 'worker', port: env['WORKER_PORT'] }, dir, env),
  ]);
  if (api.status === 'fulfilled' && worker.status === 'fulfilled') return { api: api.value, worker: worker.value };
  for (const one of [api, worker]) if (one.status === 'fulfilled') await one.value.stop();
  throw api.status === 'rejected' ? api.reason : /** @type {PromiseRejectedResult} */ (worker).reason;
}

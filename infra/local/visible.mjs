// @ts-check
import { spawn } from 'node:child_process';
import { dyingWithParent } from './child.mjs';
import { root } from './paths.mjs';

/**
 * Runs a program whose output the person at the terminal sees; returns its exit code.
 * @param {string[]} command
 * @param {{ env?: NodeJS.ProcessEnv, cwd?: string, started?: (child: import('node:child_process').ChildProcess) => void }} [options]
 * @returns {Promise<number>}
 */
export function runVisibly(command, { env = process.env, cwd = root, started } = {}) {
  const [file, ...args] = dyingWithParent(command, 'TERM', []);
  return new Promise((resolve) => {
    const child = spawn(/** @type {string} */ (file), args, { cwd, env, stdio: 'inherit' });
    child.once('error', (error) => (console.error(String(error)), resolve(127)));
    child.once('close', (code, signal) => resolve(code ?? (signal ? 130 : 1)));
    started?.(child);
  });
}

// @ts-check
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { dyingWithParent } from './child.mjs';
import { modules, root } from './paths.mjs';

const execute = promisify(execFile);

/**
 * Runs a program to its end and returns what it printed; what it printed is also the message when it fails.
 * @param {string} what
 * @param {string[]} command
 * @param {NodeJS.ProcessEnv} [env]
 * @param {{ loud?: boolean }} [how]  loud: what it says on stderr is shown at once
 * @returns {Promise<string>}
 */
export async function runToEnd(what, command, env = process.env, { loud = false } = {}) {
  const [file, ...args] = dyingWithParent(command, 'TERM', []);
  try {
    const running = execute(/** @type {string} */ (file), args, { cwd: root, env, maxBuffer: 64e6 });
    if (loud) running.child.stderr?.pipe(process.stderr);
    const { stdout } = await running;
    return stdout;
  } catch (error) {
    const { stdout = '', stderr = '', message } = /** @type {Error & { stdout?: string, stderr?: string }} */ (error);
    throw new Error(`${what} failed.\n${`${stdout}\n${stderr}`.trim() || message}`);
  }
}

/** @param {string} name @param {...string} args */
export const tool = (name, ...args) => [process.execPath, join(modules, '.bin', name), ...args];

/** A program of the API. @param {string} name */
export const main = (name) => [process.execPath, '--enable-source-maps', join(root, 'api', 'dist', `${name}.main.js`)];

/** Only what changed is built again. */
export const build = () => runToEnd('The build', tool('nx', 'run-many', '-t', 'build', '--outputStyle=static'));

// @ts-check
import { spawn, spawnSync } from 'node:child_process';
import { createWriteStream } from 'node:fs';

/**
 * @typedef {object} ChildOptions
 * @property {string} name                     what messages call it
 * @property {RegExp} [ready]                  printed when it is ready; without it, ready at once
 * @property {string} [log]                    file that keeps what it prints this time
 * @property {NodeJS.ProcessEnv} [env]
 * @property {string} [cwd]
 * @property {number} [uid]                    runs as this user and group
 * @property {'INT' | 'TERM'} [signal]         asks it to end; also sent by the kernel when the launcher dies
 * @property {string[]} [wrap]                 command that runs the command
 * @property {number} [patience]               milliseconds it may take to be ready
 */

/**
 * @typedef {object} Child
 * @property {string} name
 * @property {number} pid
 * @property {Promise<number>} exited          its exit code; never rejects
 * @property {() => string} printed            the last of what it printed
 * @property {(grace?: number) => Promise<void>} stop
 */

const KEPT = 16_000;

/** Running now, in the order they were started. @type {Set<Child>} */
const running = new Set();

/** Ends what runs, the last started first. */
export async function stopChildren() {
  for (const child of [...running].reverse()) await child.stop();
}

const canDieWithParent =
  process.platform === 'linux' && spawnSync('setpriv', ['--pdeathsig', 'TERM', '--', 'true']).status === 0;

/**
 * The command line that makes a child end when its launcher is killed, so that no orphan holds the data.
 * @param {string[]} command
 * @param {'INT' | 'TERM'} signal
 * @param {string[]} wrap
 */
export function dyingWithParent(command, signal, wrap) {
  return [...wrap, ...(canDieWithParent ? ['setpriv', '--pdeathsig', signal, '--'] : []), ...command];
}

/**
 * Detached: Ctrl-C reaches the launcher first, which then stops its children in order.
 * @param {string[]} command
 * @param {ChildOptions} options
 */
function launch(command, { signal = 'TERM', wrap = [], env, cwd, uid }) {
  const [file, ...args] = dyingWithParent(command, signal, wrap);
  return spawn(/** @type {string} */ (file), args, {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: env ?? process.env,
    ...(cwd === undefined ? {} : { cwd }),
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {ChildOptions} options
 */
function listen(child, { log }) {
  const file = log === undefined ? null : createWriteStream(log);
  const state = { tail: '', heard: (/** @type {string} */ _text) => {} };
  const hear = (/** @type {string} */ text) => {
    file?.write(text);
    state.tail = (state.tail + text).slice(-KEPT);
    state.heard(state.tail);
  };
  child.stdout?.setEncoding('utf8').on('data', hear);
  child.stderr?.setEncoding('utf8').on('data', hear);
  child.once('close', () => file?.end());
  return state;
}

/**
 * @param {{ heard: (text: string) => void, tail: string }} state
 * @param {Promise<number>} exited
 * @param {ChildOptions} options
 */
function untilReady(state, exited, { name, ready, patience = 30_000 }) {
  if (!ready) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const fail = (/** @type {string} */ why) => reject(new Error(`${name} ${why}\n${state.tail.trim()}`));
    const timer = setTimeout(() => fail(`was not ready after ${patience / 1000} s.`), patience);
    state.heard = (text) => void (ready.test(text) && (clearTimeout(timer), resolve(undefined)));
    void exited.then((code) => (clearTimeout(timer), fail(`ended with code ${code} before it was ready.`)));
  });
}

/**
 * Starts a long-running program and waits until it says that it is ready.
 * @param {string[]} command
 * @param {ChildOptions} options
 * @returns {Promise<Child>}
 */
export async function startChild(command, options) {
  const child = launch(command, options);
  const exited = new Promise((/** @type {(code: number) => void} */ resolve) => {
    child.once('error', (error) => (state.heard((state.tail += String(error))), resolve(127)));
    child.once('close', (code, signal) => resolve(code ?? (signal ? 128 : 1)));
  });
  const state = listen(child, options);
  const stop = async (grace = 10_000) => {
    child.kill(`SIG${options.signal ?? 'TERM'}`);
    const timer = setTimeout(() => child.kill('SIGKILL'), grace);
    await exited;
    clearTimeout(timer);
  };
  const started = {
    name: options.name,
    pid: /** @type {number} */ (child.pid),
    exited,
    printed: () => state.tail,
    stop,
  };
  running.add(started);
  void exited.then(() => running.delete(started));
  await untilReady(state, exited, options).catch(async (error) => {
    await stop(2000);
    throw error;
  });
  return started;
}

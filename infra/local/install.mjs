// @ts-check
import { existsSync, lstatSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { modules, root } from './paths.mjs';
import { step } from './progress.mjs';
import { runVisibly } from './visible.mjs';

const OLDEST_NODE = 20;
const PRODUCT_NODE = 24;
const major = Number(process.versions.node.split('.')[0]);

function isInstalled() {
  const done = join(modules, '.package-lock.json');
  return existsSync(done) && statSync(done).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs;
}

/** The child decides what a signal means, and how long it takes. @param {import('node:child_process').ChildProcess} child */
function passSignals(child) {
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => void child.kill(signal));
  }
}

async function install() {
  // npm ci empties the folder a link points to, and that folder is someone else's
  if (lstatSync(modules, { throwIfNoEntry: false })?.isSymbolicLink()) {
    throw new Error(`${modules} is a link to a folder that does not fit package-lock.json. Remove the link and retry.`);
  }
  const npm = process.env['npm_execpath'];
  const command = [...(npm ? [process.execPath, npm] : ['npm']), 'ci', '--loglevel=error', '--no-fund', '--no-audit'];
  const code = await step('Installing packages (npm ci)', () => runVisibly(command, { started: passSignals }));
  if (code !== 0) throw new Error(`npm ci ended with code ${code}. Is the package registry reachable?`);
}

/** The Node that the product runs on: the pinned one, or this one where no pinned one exists. */
function productNode() {
  const pinned = join(modules, '.bin', 'node');
  if (existsSync(pinned)) return pinned;
  if (major >= PRODUCT_NODE) return process.execPath;
  throw new Error(
    `Node ${PRODUCT_NODE} is not packaged for ${process.platform}-${process.arch}: install it and retry.`,
  );
}

/** npm does not tell its script when it is killed; the script then finds itself with another parent. */
function endWithNpm() {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && process.kill(process.pid, 'SIGTERM'), 500).unref();
}

/**
 * Installs what is missing, then runs a script of this folder on the product's Node.
 * @param {string} script
 */
export async function installAndRun(script) {
  if (major < OLDEST_NODE) throw new Error(`Node ${OLDEST_NODE} or newer is needed; this is ${process.version}.`);
  if (!isInstalled()) await install();
  endWithNpm();
  const path = [join(modules, '.bin'), process.env['PATH'] ?? ''].join(delimiter);
  const command = [productNode(), join(root, 'infra', 'local', script), ...process.argv.slice(2)];
  process.exitCode = await runVisibly(command, { env: { ...process.env, PATH: path }, started: passSignals });
}

/** @param {unknown} error */
export function sayAndFail(error) {
  console.error(`\n${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}

import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const WORKER = join(__dirname, '../dist/worker.main.js');

/** The built worker as a process of its own, on the database and queues of this test file. */
export function spawnWorker(): ChildProcess {
  if (!existsSync(WORKER)) throw new Error('The worker is not built: npx nx run-many -t build --projects=@onaltu/api');
  return spawn(process.execPath, [WORKER], { env: { ...process.env, WORKER_PORT: '0' }, stdio: 'ignore' });
}

/** Runs a built command to its end, on the database of this test file; rejects with its `code` and `stderr`. */
export const runCommand = (name: string, ...terms: string[]): Promise<{ stdout: string; stderr: string }> =>
  promisify(execFile)(process.execPath, [join(__dirname, `../dist/${name}.main.js`), ...terms], { env: process.env });

/** Ends it as a power cut does: nothing is said, nothing is tidied up. */
export async function killWorker(worker: ChildProcess): Promise<void> {
  if (worker.exitCode !== null || worker.signalCode !== null) return;
  const gone = once(worker, 'exit');
  worker.kill('SIGKILL');
  await gone;
}

// @ts-check
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { anyFreePort } from './ports.mjs';
import { root } from './paths.mjs';

const dir = mkdtempSync(join(tmpdir(), 'onaltu-launcher-'));
const file = join(dir, 'running.json');
const readRunningFile = () => JSON.parse(readFileSync(file, 'utf8'));

/** @param {number} pid */
function alive(pid) {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

/** @param {() => boolean} done @param {string} what */
async function until(done, what, patience = 90_000) {
  const end = performance.now() + patience;
  while (!done()) {
    assert.ok(performance.now() < end, what);
    await pause(50);
  }
}

/** @type {import('node:child_process').ChildProcess[]} */
const launched = [];

/** @param {number} port */
async function launch(port) {
  const child = spawn(process.execPath, [join(root, 'infra/local/up.mjs'), '--dir', dir, '--port', String(port)]);
  launched.push(child);
  const state = { printed: '', code: /** @type {number | null} */ (null) };
  const hear = (/** @type {Buffer} */ text) => (state.printed += text.toString());
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  child.once('close', (code) => (state.code = code ?? 1));
  await until(() => state.code !== null || state.printed.includes('Ctrl-C stops everything'), 'it never got ready');
  return { child, state };
}

describe('npm start', { timeout: 300_000 }, () => {
  after(async () => {
    for (const child of launched) child.kill('SIGKILL');
    await pause(2500); // what dies with its launcher still writes
    rmSync(dir, { recursive: true, force: true });
  });

  it('starts again at once after its launcher was killed, on the same data', async () => {
    const port = await anyFreePort();
    const first = await launch(port);
    assert.equal(first.state.code, null, first.state.printed);
    const before = readRunningFile();
    assert.equal((await fetch(`${before.urls.api}/health/ready`)).status, 200);

    first.child.kill('SIGKILL');
    const second = await launch(port);
    assert.equal(second.state.code, null, second.state.printed);
    assert.deepEqual(readRunningFile().logins, before.logins);
    const left = Object.values(before.pids).filter(alive);
    assert.deepEqual(left, [], 'processes of the killed launcher are left');

    const third = await launch(port);
    assert.equal(third.state.code, 1);
    assert.match(third.state.printed, /already runs/);

    const { pids } = readRunningFile();
    second.child.kill('SIGINT');
    await until(() => second.state.code !== null, 'it did not stop', 20_000);
    assert.equal(second.state.code, 0);
    assert.deepEqual(Object.values(pids).filter(alive), [], 'processes are left');
    assert.equal(existsSync(file), false);
  });

  it('takes the next port when the wanted one is taken, and says so', async (test) => {
    const taken = await anyFreePort();
    const other = createServer().listen(taken, '127.0.0.1');
    test.after(() => other.close());
    const { child, state } = await launch(taken);
    assert.equal(state.code, null, state.printed);
    assert.match(state.printed, new RegExp(`Port ${taken} is taken`));
    assert.notEqual(new URL(readRunningFile().urls.web).port, String(taken));
    child.kill('SIGTERM');
    await until(() => state.code !== null, 'it did not stop', 20_000);
  });
});

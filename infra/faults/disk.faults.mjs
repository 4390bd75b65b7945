// @ts-check
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Load } from './load.mjs';
import { oracle } from './oracle.mjs';
import { openWorld } from './world.mjs';

const ALL = { timeout: 600_000 };
const FULL_SECONDS = 30; // longer than the five tries of a job

const place = mkdtempSync(join(tmpdir(), 'onaltu-disk-'));
const filler = join(place, 'filler');
const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', place]).status === 0;
const CAN = { ...ALL, skip: mounted ? false : 'only root may mount a small disk' };

/** @type {import('./world.mjs').World | undefined} */
let world;

before(async () => {
  if (!mounted) return;
  world = await openWorld({ env: { FILES_DIR: place } });
  await Promise.all([world.api.start(), world.worker.start()]);
}, ALL);
after(async () => {
  await world?.close();
  if (mounted) spawnSync('umount', [place]);
  rmSync(place, { recursive: true, force: true });
}, ALL);

/** To the last byte. */
function fill() {
  const file = openSync(filler, 'w');
  for (let size = 65_536; size >= 1; size = Math.floor(size / 2)) {
    try {
      for (;;) if (writeSync(file, Buffer.alloc(size)) < size) break;
    } catch (error) {
      assert.equal(/** @type {NodeJS.ErrnoException} */ (error).code, 'ENOSPC');
    }
  }
  closeSync(file);
}

test(
  'a disk that is full for files: the upload says so, forms wait, nothing half is kept, and nobody has to mend it',
  CAN,
  async () => {
    assert.ok(world);
    const load = await Load.on(world);
    load.start();
    await load.during(4);
    fill();
    await load.during(FULL_SECONDS);
    rmSync(filler);
    await load.during(4);
    await load.stop();
    assert.deepEqual(Object.keys(load.answers).toSorted(), ['201', '507']);
    await oracle(world, load);
  },
);

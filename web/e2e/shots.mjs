// @ts-check
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** Pictures of every screen of a running system: npm run shots [-- --look dark|impaired] */
const home = join(import.meta.dirname, '../../.onaltu');
const running = process.env['ONALTU_RUNNING'] ?? join(home, 'running.json');
const folder = process.env['ONALTU_SHOTS'] ?? join(home, 'shots');
const at = process.argv.indexOf('--look');
const env = {
  ...process.env,
  ONALTU_RUNNING: running,
  ONALTU_SHOTS: folder,
  ONALTU_LOOK: at > 0 ? (process.argv[at + 1] ?? '') : '',
};
const command = ['playwright', 'test', '--config=shots.config.ts', '--reporter=line'];
const { status } = spawnSync('npx', command, { cwd: import.meta.dirname, env, stdio: 'inherit' });
console.log(`The pictures are in ${folder}.`);
process.exitCode = status ?? 1;

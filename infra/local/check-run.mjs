// @ts-check
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runToEnd, tool } from './commands.mjs';
import { root } from './paths.mjs';
import { runVisibly } from './visible.mjs';

/** Files that differ from the last commit, new ones included. */
async function changedFiles() {
  const tracked = await runToEnd('git diff', ['git', 'diff', '--name-only', 'HEAD']);
  const fresh = await runToEnd('git ls-files', ['git', 'ls-files', '--others', '--exclude-standard']);
  return `${tracked}\n${fresh}`.split('\n').filter((file) => file !== '' && existsSync(join(root, file)));
}

const changed = await changedFiles();
const nx = (/** @type {string} */ target) => tool('nx', 'run-many', '-t', target, '--outputStyle=static');
const steps = [
  ...(changed.length > 0 ? [tool('prettier', '--check', '--ignore-unknown', ...changed)] : []),
  nx('lint'),
  nx('typecheck'),
];

let failed = 0;
for (const command of steps) failed += (await runVisibly(command)) === 0 ? 0 : 1;
console.log(failed === 0 ? '\nAll good.' : `\n${failed} of ${steps.length} checks failed.`);
process.exitCode = failed === 0 ? 0 : 1;

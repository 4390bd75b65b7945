// @ts-check
import { main, runToEnd } from './commands.mjs';
import { sayAndFail } from './install.mjs';
import { readRunning } from './running.mjs';
import { loadSecrets } from './secrets.mjs';
import { readStartOptions } from './start-options.mjs';

/** Hands the running system's dead jobs over once more. */
async function retry() {
  const { dir } = readStartOptions(process.argv.slice(2));
  const running = readRunning(dir);
  if (!running) throw new Error('Onaltu does not run here. Start it with npm start, then retry.');
  const env = { ...process.env, ...running.environment, ...loadSecrets(dir, process.env) };
  console.log((await runToEnd('The retry', main('retry-jobs'), env)).trim());
}

await retry().catch(sayAndFail);

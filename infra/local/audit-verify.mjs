// @ts-check
import { main, runToEnd } from './commands.mjs';
import { sayAndFail } from './install.mjs';
import { readRunning } from './running.mjs';
import { loadSecrets } from './secrets.mjs';
import { readStartOptions } from './start-options.mjs';

/** Follows the chain of the audit from its first event to its last, in the running system. */
async function verify() {
  const { dir } = readStartOptions(process.argv.slice(2));
  const running = readRunning(dir);
  if (!running) throw new Error('Onaltu does not run here. Start it with npm start, then verify.');
  const env = { ...process.env, ...running.environment, ...loadSecrets(dir, process.env) };
  console.log((await runToEnd('The verification', main('verify-audit'), env)).trim());
}

await verify().catch(sayAndFail);

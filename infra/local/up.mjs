// @ts-check
import { stopChildren } from './child.mjs';
import { sayAndFail } from './install.mjs';
import { onStopSignal } from './signals.mjs';
import { readStartOptions } from './start-options.mjs';
import { startSystem } from './system.mjs';
import { watch } from './watch.mjs';

/** @param {import('./running.mjs').Running['logins']} logins */
function printLogins(logins) {
  const rows = logins.map(({ role, email, password, provider }) => [role, email, password, provider ?? '']);
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  for (const row of rows) console.log(`  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`);
}

/** @param {Awaited<ReturnType<typeof startSystem>>} system @param {string} dir */
function printAddresses({ urls, logins }, dir) {
  console.log(
    `\nOnaltu runs\n  provider     ${urls.web}\n  department   ${urls.department}\n  API          ${urls.api}`,
  );
  if (urls.mail) console.log(`  mail         ${urls.mail}`);
  console.log(`  data, logs   ${dir}`);
  if (logins.length > 0) console.log('\nDemo logins');
  printLogins(logins);
  console.log('\nCtrl-C stops everything.');
}

async function up() {
  const options = readStartOptions(process.argv.slice(2));
  const state = { stopping: false, stop: stopChildren };
  onStopSignal(async () => {
    state.stopping = true;
    console.log('\nStopping …');
    await state.stop();
  });
  const system = await startSystem(options);
  state.stop = system.stop;
  printAddresses(system, options.dir);
  const watching = options.watch ? await watch(system) : null;
  if (watching) state.stop = () => watching.stop().then(system.stop);
  const death = await system.died;
  if (state.stopping) return;
  await state.stop();
  throw new Error(death);
}

await up().catch(async (error) => {
  sayAndFail(error);
  await stopChildren();
  process.exit();
});

// @ts-check
import { stopChildren } from '../local/child.mjs';
import { sayAndFail } from '../local/install.mjs';
import { step } from '../local/progress.mjs';
import { onStopSignal } from '../local/signals.mjs';
import { acts, freshness } from './acts.mjs';
import { fill } from './data.mjs';
import { exports } from './exports.mjs';
import { figures } from './figures.mjs';
import { pdf } from './forms.mjs';
import { jobs } from './jobs.mjs';
import { lessons } from './lessons.mjs';
import { HELP, readBenchOptions } from './options.mjs';
import { signIn } from './people.mjs';
import { list, page, search } from './reads.mjs';
import { reminders } from './reminders.mjs';
import { hot, register } from './registrations.mjs';
import { openWorld } from './world.mjs';

/**
 * What a workload stands on.
 * @typedef {import('./world.mjs').World & { api: import('./world.mjs').Server, floor: import('./world.mjs').Server,
 *   fronts: import('./people.mjs').Front[], size: import('./options.mjs').Size }} Stage
 */

const WORKLOADS = { list, page, search, register, hot, acts, fresh: freshness, jobs, pdf, export: exports };
/** Workloads that need a database of their own, over more and more cases. */
const OWN_WORLD = { figures, reminders, lessons };
/** @typedef {keyof typeof WORKLOADS} Name */

/** @param {unknown} value @returns {unknown} */
const short = (value) =>
  typeof value === 'number' ? Number(value.toPrecision(3)) : Array.isArray(value) ? value.map(short) : value;

/** @param {import('./reads.mjs').Verdict} verdict @param {(line: string) => void} print @param {boolean} json */
function say(verdict, print, json) {
  const rounded = Object.fromEntries(Object.entries(verdict).map(([key, value]) => [key, short(value)]));
  if (json) return print(JSON.stringify(rounded));
  const { workload, ratio, goal, is, ok, ...more } = rounded;
  print(`${ok ? '✓' : '✗'} ${String(workload).padEnd(9)} ${String(ratio).padEnd(6)} (${is} ${goal})`);
  for (const [key, value] of Object.entries(more))
    print(`    ${key}: ${Array.isArray(value) ? `${value[0]} product, ${value[1]} floor` : value}`);
}

/** @typedef {Pick<ReturnType<typeof readBenchOptions>, 'names' | 'size'>} Wanted @typedef {(verdict: import('./reads.mjs').Verdict) => void} Say */

/** @param {keyof typeof OWN_WORLD} name @param {Wanted} wanted @param {Say} tell */
async function measureAlone(name, { size }, tell) {
  const world = await openWorld();
  try {
    for (const verdict of await step(name, () => OWN_WORLD[name](world, size))) tell(verdict);
  } finally {
    await world.close();
  }
}

/** @param {Wanted} wanted @param {Say} tell */
async function measure({ names, size }, tell) {
  const world = await openWorld();
  const state = { servers: /** @type {import('./world.mjs').Server[]} */ ([]) };
  try {
    const providers = await step(`${size.cases} cases of ${size.providers} providers`, () => fill(world.admin, size));
    const [api, floor] = (state.servers = [await world.startApi(), await world.startFloor()]);
    if (!api || !floor) throw new Error('no servers');
    const stage = { ...world, api, floor, size, fronts: await signIn(api, providers, size.fronts) };
    for (const name of names) tell(await step(name, () => WORKLOADS[/** @type {Name} */ (name)](stage)));
  } finally {
    for (const server of state.servers) await server.stop();
    await world.close();
  }
}

async function bench() {
  const print = console.log.bind(console);
  const options = readBenchOptions(process.argv.slice(2), [...Object.keys(WORKLOADS), ...Object.keys(OWN_WORLD)]);
  if (options.help) return print(HELP);
  if (options.json) console.log = console.error; // progress beside the figures
  onStopSignal(stopChildren);
  let fine = true;
  const tell = (/** @type {import('./reads.mjs').Verdict} */ verdict) => {
    say(verdict, print, options.json);
    fine &&= verdict.ok;
  };
  const { names, size } = options;
  const others = names.filter((name) => name in WORKLOADS);
  if (others.length > 0) await measure({ names: others, size }, tell);
  for (const name of /** @type {(keyof typeof OWN_WORLD)[]} */ (Object.keys(OWN_WORLD)))
    if (names.includes(name)) await measureAlone(name, { names, size }, tell);
  process.exitCode = fine ? 0 : 1;
}

await bench().catch(async (error) => {
  sayAndFail(error);
  await stopChildren();
});

// @ts-check
import { existsSync, readFileSync, watch as watchFolder } from 'node:fs';
import { join } from 'node:path';
import { startChild } from './child.mjs';
import { runToEnd } from './commands.mjs';
import { root } from './paths.mjs';

const SERVED = ['web/provider', 'web/department'];
const RUN = ['libs/domain', 'libs/i18n', 'api'];
const QUIET = 200;

/** One rebuild or restart at a time. */
let turn = Promise.resolve();

/** The project's own build command. @param {string} project @param {string} [more] */
function buildCommand(project, more = '') {
  const { scripts } = JSON.parse(readFileSync(join(root, project, 'package.json'), 'utf8'));
  return ['sh', '-c', `cd ${project} && exec ${scripts.build} ${more}`];
}

/**
 * Runs the work once for a burst of changes, never twice at a time.
 * @param {() => Promise<void>} work
 */
function settled(work) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(() => (turn = turn.then(work).catch((error) => console.error(String(error)))), QUIET);
  };
}

/** @param {string} project @param {() => Promise<void>} restart */
function rebuildOnChange(project, restart) {
  const rebuild = settled(async () => {
    console.log(`\n${project} changed: the API and the worker start again.`);
    await runToEnd(`The build of ${project}`, buildCommand(project));
    await restart();
  });
  return watchFolder(join(root, project, 'src'), { recursive: true }, rebuild);
}

/**
 * Rebuilds what changes; the API and the worker start again, the pages are served from the new files.
 * @param {{ restart: () => Promise<void> }} system
 */
export async function watch(system) {
  const present = (/** @type {string} */ project) => existsSync(join(root, project, 'src'));
  const watchers = RUN.filter(present).map((project) => rebuildOnChange(project, system.restart));
  const keepBuilding = (/** @type {string} */ project) =>
    startChild(buildCommand(project, '--watch'), { name: `Build of ${project}`, cwd: root });
  const builders = await Promise.all(SERVED.filter(present).map(keepBuilding));
  const stop = async () => {
    for (const watcher of watchers) watcher.close();
    await Promise.all(builders.map((builder) => builder.stop()));
  };
  return { stop };
}

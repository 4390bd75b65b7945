// @ts-check
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { tool } from './commands.mjs';
import { modules, root } from './paths.mjs';

/**
 * One runner of tests, or one check that counts as a test.
 * @typedef {object} Step
 * @property {string} name
 * @property {string} title
 * @property {(report: string) => string[]} command
 * @property {'jest' | 'playwright' | 'tap' | null} kind   how its report reads; null: its exit code is the result
 * @property {string} [folder]                             where it runs; while the folder is absent there is no step
 * @property {'servers' | 'system' | 'systems'} [needs]
 */

const here = (/** @type {string} */ script) => join(root, 'infra/local', script);
const node = (/** @type {string[]} */ ...args) => [process.execPath, ...args];
const nx = (/** @type {string} */ target) => () => tool('nx', 'run-many', '-t', target, '--outputStyle=static');

/** @param {string} report */
const jest = (report) =>
  node(
    '--experimental-vm-modules',
    '--no-warnings',
    join(modules, 'jest/bin/jest.js'),
    '--json',
    `--outputFile=${report}`,
  );

/** @param {string} report */
const vitest = (report) =>
  tool('vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`);

/** @param {string} files @returns {(report: string) => string[]} */
const nodeTest = (files) => (report) => {
  const reporters = ['spec', 'stdout', 'tap', report];
  const flags = reporters.map((value, index) => `--test-reporter${index % 2 === 0 ? '' : '-destination'}=${value}`);
  return node('--test', '--test-concurrency=1', ...flags, files);
};

/** Every library that has tests of one kind. @param {string} config @returns {string[]} */
const librariesWith = (config) =>
  readdirSync(join(root, 'libs'))
    .map((name) => `libs/${name}`)
    .filter((folder) => existsSync(join(root, folder, config)));

/** @type {readonly Step[]} */
export const STEPS = [
  { name: 'format', title: 'Format', command: () => tool('prettier', '--check', '.'), kind: null },
  { name: 'lint', title: 'Lint', command: nx('lint'), kind: null },
  { name: 'types', title: 'Types', command: nx('typecheck'), kind: null },
  { name: 'i18n', title: 'Words of every language', command: () => node(here('i18n.mjs')), kind: null },
  { name: 'build', title: 'Build', command: nx('build'), kind: null },
  { name: 'openapi', title: 'Client fits the API', command: () => node(here('openapi.mjs'), '--check'), kind: null },
  ...librariesWith('jest.config.js').map(
    (folder) =>
      /** @type {Step} */ ({ name: 'unit', title: `Unit tests of ${folder}`, command: jest, kind: 'jest', folder }),
  ),
  ...librariesWith('vitest.config.ts').map(
    (folder) =>
      /** @type {Step} */ ({ name: 'ui', title: `Components of ${folder}`, command: vitest, kind: 'jest', folder }),
  ),
  {
    name: 'api',
    title: 'API, jobs and house rules',
    command: (report) => [...jest(report), '--maxWorkers=2'],
    kind: 'jest',
    folder: 'api',
    needs: 'servers',
  },
  { name: 'infra', title: 'Fences and launcher', command: nodeTest('infra/**/*.spec.mjs'), kind: 'tap' },
  {
    name: 'browser',
    title: 'Browser',
    command: () => tool('playwright', 'test', '--reporter=line,json'),
    kind: 'playwright',
    folder: 'web/e2e',
    needs: 'systems',
  },
  {
    name: 'walk',
    title: 'From the first paper to the certificate',
    command: (report) => node(join(root, 'infra/walk/walk.mjs'), '--out', join(dirname(report), 'walk')),
    kind: null,
    needs: 'system',
  },
  {
    name: 'slow',
    title: 'Jobs and mail at full length',
    command: (report) => [...jest(report), '--maxWorkers=2', 'src/platform'],
    kind: 'jest',
    folder: 'api',
    needs: 'servers',
  },
  { name: 'faults', title: 'Faults', command: nodeTest('infra/faults/*.faults.mjs'), kind: 'tap' },
];

/** What `npm run faults` runs: real processes broken one after the other, and the tests of jobs and mail with nothing shortened. */
export const FAULT_STEPS = ['build', 'slow', 'faults'];
/** What `npm test` runs: everything else. */
export const TEST_STEPS = [...new Set(STEPS.map(({ name }) => name))].filter(
  (name) => !['slow', 'faults'].includes(name),
);

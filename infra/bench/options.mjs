// @ts-check
import { parseArgs } from 'node:util';

export const HELP = `Measures the product against its floor: node:http and pg with the product's own SQL and walls.

  npm run bench                  everything at full size: 250,000 cases of 200 providers, about 15 minutes
  npm run bench -- --quick       20,000 cases of 40 providers and short runs
  npm run bench -- --only list   one workload: list, page, search, register, hot, acts, fresh, jobs, pdf, export
                                 or figures or reminders, each over 10,000 to 1,000,000 cases of a database of its own,
                                 or lessons, over 100,000 to 2,000,000 rows of attendance of one provider
  npm run bench -- --json        one line of JSON a workload, nothing else on standard output
  npm run bench -- --help        this text

It brings its own PostgreSQL and Redis and leaves nothing behind. It ends with 1 when a goal is missed.
Figures are ratios of one run, the two taking turns on one machine; they are no promise of speed.`;

const FULL = {
  cases: 250_000,
  providers: 200,
  fronts: 30,
  rounds: 5,
  seconds: 8,
  registrations: 5000,
  hot: 1000,
  jobs: 5000,
  forms: 100,
  figures: [10_000, 100_000, 1_000_000],
  open: [10_000, 100_000, 1_000_000],
  letters: 10_000,
  attendance: [100_000, 500_000, 2_000_000],
};
const QUICK = {
  cases: 20_000,
  providers: 40,
  fronts: 12,
  rounds: 3,
  seconds: 3,
  registrations: 400,
  hot: 200,
  jobs: 1000,
  forms: 30,
  figures: [2_000, 20_000, 100_000],
  open: [10_000, 100_000],
  letters: 2_000,
  attendance: [40_000, 200_000],
};

/** @typedef {typeof FULL} Size */

/** @param {string[]} args @param {readonly string[]} names */
export function readBenchOptions(args, names) {
  const flag = { type: /** @type {const} */ ('boolean'), default: false };
  const { values } = parseArgs({
    args,
    options: { quick: flag, json: flag, help: { ...flag, short: 'h' }, only: { type: 'string' } },
  });
  if (values.only !== undefined && !names.includes(values.only))
    throw new Error(`--only takes one of ${names.join(', ')}.`);
  return {
    help: values.help,
    json: values.json,
    names: values.only === undefined ? names : [values.only],
    size: values.quick ? QUICK : FULL,
  };
}

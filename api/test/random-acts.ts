import { AT_FULL_LENGTH } from './test-database';

export const ACTS = Number(process.env['ONALTU_ACTS'] ?? (AT_FULL_LENGTH ? 10_000 : 300));
export const SEED = Number(process.env['ONALTU_SEED'] ?? 672_025);

/** The same numbers each time for the same seed. */
export function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

// @ts-check
import { isDeepStrictEqual } from 'node:util';
import { setTimeout as pause } from 'node:timers/promises';

const shown = (/** @type {unknown} */ value) => JSON.stringify(value);

/** Ends the walk with one clear line. @param {boolean} met @param {string} line @returns {asserts met} */
export function expect(met, line) {
  if (!met) throw new Error(line);
}

/** @param {string} what @param {unknown} actual @param {unknown} wanted */
export function expectSame(what, actual, wanted) {
  expect(isDeepStrictEqual(actual, wanted), `${what}: expected ${shown(wanted)}, found ${shown(actual)}.`);
}

const PATIENCE_MS = 90_000;
const INTERVAL_MS = 250;

/**
 * Asks again and again until there is an answer, and not for ever.
 * @template T
 * @param {string} what
 * @param {() => Promise<T | null | undefined | false>} look
 * @param {number} [patience]
 * @returns {Promise<T>}
 */
export async function until(what, look, patience = PATIENCE_MS) {
  for (const since = Date.now(); Date.now() - since < patience; await pause(INTERVAL_MS)) {
    const found = await look();
    if (found) return found;
  }
  throw new Error(`Waited ${patience / 1000} s for ${what}, in vain.`);
}

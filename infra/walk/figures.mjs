// @ts-check
import { until } from './expectation.mjs';

/** @typedef {import('./cast.mjs').Walk} Walk */
/** @typedef {Record<number, number>} Counts */

/** Cases in each action at our provider, as the department sees them. @param {Walk} walk @returns {Promise<Counts>} */
export async function countsOf({ official, head }) {
  const { providers } = await official.session.get('/department/statistics/cases-per-action');
  const ours = providers.find((/** @type {any} */ one) => one.providerId === head.me.ownerId);
  const rows = ours?.actions ?? [];
  return Object.fromEntries(rows.map((/** @type {any} */ { action, cases }) => [action, cases]));
}

const PATIENCE_MS = 15_000;

/**
 * The department's table has moved with the case: one more in this action than before the walk, the others as before.
 * @param {Walk} walk
 * @param {Counts} before
 * @param {number | null} action
 */
export async function expectCounted(walk, before, action) {
  const wanted = (/** @type {number} */ n) => (before[n] ?? 0) + (n === action ? 1 : 0);
  const what = action ? `the department to see the case in action ${action}` : 'the department to see the case closed';
  await until(
    what,
    async () => {
      const now = await countsOf(walk);
      return [1, 2, 3, 4, 5, 6].every((n) => (now[n] ?? 0) === wanted(n));
    },
    PATIENCE_MS,
  );
  console.log(`  The department sees it: ${action ? `in action ${action}, ${wanted(action)} now` : 'closed'}.`);
}

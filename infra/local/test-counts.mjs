// @ts-check
import { existsSync, readFileSync } from 'node:fs';

/** @typedef {{ passed: number, failed: number }} Count */

/** Jest's report and Vitest's. A file that does not load counts as one failed test. @param {string} text @returns {Count} */
function ofJest(text) {
  const { numPassedTests, numFailedTests, testResults = [] } = JSON.parse(text);
  const unloaded = testResults.filter(
    (/** @type {{ status: string, assertionResults: unknown[] }} */ file) =>
      file.status === 'failed' && file.assertionResults.length === 0,
  );
  return { passed: numPassedTests, failed: numFailedTests + unloaded.length };
}

/** @param {string} text @returns {Count} */
function ofPlaywright(text) {
  const { stats, errors = [] } = JSON.parse(text);
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length };
}

/** The end of what `node --test` writes as TAP. @param {string} text @returns {Count} */
function ofTap(text) {
  const number = (/** @type {string} */ word) => Number(new RegExp(`^# ${word} (\\d+)$`, 'm').exec(text)?.[1] ?? 0);
  return { passed: number('pass'), failed: number('fail') + number('cancelled') };
}

const READERS = { jest: ofJest, playwright: ofPlaywright, tap: ofTap };

/**
 * What a runner found. One that failed, or found nothing, never counts as passed.
 * @param {{ kind: keyof typeof READERS | null, report: string, code: number }} run
 * @returns {Count}
 */
export function countsOf({ kind, report, code }) {
  const whole = code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  if (kind === null) return whole;
  if (!existsSync(report)) return { passed: 0, failed: 1 };
  const { passed, failed } = READERS[kind](readFileSync(report, 'utf8'));
  const silent = failed === 0 && (code !== 0 || passed === 0);
  return { passed, failed: silent ? 1 : failed };
}

// @ts-check
import { createRequire } from 'node:module';
import { pageOf } from './cast.mjs';
import { expect, expectSame } from './expectation.mjs';

/** @typedef {import('./cast.mjs').Walk} Walk */

const require = createRequire(import.meta.url);
const { formatDay, formatInstant } = require('@onaltu/i18n/formats');
const { translator } = require('@onaltu/i18n/translator');

const { t } = translator('en');
const LAST_ON_PAPER = 4;

const minutes = (/** @type {number | null} */ n) => (n === null ? '–' : `${n.toFixed(1)} min`);

/** @param {any} page */
function courseLine({ course: { day, of, startedOn }, actions }) {
  const done = actions.find((/** @type {any} */ one) => one.action === LAST_ON_PAPER).doneAt;
  return `course ${formatDay(startedOn)} – ${formatInstant(done)} · day ${day} of ${of} · norm 90 to 365 calendar days`;
}

/** @param {any} page @param {any} action */
function clockLine(page, { action, late, norm, handled, waited, overNorm, doneAt }) {
  const paper = late ? ['on paper'] : [];
  if (action === LAST_ON_PAPER) return [...paper, courseLine(page)].join(' · ');
  const counted = late ? 'not counted' : `handled ${minutes(handled)}${overNorm ? ', over the norm' : ''}`;
  return [
    ...paper,
    `done ${formatInstant(doneAt)}`,
    `norm ${minutes(norm)}`,
    counted,
    `waited ${minutes(waited)}`,
  ].join(' · ');
}

/** Prints the clock of an action that is done: one on paper has no handling time, a live one has. @param {Walk} walk @param {number} number */
export async function printClock(walk, number) {
  const page = await pageOf(walk);
  const action = page.actions.find((/** @type {any} */ one) => one.action === number);
  expectSame(`The stage of action ${number}`, action.stage, 'DONE');
  expectSame(`Whether action ${number} is a late entry`, action.late, number <= LAST_ON_PAPER);
  const isTimed = number > LAST_ON_PAPER;
  expectSame(`Whether action ${number} has a handling time`, action.handled !== null, isTimed);
  expect(action.doneAt !== null, `Action ${number} has no time it was done.`);
  console.log(`  ${clockLine(page, action)}`);
}

/** @param {1 | 2 | 3 | 4 | 5 | 6} action */
export const titleOf = (action) => `${action} ${t(`action.${action}.short`)}`;

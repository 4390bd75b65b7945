// @ts-check
import { awaitDraft, handOver, prepareCertificate, signByHead, signBySpecialists } from './actions-live.mjs';
import { holdCourse, holdInitialAssessment, register, review } from './actions-on-paper.mjs';
import { readCase } from './case-shape.mjs';
import { gather, pageOf } from './cast.mjs';
import { printClock, titleOf } from './clocks.mjs';
import { expectHiddenFromOthers, expectHiddenFromUnassigned, expectUnknown, expectVerified } from './closed-doors.mjs';
import { codeIn, saveDocument } from './documents.mjs';
import { expectCounted, countsOf } from './figures.mjs';
import { expectMails, expectNoNames } from './mails.mjs';

/** @typedef {import('./cast.mjs').Walk} Walk */

/** @param {Walk} walk */
async function intake(walk) {
  await register(walk);
  await expectHiddenFromUnassigned(walk);
  await saveDocument(walk, 'RECEIPT', walk.number);
}

/** @param {Walk} walk */
async function contract(walk) {
  await review(walk);
  const { number } = await walk.head.session.get(`/provider/case-files/${walk.id}/contract`);
  await saveDocument(walk, 'CONTRACT', number);
}

/** @param {Walk} walk */
async function conclude(walk) {
  const { sentences, gaps } = await awaitDraft(walk);
  console.log(`  The worker drafted ${sentences.length} sentences, each with its source; gaps: ${gaps.length}.`);
  await expectMails(walk, walk.specialists);
  await signBySpecialists(walk);
  await expectMails(walk, [walk.head]);
  await signByHead(walk);
  await saveDocument(walk, 'CONCLUSION', walk.number);
}

/** @param {Walk} walk */
async function giveResult(walk) {
  const { number } = await prepareCertificate(walk);
  const code = codeIn(await saveDocument(walk, 'CERTIFICATE', number));
  await expectUnknown(walk, code);
  await handOver(walk);
  await expectVerified(walk, code, number);
}

/** @type {readonly [action: 1 | 2 | 3 | 4 | 5 | 6, act: (walk: Walk) => Promise<void>][]} */
const ACTIONS = [
  [1, intake],
  [2, contract],
  [3, holdInitialAssessment],
  [4, holdCourse],
  [5, conclude],
  [6, giveResult],
];

/**
 * One child through the six actions; throws with one line where anything differs from what is expected.
 * @param {ReturnType<typeof import('./walk-options.mjs').readWalkOptions>} options
 */
export async function fromPaperToCertificate({ file, out, place }) {
  const walk = await gather(readCase(file), { out, place: place() });
  const before = await countsOf(walk);
  for (const [action, act] of ACTIONS) {
    console.log(`\n${titleOf(action)}`);
    await act(walk);
    await printClock(walk, action);
    await expectCounted(walk, before, action < ACTIONS.length ? action + 1 : null);
  }
  console.log('\nClosed doors');
  await expectHiddenFromOthers(walk);
  await expectNoNames(walk);
  const { documents } = await pageOf(walk);
  console.log(`\nAll as expected: case ${walk.number}, ${documents.length} documents in ${out}`);
}

// @ts-check
import { createRequire } from 'node:module';
import { expect, expectSame } from './expectation.mjs';

/** @typedef {import('./cast.mjs').Walk} Walk */

const require = createRequire(import.meta.url);
const { initialsOf } = require('@onaltu/domain/person-name');

const NOT_FOUND = 404;
const UNKNOWN_CODE = '0000-0000-0000-0000-0000-0000-00';
const PARTS = ['', '/contract', '/assessments', '/course', '/conclusion', '/certificate'];

/** Every address that a reader of the case has. @param {Walk} walk */
const addressesOf = ({ id, foreign }) => [...PARTS.map((part) => `/provider/case-files/${id}${part}`), ...foreign];

/** Before they are assigned, specialists of the same provider do not find the case. @param {Walk} walk */
export async function expectHiddenFromUnassigned({ specialists, id }) {
  for (const { session, me } of specialists) {
    const { status } = await session.answer('GET', `/provider/case-files/${id}`);
    expectSame(`The case as ${me.email}, not assigned yet`, status, NOT_FOUND);
  }
  console.log('  Specialists who are not assigned get 404.');
}

/** What our head reads, the head of another provider does not find; nor does the department. @param {Walk} walk */
export async function expectHiddenFromOthers(walk) {
  const { head, stranger, official, id } = walk;
  const addresses = addressesOf(walk);
  for (const path of addresses) {
    expectSame(`${path} as our own head`, (await head.session.answer('GET', path)).status, 200);
    expectSame(`${path} as another provider’s head`, (await stranger.session.answer('GET', path)).status, NOT_FOUND);
    expectSame(`${path} as the department`, (await official.session.answer('GET', path)).status, 401);
  }
  const signature = { role: 'HEAD', textSha256: '0'.repeat(64), password: stranger.password };
  const sign = await stranger.session.answer('POST', `/provider/case-files/${id}/conclusion/signature`, signature);
  expectSame('A signature as another provider’s head', sign.status, NOT_FOUND);
  const listed = await stranger.session.get('/provider/case-files');
  const isListed = listed.rows.some((/** @type {{ id: string }} */ row) => row.id === id);
  expect(!isListed, 'The case is in another provider’s list.');
  console.log(
    `  Another provider’s head gets 404 at all ${addresses.length} addresses of the case, the department 401.`,
  );
}

/** @param {Walk} walk @param {string} code */
const verify = ({ nobody }, code) => nobody.post('/public/verification', { code });

/** A certificate nobody took, and a code nobody has, are the same to the public. @param {Walk} walk @param {string} code */
export async function expectUnknown(walk, code) {
  expectSame('The code before the handing over', await verify(walk, code), { verdict: 'NOT_FOUND' });
  expectSame('A code that nobody has', await verify(walk, UNKNOWN_CODE), { verdict: 'NOT_FOUND' });
}

/** What anybody with the paper in hand sees, and nothing more. @param {Walk} walk @param {string} code @param {string} number */
export async function expectVerified(walk, code, number) {
  const { verdict, issuedOn, validUntil, issuer, ...seen } = await verify(walk, code);
  expectSame('The verdict at the public door', verdict, 'VALID');
  expectSame('The issuer at the public door', issuer, walk.head.me.ownerName);
  expect(typeof issuedOn === 'string' && validUntil !== undefined, 'The public door shows no dates.');
  const { child } = walk.file;
  expectSame('What the public door shows', seen, {
    number,
    servedFrom: walk.days.courseStartedOn,
    servedTo: walk.days.courseEndedOn,
    initials: initialsOf(child),
    birthYear: Number(child.birthDate.slice(0, 4)),
  });
  console.log(
    `  The public door: ${verdict}, ${number}, ${seen.initials}, ${seen.birthYear}. Unknown codes: NOT_FOUND.`,
  );
}

// @ts-check
import { expectState, firstSpecialist } from './cast.mjs';
import { expect, expectSame, until } from './expectation.mjs';

/** @typedef {import('./cast.mjs').Walk} Walk */

/** The conclusion that the worker drafts from the records. @param {Walk} walk */
export async function awaitDraft(walk) {
  const path = `/provider/case-files/${walk.id}/conclusion`;
  const { session } = firstSpecialist(walk);
  return until('the draft of the conclusion', async () => {
    const { status, body } = await session.answer('GET', path);
    if (status === 200) return body;
    expectSame('The answer while the conclusion is drafted', body.type, 'urn:problem:conclusion.not-drafted');
    return null;
  });
}

/** Each specialist his own part, one of them the recommendations and a remark on each gap. @param {Walk} walk */
async function write({ specialists, file: { conclusion }, id }) {
  const path = `/provider/case-files/${id}/conclusion`;
  for (const [i, { session }] of specialists.entries()) {
    const { version, gaps } = await session.put(`${path}/part`, { wording: conclusion.parts[i] }, 0);
    if (i > 0) continue;
    const remarks = gaps.map((/** @type {{ id: string }} */ { id: gap }) => ({ gap, remark: conclusion.gapRemark }));
    await session.put(`${path}/recommendations`, { recommendations: conclusion.recommendations, remarks }, version);
  }
}

/** The words as they are now: a signature says which it stands under. @param {Walk} walk @returns {Promise<string>} */
const wordsOf = async ({ head, id }) => (await head.session.get(`/provider/case-files/${id}/conclusion`)).textSha256;

/** Nobody can be before the specialists, and nobody with a wrong password. @param {Walk} walk */
async function expectHeadLast(walk) {
  const { head, id } = walk;
  const textSha256 = await wordsOf(walk);
  const path = `/provider/case-files/${id}/conclusion/signature`;
  const wrong = await head.session.answer('POST', path, { role: 'HEAD', textSha256, password: `${head.password}?` });
  expectSame('A signature with a wrong password', wrong.body.type, 'urn:problem:conclusion.wrong-password');
  const early = await head.session.answer('POST', path, { role: 'HEAD', textSha256, password: head.password });
  expectSame(
    'The head’s signature before the specialists',
    early.body.type,
    'urn:problem:conclusion.specialists-first',
  );
}

/** @param {Walk} walk */
export async function signBySpecialists(walk) {
  await write(walk);
  await expectHeadLast(walk);
  const textSha256 = await wordsOf(walk);
  for (const { session, password } of walk.specialists) {
    const signature = { role: 'SPECIALIST', textSha256, password };
    await session.post(`/provider/case-files/${walk.id}/conclusion/signature`, signature);
  }
  await expectState(walk, 'CONCLUSION_IN_PREPARATION');
}

/** Action 5 ends with the head's signature. @param {Walk} walk */
export async function signByHead(walk) {
  const { session, password } = walk.head;
  const path = `/provider/case-files/${walk.id}/conclusion/signature`;
  const { signers } = await session.post(path, { role: 'HEAD', textSha256: await wordsOf(walk), password });
  const unsigned = signers.filter((/** @type {{ signedAt: string | null }} */ { signedAt }) => !signedAt);
  expectSame('Signers whose signature is missing', unsigned.length, 0);
  await expectState(walk, 'CONCLUSION_SIGNED');
}

/** Action 6 begins: a number, and a form that is printed; asked again, it is the same one. @param {Walk} walk */
export async function prepareCertificate({ clerk, id }) {
  const path = `/provider/case-files/${id}/certificate`;
  const { number } = await clerk.session.post(path, {});
  expectSame('The certificate asked for again', (await clerk.session.post(path, {})).number, number);
  return until('the certificate', async () => {
    const certificate = await clerk.session.get(path);
    return certificate.making.state === 'READY' && certificate;
  });
}

/** Action 6 ends. @param {Walk} walk */
export async function handOver({ clerk, id, file: { recipient } }) {
  const terms = { recipientName: recipient.name, recipientPaper: recipient.paper };
  const { state } = await clerk.session.post(`/provider/case-files/${id}/certificate/handing-over`, terms);
  expectSame('The state after the handing over', state, 'RESULT_ISSUED');
  const { handedOverAt, recipientName } = await clerk.session.get(`/provider/case-files/${id}/certificate`);
  expect(handedOverAt && recipientName === recipient.name, 'The handing over is not on the certificate.');
}

// @ts-check
import { awaitDraft, signByHead, signBySpecialists } from '../walk/actions-live.mjs';
import { holdCourse, holdInitialAssessment, register, review } from '../walk/actions-on-paper.mjs';
import { readCase } from '../walk/case-shape.mjs';
import { gather } from '../walk/cast.mjs';
import { readWalkOptions } from '../walk/walk-options.mjs';

/** The walk's sample child up to the signed conclusion: what is left is the certificate. @param {import('./world.mjs').World} world */
export async function signedCase({ url: api, logins, dir: out }) {
  const walk = await gather(readCase(readWalkOptions([]).file), { out, place: { api, mail: null, logins } });
  for (const act of [register, review, holdInitialAssessment, holdCourse]) await act(walk);
  await awaitDraft(walk);
  await signBySpecialists(walk);
  await signByHead(walk);
  const { clerk, id, number } = walk;
  return { clerk: clerk.session, registered: { provider: clerk.me.ownerName.kk, id, number, fileId: null } };
}

// @ts-check
import { expect, expectSame } from './expectation.mjs';
import { lateDays } from './late-days.mjs';
import { Session } from './session.mjs';
import { castOf } from './walk-options.mjs';

/**
 * @typedef {object} Person
 * @property {string} role
 * @property {Session} session
 * @property {string} password
 * @property {{ userId: string, email: string, locale: 'kk' | 'ru' | 'en', ownerId: string, ownerName: { kk: string } }} me
 */

/**
 * One case on its way, and everybody who takes part.
 * @typedef {object} Walk
 * @property {import('./case-shape.mjs').WalkCase} file
 * @property {string} out
 * @property {string | null} mail
 * @property {ReturnType<typeof lateDays>} days
 * @property {Person} clerk
 * @property {Person} head
 * @property {Person[]} specialists
 * @property {Person} stranger        the head of another provider
 * @property {Person} official
 * @property {Session} nobody
 * @property {string} id              of the case, empty until it has one
 * @property {string} number          of the case, empty until it is registered
 * @property {string[]} foreign       addresses that another provider must not find
 */

/** @param {string} api @param {import('./session.mjs').Login} login @param {'provider' | 'department'} [audience] @returns {Promise<Person>} */
async function signedIn(api, login, audience = 'provider') {
  const session = await Session.signIn(api, login);
  return { role: login.role, session, password: login.password, me: await session.get(`/${audience}/session`) };
}

/**
 * @param {import('./case-shape.mjs').WalkCase} file
 * @param {{ out: string, place: import('./walk-options.mjs').Place }} where
 * @returns {Promise<Walk>}
 */
export async function gather(file, { out, place: { api, mail, logins } }) {
  const { clerk, head, specialists, stranger, official } = castOf(logins);
  const [first, second] = specialists;
  const people = {
    clerk: await signedIn(api, clerk),
    head: await signedIn(api, head),
    specialists: [await signedIn(api, first), await signedIn(api, second)],
    stranger: await signedIn(api, stranger),
    official: await signedIn(api, official, 'department'),
  };
  const owners = [people.clerk, people.head, ...people.specialists].map(({ me }) => me.ownerId);
  expectSame('The provider of clerk, head and specialists', [...new Set(owners)].length, 1);
  expect(!owners.includes(people.stranger.me.ownerId), 'The other head works for the same provider.');
  const days = lateDays(file.receivedDaysAgo, new Date());
  return { file, out, mail, days, ...people, nobody: new Session(api), id: '', number: '', foreign: [] };
}

/** The first specialist speaks for both where one is enough. @param {Walk} walk */
export function firstSpecialist({ specialists: [first] }) {
  expect(first !== undefined, 'There is no specialist.');
  return first;
}

/** The case as the head sees it. @param {Walk} walk */
export const pageOf = ({ head, id }) => head.session.get(`/provider/case-files/${id}`);

/** @param {Walk} walk @param {string} state */
export async function expectState(walk, state) {
  expectSame('The state of the case', (await pageOf(walk)).state, state);
}

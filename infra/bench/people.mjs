// @ts-check
import { OFFICIAL, PASSWORD } from './data.mjs';

/** @typedef {import('./data.mjs').Provider} Provider */
/** @typedef {Provider & { cookie: string }} Front  a provider whose clerk is signed in */

/** Signs somebody in through the front door; answers the cookie. @param {import('./world.mjs').Server} api @param {string} email */
export async function cookieOf(api, email) {
  const answer = await fetch(`${api.url}/api/public/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-onaltu': '1' },
    body: JSON.stringify({ email, password: PASSWORD }),
  });
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0];
  if (!answer.ok || !cookie) throw new Error(`${email} could not sign in: ${answer.status}`);
  return cookie;
}

/**
 * Signs the clerks of some providers in; the largest and the smallest are among them.
 * @param {import('./world.mjs').Server} api
 * @param {Provider[]} providers
 * @param {number} howMany  one address may not try more than sixty times in five minutes
 * @returns {Promise<Front[]>}
 */
export async function signIn(api, providers, howMany) {
  const fronts = [];
  for (let i = 0; i < howMany; i += 1) {
    const provider = /** @type {Provider} */ (providers[Math.round((i * (providers.length - 1)) / (howMany - 1))]);
    fronts.push({ ...provider, cookie: await cookieOf(api, provider.email) });
  }
  return fronts;
}

/** An official of the department, as a way to ask its figures. @param {import('./world.mjs').Server} api */
export async function official(api) {
  const cookie = await cookieOf(api, OFFICIAL);
  /** @param {string} question  what follows `figures?` */
  return async (question) => {
    const answer = await fetch(`${api.url}/api/department/statistics/figures?${question}`, { headers: { cookie } });
    const body = await answer.json();
    if (!answer.ok) throw new Error(`${question}: ${answer.status} ${JSON.stringify(body)}`);
    return body;
  };
}

/**
 * @param {Front} front
 * @param {'GET' | 'POST'} method
 * @param {string} path
 * @param {object} [body]
 * @returns {import('./drive.mjs').Request}
 */
export const requestOf = ({ cookie }, method, path, body) => ({
  method,
  path: `/api/provider${path}`,
  headers: { cookie, 'x-onaltu': '1', ...(body && { 'content-type': 'application/json' }) },
  ...(body && { body: JSON.stringify(body) }),
});

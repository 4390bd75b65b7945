// @ts-check
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

/** @typedef {{ email: string, password: string, provider: string | null, role: string }} Login */

/**
 * @typedef {object} Answer
 * @property {number} status
 * @property {any} body          what JSON says; a document's bytes otherwise
 */

const LONGEST_WAIT_S = 90;
const TOO_MANY = 429;

/** What the API refuses with, in one line; of a body it does not like, each field and why. @param {string} route @param {Answer} answer */
function refusal(route, { status, body }) {
  const { type = '', title = '', errors = [] } = body ?? {};
  const fields = errors.map((/** @type {{ pointer: string, code: string }} */ one) => `\n  ${one.pointer} ${one.code}`);
  return new Error(`${route}: ${status} ${type} ${title}${fields.join('')}`);
}

/** @param {Response} response @returns {Promise<unknown>} */
async function bodyOf(response) {
  const bytes = Buffer.from(await response.arrayBuffer());
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  return isJson && bytes.length > 0 ? JSON.parse(bytes.toString('utf8')) : bytes;
}

/** Who speaks to the API: nobody yet, or the person whose cookie it is. */
export class Session {
  /** @param {string} api @param {string} [cookie] */
  constructor(api, cookie) {
    this.api = api;
    this.cookie = cookie;
  }

  /** @param {string} api @param {Login} login */
  static async signIn(api, { email, password }) {
    const response = await new Session(api).fetch('POST', '/public/session', { body: { email, password } });
    const answer = { status: response.status, body: await bodyOf(response) };
    if (!response.ok) throw refusal(`Sign-in of ${email}`, answer);
    const cookie = response.headers.getSetCookie().map((line) => line.split(';', 1)[0]);
    return new Session(api, cookie.join('; '));
  }

  /** @param {string} path @returns {Promise<any>} */
  get(path) {
    return this.wanted('GET', path, {});
  }

  /** @param {string} path @param {object} [body] @param {number} [seen] the version that was read @returns {Promise<any>} */
  post(path, body, seen) {
    return this.wanted('POST', path, { body, seen });
  }

  /** @param {string} path @param {object} body @param {number} [seen] the version that was read @returns {Promise<any>} */
  put(path, body, seen) {
    return this.wanted('PUT', path, { body, seen });
  }

  /** Whatever the answer is. @param {'GET' | 'POST'} method @param {string} path @param {object} [body] @returns {Promise<Answer>} */
  async answer(method, path, body) {
    const response = await this.fetch(method, path, { body });
    return { status: response.status, body: await bodyOf(response) };
  }

  /** @param {string} method @param {string} path @param {{ body?: object, seen?: number }} what @returns {Promise<any>} */
  async wanted(method, path, what) {
    const response = await this.fetch(method, path, what);
    const body = await bodyOf(response);
    if (!response.ok) throw refusal(`${method} ${path}`, { status: response.status, body });
    return body;
  }

  /**
   * Waits where it is told that it asks too often.
   * @param {string} method
   * @param {string} path
   * @param {{ body?: object, seen?: number }} what
   * @returns {Promise<Response>}
   */
  async fetch(method, path, { body, seen }) {
    const headers = {
      'x-onaltu': '1',
      'accept-language': 'en',
      ...(this.cookie ? { cookie: this.cookie } : {}),
      ...(body ? { 'content-type': 'application/json' } : {}),
      ...(seen === undefined ? {} : { 'if-match': `"${seen}"` }),
      ...(method === 'POST' ? { 'idempotency-key': randomUUID() } : {}),
    };
    const response = await fetch(this.api + path, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
    const wait = Number(response.headers.get('retry-after'));
    if (response.status !== TOO_MANY || !(wait > 0 && wait <= LONGEST_WAIT_S)) return response;
    console.log(`  … asked too often: waiting ${wait} s`);
    await pause(wait * 1000);
    return this.fetch(method, path, { body, seen });
  }
}

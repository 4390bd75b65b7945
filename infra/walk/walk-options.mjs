// @ts-check
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { home } from '../local/paths.mjs';
import { readRunning } from '../local/running.mjs';

/** @typedef {import('./session.mjs').Login} Login */
/** @typedef {{ api: string, mail: string | null, logins: Login[] }} Place */

const text = { type: /** @type {const} */ ('string') };
const SAMPLE = fileURLToPath(new URL('case.json', import.meta.url));

/** @param {string} path @returns {Login[]} */
const loginsIn = (path) => JSON.parse(readFileSync(path, 'utf8'));

/**
 * The system to walk through: the one that runs from this folder, or the one at an address.
 * @param {{ dir?: string, url?: string, logins?: string, mail?: string }} given
 * @returns {Place}
 */
function placeOf({ dir, url, logins, mail }) {
  if (url) {
    if (!logins)
      throw new Error('--url needs --logins: a file with the list that .onaltu/running.json has as "logins".');
    return {
      api: new URL('api', url.endsWith('/') ? url : `${url}/`).href,
      mail: mail ?? null,
      logins: loginsIn(logins),
    };
  }
  const told = process.env['ONALTU_RUNNING'];
  const folder = dir ? resolve(dir) : told ? dirname(told) : home;
  const running = readRunning(folder);
  if (!running) throw new Error(`Nothing runs from ${folder}. Run npm start first.`);
  return { api: running.urls.api, mail: mail ?? running.urls.mail, logins: running.logins };
}

/** @param {string[]} args */
export function readWalkOptions(args) {
  const options = { file: text, out: text, dir: text, url: text, logins: text, mail: text };
  const { values } = parseArgs({ args, options: { ...options, help: { type: 'boolean', short: 'h' } } });
  const time = new Date().toISOString().slice(0, 19).replaceAll(':', '-');
  return {
    help: values.help ?? false,
    file: resolve(values.file ?? SAMPLE),
    out: resolve(values.out ?? join(home, 'walk', time)),
    place: () => placeOf(values),
  };
}

/**
 * Who takes part: one provider's clerk, head and two specialists, the head of another provider, and an official.
 * @param {Login[]} logins
 */
export function castOf(logins) {
  const who = (/** @type {string} */ role, /** @type {(provider: string | null) => boolean} */ where) =>
    logins.filter((login) => login.role.split(', ').includes(role) && where(login.provider));
  const [clerk] = who('CLERK', () => true);
  const ours = (/** @type {string | null} */ provider) => provider === clerk?.provider;
  const [head] = who('HEAD', ours);
  const [first, second] = who('SPECIALIST', ours);
  const [stranger] = who('HEAD', (provider) => !ours(provider));
  const [official] = who('DEPARTMENT_OFFICIAL', () => true);
  if (!clerk || !head || !first || !second || !stranger || !official) {
    throw new Error(
      'The logins must hold a CLERK, a HEAD and two SPECIALISTs of one provider, a HEAD of another, and a DEPARTMENT_OFFICIAL.',
    );
  }
  return { clerk, head, specialists: [first, second], stranger, official };
}

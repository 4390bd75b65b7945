// @ts-check
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from '../local/paths.mjs';

/** @typedef {import('../walk/session.mjs').Login} Login */

const load = createRequire(import.meta.url);
/** What the API was built to. @param {string} path */
export const built = (path) => load(join(root, 'api', 'dist', `${path}.js`));

const PASSWORD = 'a-long-faults-password';
const NAME = ['Мысалов', 'Сынақ'];
const DISTRICT = { code: 'd', kind: 'CITY', kk: 'Қала', ru: 'Город', en: 'City', centre: 'Қала', lat: 49.8, lon: 73.1 };
const STAFF = /** @type {const} */ ([
  ['clerk', 'CLERK'],
  ['head', 'HEAD'],
  ['admin', 'PROVIDER_ADMIN'],
  ['speech', 'SPECIALIST', 'SPEECH_THERAPIST'],
  ['psychologist', 'SPECIALIST', 'PSYCHOLOGIST'],
]);

/**
 * A region with its department and two providers, each with its staff.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Login[]>}
 */
export async function people(env) {
  const { DirectoryKeeper } = built('demo/directory');
  const keeper = new DirectoryKeeper({ migrator: env['DATABASE_URL_MIGRATOR'], api: env['DATABASE_URL_API'] });
  await keeper.open();
  /** @type {Login[]} */
  const logins = [];
  const add = async (
    /** @type {{ email: string, roles: readonly string[] }} */ member,
    /** @type {string} */ provider,
  ) => {
    await keeper.member({ ...member, name: NAME }, PASSWORD);
    logins.push({ email: member.email, password: PASSWORD, provider, role: member.roles.join(', ') });
  };
  try {
    const regionId = await keeper.region('faults', ['Облыс', 'Область', 'Region']);
    const districtId = await keeper.district(regionId, DISTRICT);
    const official = {
      ownerId: regionId,
      scope: 'region',
      email: 'official@faults.test',
      roles: ['DEPARTMENT_OFFICIAL'],
    };
    await add(official, 'Облыс');
    for (const n of [1, 2]) {
      const name = { kk: `№ ${n} кабинет`, ru: `Кабинет № ${n}`, en: `Cabinet ${n}` };
      const place = { regionId, districtId, kind: 'CORRECTION_CABINET', bin: String(150_640_000_000 + n) };
      const ownerId = await keeper.provider({ ...place, name, address: { kk: 'Мысал, 1', ru: 'Мысал, 1' } });
      for (const [key, role, post] of STAFF)
        await add({ ownerId, scope: 'provider', email: `${key}@p${n}.faults.test`, roles: [role], post }, name.kk);
    }
    return logins;
  } finally {
    await keeper.close();
  }
}

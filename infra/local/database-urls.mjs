// @ts-check

export const LOGINS = /** @type {const} */ (['migrator', 'api', 'worker', 'relay', 'department', 'public']);
const variable = (/** @type {string} */ login) => `DATABASE_URL_${login.toUpperCase()}`;

/**
 * One URL a login: the given ones, the rest derived from the administrator's.
 * @param {{ adminUrl: string | undefined, database: string, env: NodeJS.ProcessEnv }} from
 * @returns {Record<string, string>}
 */
export function databaseUrls({ adminUrl, database, env }) {
  const missing = LOGINS.map(variable).filter((name) => !env[name]);
  if (adminUrl === undefined && missing.length > 0) {
    throw new Error(`Without DATABASE_ADMIN_URL each login needs its URL. Missing: ${missing.join(', ')}.`);
  }
  return Object.fromEntries(LOGINS.map((login) => [variable(login), env[variable(login)] || derived(login)]));

  /** @param {string} login */
  function derived(login) {
    const url = new URL(/** @type {string} */ (adminUrl));
    Object.assign(url, { username: `onaltu_${login}`, password: '', pathname: `/${database}` });
    return url.href;
  }
}

/** Does the environment bring a database of its own? @param {NodeJS.ProcessEnv} env */
export const hasOwnDatabase = (env) =>
  Boolean(env['DATABASE_ADMIN_URL']) || LOGINS.some((login) => Boolean(env[variable(login)]));

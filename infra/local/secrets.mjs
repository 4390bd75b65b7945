// @ts-check
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const makers = {
  CONTEXT_KEY: () => randomBytes(32).toString('hex'),
  MASTER_KEY: () => randomBytes(32).toString('hex'),
  SESSION_KEY: () =>
    generateKeyPairSync('ec', {
      namedCurve: 'P-256',
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    }).privateKey,
};

/**
 * The secrets of this installation: from the environment, else made once and kept for its owner only.
 * @param {string} dir
 * @param {NodeJS.ProcessEnv} env
 * @returns {Record<keyof typeof makers, string>}
 */
export function loadSecrets(dir, env) {
  const file = join(dir, 'secrets.json');
  /** @type {Record<string, string>} */
  const kept = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const names = /** @type {(keyof typeof makers)[]} */ (Object.keys(makers));
  const missing = names.filter((name) => !env[name] && !kept[name]);
  for (const name of missing) kept[name] = makers[name]();
  if (missing.length > 0) {
    mkdirSync(dir, { recursive: true });
    writeFileSync(file, `${JSON.stringify(kept, null, 2)}\n`, { mode: 0o600 });
  }
  const value = (/** @type {keyof typeof makers} */ name) => env[name] || /** @type {string} */ (kept[name]);
  return { CONTEXT_KEY: value('CONTEXT_KEY'), MASTER_KEY: value('MASTER_KEY'), SESSION_KEY: value('SESSION_KEY') };
}

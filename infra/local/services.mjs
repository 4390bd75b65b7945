// @ts-check
import { join } from 'node:path';
import { hasOwnDatabase } from './database-urls.mjs';
import { startMailInbox } from './mail-inbox.mjs';
import { startPostgres } from './postgres.mjs';
import { step } from './progress.mjs';
import { startRedis } from './redis.mjs';

/**
 * @typedef {object} Service
 * @property {number} pid
 * @property {Promise<number>} exited
 * @property {() => Promise<void>} stop
 */

/**
 * What the product stands on: each is ours, or the environment's.
 * @typedef {object} Services
 * @property {string} [adminUrl]
 * @property {string} redisUrl
 * @property {string} smtpUrl
 * @property {string} [mailPage]
 * @property {Record<string, Service>} running  in the order they must stop
 */

/**
 * @param {{ dir: string, env: NodeJS.ProcessEnv, fast: boolean }} options
 * @returns {Promise<Services>}
 */
export async function startServices({ dir, env, fast }) {
  const [mail, redis, postgres] = await settleAll([
    env['SMTP_URL'] ? null : step('Mail inbox', () => startMailInbox({ dir: join(dir, 'mail') })),
    env['REDIS_URL'] ? null : step('Redis', () => startRedis({ dir: join(dir, 'redis'), fast })),
    hasOwnDatabase(env) ? null : step('PostgreSQL', () => startPostgres({ dir: join(dir, 'postgres'), fast })),
  ]);
  const running = { ...(mail && { mail }), ...(redis && { redis }), ...(postgres && { postgres }) };
  const adminUrl = postgres?.adminUrl ?? (env['DATABASE_ADMIN_URL'] || undefined);
  return {
    ...(adminUrl === undefined ? {} : { adminUrl }),
    redisUrl: redis?.url ?? String(env['REDIS_URL']),
    smtpUrl: mail?.smtpUrl ?? String(env['SMTP_URL']),
    ...(mail ? { mailPage: mail.webUrl } : {}),
    running,
  };
}

/**
 * All of them, or none: what did start is stopped again.
 * @template {readonly (Promise<Service> | null)[]} Parts
 * @param {[...Parts]} parts
 * @returns {Promise<{ -readonly [Index in keyof Parts]: Awaited<Parts[Index]> }>}
 */
async function settleAll(parts) {
  const results = await Promise.allSettled(parts);
  const failed = results.find((result) => result.status === 'rejected');
  const started = results.map((result) => (result.status === 'fulfilled' ? result.value : null));
  if (failed?.status === 'rejected') {
    await Promise.all(started.map((service) => service?.stop()));
    throw failed.reason;
  }
  return /** @type {any} */ (started);
}

// @ts-check
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { home } from './paths.mjs';
import { startPostgres } from './postgres.mjs';
import { startRedis } from './redis.mjs';
import { onStopSignal } from './signals.mjs';

const { values } = parseArgs({ options: { dir: { type: 'string' }, fast: { type: 'boolean', default: false } } });
const dir = resolve(values.dir ?? join(home, 'dev'));

const postgres = await startPostgres({ dir: join(dir, 'postgres'), fast: values.fast });
const redis = await startRedis({ dir: join(dir, 'redis'), fast: values.fast });
const pids = { launcher: process.pid, postgres: postgres.pid, redis: redis.pid };
console.log(JSON.stringify({ databaseAdminUrl: postgres.adminUrl, redisUrl: redis.url, pids }));

onStopSignal(async () => {
  await Promise.all([redis.stop(), postgres.stop()]);
});

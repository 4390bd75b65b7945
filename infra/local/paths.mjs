// @ts-check
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
export const modules = join(root, 'node_modules');

/** Everything the machine keeps for this clone: data, logs, caches, secrets. Never committed. */
export const home = join(root, '.onaltu');

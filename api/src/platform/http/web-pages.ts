import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

const APPS = [
  { prefix: '/department/', folder: 'department/dist' },
  { prefix: '/', folder: 'provider/dist' },
] as const;

/** Hands out both pages on the API's own origin; an address that is no file is the page itself, which knows its routes. */
export async function servePages(
  fastify: FastifyInstance,
  webDir: string,
): Promise<(request: FastifyRequest, reply: FastifyReply) => Promise<void>> {
  const root = resolve(webDir);
  for (const { prefix, folder } of APPS) {
    await fastify.register(fastifyStatic, {
      root: join(root, folder, 'assets'),
      prefix: `${prefix}assets/`,
      decorateReply: prefix === '/',
      immutable: true,
      maxAge: '1y',
      index: false,
    });
  }
  return async (request, reply) => {
    const app = APPS.find(({ prefix }) => request.url.startsWith(prefix) || `${request.url}/` === prefix) ?? APPS[1];
    const page = await readFile(join(root, app.folder, 'index.html'));
    void reply.header('content-type', 'text/html; charset=utf-8').header('cache-control', 'no-cache').send(page);
  };
}

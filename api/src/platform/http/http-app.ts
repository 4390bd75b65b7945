import cookies from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import { Config, readConfig } from '../../config';
import { Envelope } from '../crypto/envelope';
import { Log, nestLines } from '../log/log';
import { Metrics } from '../metrics/metrics';
import { ProblemFilter } from '../problem/problem.filter';
import { strictBody } from '../validation/strict-body';
import { showContracts } from './openapi';
import { RequestFrame } from './request-frame';
import { whyForeign } from './same-origin';
import { servePages } from './web-pages';

type Root = Parameters<typeof NestFactory.create>[0];

const BODY_LIMIT = 256 * 1024;
export const FILE_LIMIT = 10 * 1024 * 1024;
const TRACE = /^00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}$/;

/** A request is known by the trace it belongs to, or by a number of its own. */
function requestId(request: { headers: Record<string, string | string[] | undefined> }): string {
  const trace = request.headers['traceparent'];
  return (typeof trace === 'string' ? TRACE.exec(trace)?.[1] : undefined) ?? randomUUID();
}

/** An address that is no address never reaches a route, and is a problem like any other. */
function unreadable(_error: Error, request: FastifyRequest, reply: FastifyReply): void {
  const problem = { type: 'urn:problem:request.unreadable', status: 400, instance: request.id };
  void reply.status(400).header('content-type', 'application/problem+json; charset=utf-8').send(problem);
}

/** The HTTP process: limits, security headers, one line a request, problems, and the pages where this server hands them out. */
export async function createHttpApp(root: Root): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    requestTimeout: 30_000,
    keepAliveTimeout: 10_000,
    routerOptions: { maxParamLength: 200 },
    genReqId: requestId,
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
    trustProxy: readConfig().trustProxy || false,
    frameworkErrors: unreadable,
  });
  const app = await NestFactory.create<NestFastifyApplication>(root, adapter, { logger: false, abortOnError: false });
  const [log, config] = [app.get(Log), app.get(Config)];
  app.useLogger(nestLines(log));
  const fastify: FastifyInstance = adapter.getInstance();
  fastify.removeContentTypeParser('text/plain');
  observe(fastify, log, app.get(Metrics));
  await protect(app, config);
  app.useGlobalFilters(new ProblemFilter(log));
  app.useGlobalInterceptors(new RequestFrame(app.get(Envelope)));
  app.useGlobalPipes(strictBody());
  app.enableShutdownHooks([], { useProcessExit: true });
  if (config.mode !== 'production') showContracts(app);
  if (config.webDir) await addPages(fastify, config.webDir);
  return app;
}

async function protect(app: NestFastifyApplication, config: Config): Promise<void> {
  const { origin, protocol } = new URL(config.publicUrl);
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        formAction: ["'self'"],
      },
    },
    strictTransportSecurity: protocol === 'https:' ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    referrerPolicy: { policy: 'no-referrer' },
  });
  await app.register(cookies);
  await app.register(multipart, { limits: { fileSize: FILE_LIMIT, files: 1, fields: 5, fieldSize: 10_000 } });
  const fastify: FastifyInstance = app.getHttpAdapter().getInstance();
  fastify.addHook('onRequest', (request: FastifyRequest, _reply, done) => {
    done(whyForeign(request, origin));
  });
}

function observe(fastify: FastifyInstance, log: Log, metrics: Metrics): void {
  fastify.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown';
    const seconds = reply.elapsedTime / 1000;
    metrics.requestSeconds.observe({ method: request.method, route, status: reply.statusCode }, seconds);
    if (!route.startsWith('/api/') || route.startsWith('/api/health')) return;
    const { method, id, user } = request;
    log.info(
      { request: id, method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime), user: user?.userId },
      'request',
    );
  });
}

async function addPages(fastify: FastifyInstance, webDir: string): Promise<void> {
  const page = await servePages(fastify, webDir);
  for (const path of ['/', '/*']) {
    fastify.get(path, async (request, reply) => {
      if (request.url.startsWith('/api/')) return reply.callNotFound();
      await page(request, reply);
    });
  }
}

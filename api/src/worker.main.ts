import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Config } from './config';
import { Log, nestLines } from './platform/log/log';
import { WorkerModule } from './worker.module';

async function main(): Promise<void> {
  const app = await NestFactory.create<NestFastifyApplication>(WorkerModule, new FastifyAdapter(), {
    logger: false,
    abortOnError: false,
  });
  app.useLogger(nestLines(app.get(Log)));
  app.enableShutdownHooks([], { useProcessExit: true });
  await app.listen({ port: app.get(Config).workerPort, host: '127.0.0.1' });
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});

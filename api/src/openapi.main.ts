import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { HttpModule } from './http.module';
import { documentOf, DOCUMENTED } from './platform/http/openapi';

async function main(): Promise<void> {
  const target = process.argv[2] ?? '.';
  const app = await NestFactory.create<NestFastifyApplication>(HttpModule, new FastifyAdapter(), {
    preview: true,
    logger: false,
    abortOnError: false,
  });
  await mkdir(target, { recursive: true });
  for (const audience of DOCUMENTED) {
    await writeFile(join(target, `${audience}.json`), `${JSON.stringify(documentOf(app, audience), null, 2)}\n`);
  }
}

if (require.main === module) {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.stack : error);
    process.exitCode = 1;
  });
}

import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { HttpModule } from './http.module';
import type { Audience } from './platform/http/audience';

const DOCUMENTED = ['provider', 'department', 'public'] as const satisfies readonly Audience[];

const isNode = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** OpenAPI 3.1 says "or null" in the type, not beside it. */
function nullsInTypes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(nullsInTypes);
  if (!isNode(value)) return value;
  const { nullable, ...rest } = Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, nullsInTypes(inner)]),
  );
  if (nullable !== true) return rest;
  if (typeof rest['type'] === 'string') {
    const values = rest['enum'];
    return {
      ...rest,
      type: [rest['type'], 'null'],
      ...(Array.isArray(values) ? { enum: [...(values as unknown[]), null] } : {}),
    };
  }
  return { anyOf: [rest, { type: 'null' }] };
}

/** The contract of one audience: its paths and the shapes they use, nobody else's. */
export function documentOf(app: NestFastifyApplication, audience: Audience): OpenAPIObject {
  const options = new DocumentBuilder()
    .setTitle(`Onaltu: ${audience}`)
    .setVersion('1')
    .setOpenAPIVersion('3.1.0')
    .build();
  const whole = SwaggerModule.createDocument(app, options, {
    operationIdFactory: (controller, method) =>
      `${controller.replace(/(Provider|Department|Public)?Controller$/, '')}_${method}`,
  });
  const paths = Object.fromEntries(
    Object.entries(whole.paths).filter(([path]) => path.startsWith(`/api/${audience}/`)),
  );
  const schemas = whole.components?.schemas ?? {};
  const used = new Set<string>();
  const collect = (value: unknown): void => {
    for (const [, name] of JSON.stringify(value).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (!name || used.has(name)) continue;
      used.add(name);
      collect(schemas[name]);
    }
  };
  collect(paths);
  const kept = Object.fromEntries(
    Object.entries(schemas)
      .filter(([name]) => used.has(name))
      .sort(([a], [b]) => a.localeCompare(b)),
  );
  return nullsInTypes({ ...whole, paths, components: { schemas: kept } }) as OpenAPIObject;
}

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

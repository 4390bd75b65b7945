import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import type { Audience } from './audience';

/** The audiences with a contract of their own. */
export const DOCUMENTED = ['provider', 'department', 'public', 'operator'] as const satisfies readonly Audience[];

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
export function documentOf(app: INestApplication, audience: Audience): OpenAPIObject {
  const options = new DocumentBuilder()
    .setTitle(`Onaltu: ${audience}`)
    .setVersion('1')
    .setOpenAPIVersion('3.1.0')
    .build();
  const whole = SwaggerModule.createDocument(app, options, {
    operationIdFactory: (controller, method) =>
      `${controller.replace(/(Provider|Department|Public|Operator)?Controller$/, '')}_${method}`,
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

/** A page to read and try the contracts on, where nobody works: never in production. */
export function showContracts(app: INestApplication): void {
  for (const audience of DOCUMENTED) SwaggerModule.setup(`api/docs/${audience}`, app, () => documentOf(app, audience));
}

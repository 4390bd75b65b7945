import type { OpenAPIObject } from '@nestjs/swagger';

export type Shape = {
  $ref?: string;
  type?: string | readonly string[];
  format?: string;
  pattern?: string;
  enum?: readonly unknown[];
  properties?: Record<string, Shape>;
  required?: readonly string[];
  items?: Shape;
  allOf?: readonly Shape[];
  anyOf?: readonly Shape[];
  minItems?: number;
  maxItems?: number;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
};
export type Parameter = { name: string; in: string; required?: boolean; schema: Shape };
export type Operation = {
  method: 'get' | 'post' | 'put' | 'delete';
  path: string;
  parameters: readonly Parameter[];
  body?: Shape;
  answers: Readonly<Record<string, Shape | null>>;
};

type Content = { content?: Record<string, { schema?: Shape }> };
type Described = { parameters?: Parameter[]; requestBody?: Content; responses: Record<string, Content> };
const JSON_TYPE = 'application/json';

/** What a contract lets one ask, and what it says will come back: `null` where that is no JSON. */
export function operationsOf({ paths }: OpenAPIObject): Operation[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item as Record<string, Described>).map(([method, { parameters = [], requestBody, responses }]) => ({
      method: method as Operation['method'],
      path,
      parameters,
      body: requestBody?.content?.[JSON_TYPE]?.schema,
      answers: Object.fromEntries(
        Object.entries(responses).map(([status, { content }]) => [status, content?.[JSON_TYPE]?.schema ?? null]),
      ),
    })),
  );
}

/** The shape itself where a contract only names it. */
export function resolved(shape: Shape, document: OpenAPIObject): Shape {
  const name = shape.$ref?.split('/').at(-1);
  if (name) return resolved(document.components!.schemas![name] as Shape, document);
  return shape.allOf?.length === 1 ? { ...shape, ...resolved(shape.allOf[0]!, document) } : shape;
}

/** Every field of a body with its pointer; of a list, those of its first item. */
export function fieldsOf(shape: Shape, document: OpenAPIObject, pointer = ''): [pointer: string, field: Shape][] {
  const { properties = {}, items, ...own } = resolved(shape, document);
  return [
    [pointer, { properties, items, ...own }],
    ...Object.entries(properties).flatMap(([key, field]) => fieldsOf(field, document, `${pointer}/${key}`)),
    ...(items ? fieldsOf(items, document, `${pointer}/0`) : []),
  ];
}

/** Where bodies and queries take an id, alone or in a cursor: `post /address /pointer` or `get /address ?name`. */
export function idPlaces(document: OpenAPIObject): string[] {
  const isId = ({ format, pattern }: Shape) => format === 'uuid' || Boolean(pattern?.includes('[0-9a-f-]{36}'));
  return operationsOf(document).flatMap(({ method, path, parameters, body }) => [
    ...parameters
      .filter((one) => one.in === 'query' && isId(one.schema))
      .map(({ name }) => `${method} ${path} ?${name}`),
    ...(body ? fieldsOf(body, document) : [])
      .filter(([, field]) => isId(field))
      .map(([pointer]) => `${method} ${path} ${pointer}`),
  ]);
}

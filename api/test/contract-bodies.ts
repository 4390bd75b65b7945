import type { OpenAPIObject } from '@nestjs/swagger';
import fc from 'fast-check';
import { resolved, type Shape } from './contract-shapes';

const NAMES = ['Мысалов', 'Әлия-Нұр', "О'Қуат", 'Ғ', 'ә'.repeat(100)];
/** Where the shape of a text says too little. */
const BY_NAME: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  phone: fc.constantFrom('+77000001234', '8 700 000 12 34'),
  iin: fc.constant('120101500012'),
};
const FORMATS: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  date: fc.constantFrom('2026-01-05', '2024-02-29', '2019-03-01', '1950-01-01', '2099-12-31', '2026-11-20'),
  'date-time': fc.constantFrom(
    '2026-01-05T05:00:00Z',
    '2026-11-20T10:00:00+05:00',
    '2099-12-31T23:59:59.999Z',
    '1950-01-01T00:00:00-14:00',
  ),
  email: fc.constantFrom('person@example.test', 'a+b@example.test', `${'x'.repeat(60)}@example.test`),
  password: fc.constantFrom('a-long-test-password', 'x', 'құпиясөз құпиясөз'),
};

/** What the shape allows: not always what the act allows. */
export function plausible(shape: Shape, document: OpenAPIObject, ids: readonly string[]): fc.Arbitrary<unknown> {
  const own = resolved(shape, document);
  const inner = (one: Shape) => plausible(one, document, ids);
  if (own.enum) return fc.constantFrom(...own.enum);
  if (own.anyOf) return fc.oneof(...own.anyOf.map(inner));
  const type = typeof own.type === 'string' ? own.type : own.type?.[0];
  if (type === 'array') {
    const { minItems: minLength = 0, maxItems = 3 } = own;
    return fc.array(inner(own.items ?? {}), { minLength, maxLength: Math.max(minLength, Math.min(maxItems, 3)) });
  }
  if (type === 'object' || own.properties) {
    const fields = Object.entries(own.properties ?? {}).map(
      ([key, field]) => [key, BY_NAME[key] ?? inner(field)] as const,
    );
    return fc.record(Object.fromEntries(fields), { requiredKeys: [...(own.required ?? [])], noNullPrototype: true });
  }
  if (type === 'integer' || type === 'number') return fc.integer({ min: own.minimum ?? 0, max: own.maximum ?? 100 });
  if (type === 'boolean') return fc.boolean();
  return textOf(own, ids);
}

function textOf(
  { format, pattern, minLength = 0, maxLength = 40 }: Shape,
  ids: readonly string[],
): fc.Arbitrary<unknown> {
  if (format === 'uuid') return fc.constantFrom(...ids);
  if (format && FORMATS[format]) return FORMATS[format];
  if (pattern) return fc.stringMatching(new RegExp(pattern));
  const free = fc.string({
    minLength,
    maxLength: Math.min(maxLength, 60),
    unit: fc.constantFrom(...'аәбғқңұүһіАӘ -’1ab'),
  });
  const short = NAMES.filter(({ length }) => length >= minLength && length <= maxLength);
  return fc.oneof(
    { weight: 6, arbitrary: fc.constant('Мысалов') },
    { weight: 1, arbitrary: fc.oneof(free, fc.constantFrom(...short, 'а')) },
  );
}

/** What stands where something else is wanted. */
const WRONG: readonly unknown[] = [
  null, [], {}, [null], [[]], '', ' ', '\0', '\ud800', '\u202e', '\u200b', 'x'.repeat(5000), 0, -1, 1.5, 2 ** 53 + 2, 1e308, -0, true,
  { $ne: 1 }, { length: 1e9 }, ['a', 'a'], '2026-02-30', '+275760-09-13', '0000-01-01', '2026-01-05T24:61:00Z', "1' or '1'='1", '=1+1', '%', '\\', '${7*7}',
]; // prettier-ignore
const KEYS: readonly string[] = [
  'id',
  'providerId',
  'constructor',
  'toString',
  'hasOwnProperty',
  'then',
  'toJSON',
  '0',
  '',
  ' ',
];

/** The body with one thing in it that should not be there. */
export const broken = (whole: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc
    .tuple(whole, fc.nat(), fc.constantFrom(...WRONG), fc.option(fc.constantFrom(...KEYS), { freq: 5 }))
    .map(([body, at, wrong, key]) => {
      const copy = { root: structuredClone(body) };
      const places = placesIn(copy);
      const [holder, name] = places[at % places.length]!;
      const held = holder[name];
      if (key !== null && typeof held === 'object' && held !== null) Object.assign(held, { [key]: wrong });
      else holder[name] = wrong;
      return copy.root;
    });

type Holder = Record<string, unknown>;
function placesIn(holder: object): [Holder, string][] {
  return Object.entries(holder).flatMap(([name, value]): [Holder, string][] => [
    [holder as Holder, name],
    ...(typeof value === 'object' && value !== null ? placesIn(value) : []),
  ]);
}

import { DICTIONARY_KINDS } from '@onaltu/domain/dictionaries';
import { type Operation, fieldsOf, operationsOf, type Shape } from './contract-shapes';
import { DOCUMENTED, documentOf } from '../src/platform/http/openapi';
import { startApp } from './harness';
import type { Person } from './person';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { OpenAPIObject } from '@nestjs/swagger';

/** What nobody may set. */
const FORBIDDEN = {
  id: '01890000-0000-7000-8000-000000000000',
  providerId: '01890000-0000-7000-8000-000000000000',
  provider_id: '01890000-0000-7000-8000-000000000000',
  ownerId: '01890000-0000-7000-8000-000000000000',
  role: 'PLATFORM_OPERATOR',
  roles: ['PLATFORM_OPERATOR'],
  status: 'DONE',
  state: 'RESULT_ISSUED',
  version: 99,
  createdAt: '2020-01-01T00:00:00Z',
  verifyHash: 'x',
} as const;

/** Text that is no text of ours, as it stands in JSON. */
const UNTEXTS: readonly (readonly [what: string, json: string])[] = [
  ['a NUL', String.raw`"а\u0000б"`],
  ['a high half letter', String.raw`"а\ud800"`],
  ['a low half letter', String.raw`"\udc00а"`],
  ['a right-to-left override', String.raw`"а\u202eб"`],
  ['an isolate', String.raw`"а\u2066б"`],
  ['a zero-width space', String.raw`"а\u200bб"`],
  ['a zero-width joiner', String.raw`"а\u200dб"`],
  ['a byte order mark inside', String.raw`"а\ufeffб"`],
  ['a terminal’s escape', String.raw`"а\u001b[31m"`],
  ['five thousand letters', JSON.stringify('ұ'.repeat(5000))],
  ['an infinite number', '1e309'],
  ['a number too large to be exact', '9007199254740993'],
  ['less than nothing', '-0'],
  ['a list', '["а"]'],
  ['an operator', '{"$ne":1}'],
  ['a yes', 'true'],
];
const UNDATES = [
  '0000-01-01',
  '+275760-09-13',
  '275760-09-13',
  '2026-02-29',
  '2026-13-01',
  '2026-1-1',
  '1e9',
  ' 2026-01-01',
];

describe('a body', () => {
  const app = startApp();
  const people: Record<string, Person[]> = {};

  beforeAll(async () => {
    const { clerk, head, specialists, admin, regionId } = await app.given.provider();
    people['provider'] = [clerk, head, specialists[0], admin];
    people['department'] = [await app.given.departmentAdmin(regionId), await app.given.official(regionId)];
    people['operator'] = [await app.given.operator()];
  });

  const operations = () =>
    DOCUMENTED.flatMap((audience) => {
      const document = documentOf(app.http, audience);
      return operationsOf(document)
        .filter(({ body }) => body)
        .map((operation) => ({ audience, document, operation, name: `${operation.method} ${operation.path}` }));
    });
  let from = 0;
  /** Asks as each person of the audience until one is let in: bodies are read only behind the door. */
  const ask = async (audience: string, { method, path }: Operation, json: string) => {
    const address = path
      .replace('{action}', '4')
      .replace('{month}', '2020-02')
      .replace('{kind}', DICTIONARY_KINDS[0]!)
      .replaceAll(/\{\w+\}/g, '01890000-0000-7000-8000-000000000000');
    for (const person of people[audience] ?? [null]) {
      const request = app.anonymous()[method](address).set('x-onaltu', '1').set('if-match', '"1"');
      void request.set('x-forwarded-for', `10.1.${(from >> 8) & 255}.${from++ & 255}`);
      if (person) void request.set('cookie', person.cookie);
      const answer = await request.set('content-type', 'application/json').send(json);
      if (answer.status !== 403) return answer;
    }
    throw new Error(`nobody may ${method} ${path}`);
  };
  /** At itself, or at the list it stands in. */
  const isPointedAt = ({ body }: { body: { errors?: { pointer: string }[] } }, place: string): boolean =>
    (body.errors ?? []).some(({ pointer }) => place === pointer || place.startsWith(`${pointer}/`));

  it('sets nothing its shape does not name, at the top and in its parts', async () => {
    for (const { audience, document, operation, name } of operations())
      for (const [pointer, { properties = {} }] of objectsOf(operation.body!, document)) {
        const extra = Object.fromEntries(Object.entries(FORBIDDEN).filter(([key]) => !Object.hasOwn(properties, key)));
        const answer = await ask(audience, operation, JSON.stringify(at(pointer, extra)));
        const missed = Object.keys(extra).filter((key) => !isPointedAt(answer, `${pointer}/${key}`));
        expect({ name, pointer, status: answer.status, missed }).toEqual({ name, pointer, status: 422, missed: [] });
        for (const poison of ['{"__proto__":{"roles":["HEAD"]}}', '{"constructor":{"prototype":{"roles":["HEAD"]}}}']) {
          const { status } = await ask(audience, operation, poison);
          expect({ name, poison, status }).toEqual({ name, poison, status: 400 });
        }
      }
  }, 60_000);

  it('has in each of its words, and days, nothing but words and days', async () => {
    for (const { audience, document, operation, name } of operations())
      for (const [pointer, field] of fieldsOf(operation.body!, document)) {
        const attacks = field.format?.startsWith('date')
          ? UNDATES.map((day) => ['no day', JSON.stringify(day)] as const)
          : isText(field)
            ? UNTEXTS
            : [];
        for (const [what, json] of attacks) {
          const answer = await ask(audience, operation, JSON.stringify(at(pointer, '#')).replace('"#"', json));
          const pointed = isPointedAt(answer, pointer);
          expect({ name, pointer, what, json, status: answer.status, pointed }).toEqual({
            name,
            pointer,
            what,
            json,
            status: 422,
            pointed: true,
          });
        }
      }
  }, 60_000);

  it.each([
    [
      'bytes that are no UTF-8',
      Buffer.from([...Buffer.from('{"child":{"lastName":"'), 0xc0, 0xaf, 0xed, 0xa0, 0x80, ...Buffer.from('"}}')]),
      422,
    ],
    ['two values for one key', Buffer.from('{"child":{"lastName":"А"},"child":7}'), 422],
    ['a mark before it', Buffer.from('\ufeff{"child":{"lastName":7}}'), 422],
    ['something after it', Buffer.from('{} {}'), 400],
    ['half a number', Buffer.from('{"child":01}'), 400],
    ['another encoding', Buffer.from('{"child":{}}', 'utf16le'), 400],
    ['a list as deep as a well', Buffer.from('['.repeat(100_000)), 400],
    ['a well-formed list as deep as a well', Buffer.from('['.repeat(50_000) + ']'.repeat(50_000)), 413],
    ['more than 256 kB', Buffer.from(JSON.stringify({ child: { lastName: 'x'.repeat(262_144) } })), 413],
  ])('with %s is refused', async (_, bytes, status) => {
    const [clerk] = people['provider']!;
    const answer = await app
      .as(clerk!)
      .post('/case-files')
      .set('content-type', 'application/json')
      .serialize((body) => body as string)
      .send(bytes);
    expect(answer.status).toBe(status);
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  });

  it.each([
    'application/xml',
    'text/json',
    'application/json-patch+json',
    'application/x-www-form-urlencoded',
    'application/octet-stream',
    'json',
    'application/json, text/plain',
  ])('of type %s is not read', async (type) => {
    const [clerk] = people['provider']!;
    const { status } = await app
      .as(clerk!)
      .post('/case-files')
      .set('content-type', type)
      .send('{"child":{"lastName":"А"}}');
    expect([400, 415]).toContain(status);
  });

  it('is not read twice: no header and no word in the address makes one method another', async () => {
    const [clerk] = people['provider']!;
    for (const header of ['x-http-method-override', 'x-http-method', 'x-method-override'])
      await app.as(clerk!).get('/session?_method=DELETE').set(header, 'DELETE').expect(200);
    await app.as(clerk!).get('/session').expect(200);
    for (const header of ['x-original-url', 'x-rewrite-url', 'x-forwarded-prefix', 'x-tenant-id'])
      await app.anonymous().get('/api/public/session').set(header, '/api/provider/session').expect(404);
  });

  it.each([
    'GET http://elsewhere.test/api/provider/session HTTP/1.1\r\nHost: x',
    'GET //api/provider/session HTTP/1.1\r\nHost: x',
    'GET /api%2Fprovider%2Fsession HTTP/1.1\r\nHost: x',
    'GET /api/public/..%2fprovider/session HTTP/1.1\r\nHost: x',
    'GET /api/provider/session%00 HTTP/1.1\r\nHost: x',
    'GET /api/provider/session;a=/api/public HTTP/1.1\r\nHost: x',
    'GET /api/provider/session#/api/public HTTP/1.1\r\nHost: x',
    'TRACE /api/provider/session HTTP/1.1\r\nHost: x',
    'CONNECT /api/provider/session HTTP/1.1\r\nHost: x',
    'OPTIONS * HTTP/1.1\r\nHost: x',
    'POST /api/provider/session HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\nTransfer-Encoding: chunked',
    'GET /api/provider/session HTTP/1.1',
  ])('is reached by nobody who says %j', async (head) => {
    const [line] = (await said(`${head}\r\nConnection: close\r\n\r\n`)).split('\r\n');
    expect(line).toMatch(/^(HTTP\/1\.1 4(00|01|03|04|05) |$)/);
  });
  const said = (text: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const { port } = app.http.getHttpServer().address() as AddressInfo;
      let answer = '';
      const line = connect(port, '127.0.0.1', () => line.end(text));
      line
        .on('data', (chunk: Buffer) => (answer += chunk.toString('latin1')))
        .on('error', reject)
        .on('close', () => resolve(answer));
    });
});

/** Words a person writes; a password may hold anything, and a code from a paper is only compared. */
const isText = ({ type, format, pattern, enum: values, minLength, maxLength }: Shape): boolean =>
  type === 'string' && !values && !format && !pattern && !(minLength === undefined && maxLength === 200);

const objectsOf = (shape: Shape, document: OpenAPIObject): [string, Shape][] =>
  fieldsOf(shape, document).filter(([, { properties }]) => properties && Object.keys(properties).length > 0);

/** A body with this value at the pointer, and nothing else. */
function at(pointer: string, value: unknown): unknown {
  const steps = pointer.split('/').slice(1);
  return steps.reduceRight((inner, step) => (step === '0' ? [inner] : { [step]: inner }), value);
}

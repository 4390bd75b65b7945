import { almatyDay } from '@onaltu/domain/clock/day';
import { REFUSALS } from '@onaltu/domain/refused';
import type { OpenAPIObject } from '@nestjs/swagger';
import Ajv, { type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { Envelope } from '../src/platform/crypto/envelope';
import { lastDayOf, letterLink } from '../src/platform/mail/letter-link';
import { STATUS } from '../src/platform/problem/statuses';
import { DOCUMENTED, documentOf } from '../src/platform/http/openapi';
import { caseInCourse } from './case-ids';
import { broken, plausible } from './contract-bodies';
import { type Operation, operationsOf, type Shape } from './contract-shapes';
import type { Response } from 'supertest';
import type { TestProvider } from './given';
import { startApp } from './harness';
import { officeOf } from './office-ids';
import type { Person } from './person';
import { AT_FULL_LENGTH } from './test-database';

const SEED = Number(process.env['ONALTU_SEED'] ?? 672_025);
const RUNS = AT_FULL_LENGTH ? 1000 : 40;

/** These end what the run needs: the session it asks with, or the account behind it. */
const ENDS_THE_RUN = [
  'delete /api/provider/session',
  'delete /api/provider/session/all',
  'delete /api/department/session',
  'delete /api/department/session/all',
  'delete /api/operator/session',
  'delete /api/operator/session/all',
];
/** After these a case is over: they come last. */
const ENDS_A_CASE = /\/(refusal|withdrawal|early-end|transfer|completion|merge)$/;
const nameOf = ({ method, path }: Operation): string => `${method} ${path}`;

describe(`every operation of the contracts, asked at random (ONALTU_SEED=${SEED})`, () => {
  const app = startApp();
  const people: Record<string, Person[]> = {};
  /** By the word of a path that names them. */
  let ids: Record<string, string[]>;

  beforeAll(async () => {
    const provider = await app.given.provider();
    const named = await caseInCourse(app, provider);
    const { specialists } = provider;
    const everything = await app.given.person({
      ownerId: provider.id,
      scope: 'provider',
      roles: ['CLERK', 'HEAD', 'PROVIDER_ADMIN'],
    });
    const colleague = await app.given.person({ ownerId: provider.id, scope: 'provider', roles: ['CLERK'] });
    const drafted = await app.given.caseFile(provider, { state: 'DRAFT' });
    const waiting = await app.given.caseFile(provider, { state: 'UNDER_HEAD_REVIEW' });
    ids = Object.fromEntries(Object.entries(named).map(([word, id]) => [`${word}Id`, [id]]));
    const office = await officeOf(app, provider.regionId);
    Object.assign(ids, {
      caseFileId: [named.case, drafted.id, waiting.id],
      personId: [colleague.userId, office.official],
      invitationId: [named.invitation, office.officialInvitation],
      providerId: [office.provider],
      districtId: [office.district],
      regionId: [office.region],
      code: [await codeOfLetter(provider), await codeOfCalendar(specialists[1])],
    });
    people['provider'] = [everything, specialists[0]];
    people['department'] = [await app.given.departmentAdmin(provider.regionId)];
    people['operator'] = [await app.given.operator()];
  }, 60_000);

  /** The link by which a letter of reminders is ended. */
  const codeOfLetter = async ({ id: ownerId, head: { userId: personId } }: TestProvider): Promise<string> => {
    const [mail] = await app.rows<{ id: string }>(
      `insert into core.mail_ledger (owner_id, dedup_key, recipient_id, template, params, message_id)
       values ($1, 'digest', $2, 'reminders', '{"lines": []}', '<digest@test>') returning id`,
      [ownerId, personId],
    );
    const until = lastDayOf(almatyDay(new Date()));
    const link = { purpose: 'UNSUBSCRIBE', ownerId, personId, mailId: mail!.id, reminderId: null, until } as const;
    return letterLink(app.http.get(Envelope), link);
  };

  /** The address of a calendar of somebody who asks for nothing here, so that it stays. */
  const codeOfCalendar = async (specialist: Person): Promise<string> => {
    const { body } = await app.as(specialist).post('/timetable-feed').expect(201);
    return new URL((body as { address: string }).address).searchParams.get('code') ?? '';
  };

  let from = 0;
  const ask = ({ method, path, parameters }: Operation, person: Person | undefined, { values, body }: Asked) => {
    const query = parameters.filter((one) => one.in === 'query' && values[one.name] !== undefined);
    const address = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(values[name])));
    const search = query.map(({ name }) => `${name}=${encodeURIComponent(String(values[name]))}`).join('&');
    const request = app.anonymous()[method](search ? `${address}?${search}` : address);
    void request.set('x-onaltu', '1').set('if-match', '"1"');
    void request.set('x-forwarded-for', `10.${(from >> 16) & 255}.${(from >> 8) & 255}.${from++ & 255}`); // nobody is slowed down
    if (person) void request.set('cookie', person.cookie);
    return body === undefined ? request : request.set('content-type', 'application/json').send(JSON.stringify(body));
  };

  /** What is wrong with an answer, or nothing. */
  const faultOf = (
    operation: Operation,
    { status, headers, body }: Response,
    shown: ReturnType<typeof shownBy>,
  ): string | null => {
    if (status >= 400) return faultOfProblem(status, body);
    const shape = operation.answers[String(status)];
    if (shape === undefined) return 'not in the contract';
    if (!shape || !headers['content-type']?.startsWith('application/json')) return null;
    const fits = shown(shape);
    return fits(body) ? null : JSON.stringify(fits.errors?.slice(0, 3));
  };

  it.each(DOCUMENTED)(
    'answers as the contract for %s says',
    async (audience) => {
      const document = documentOf(app.http, audience);
      const shown = shownBy(document);
      const faults: string[] = [];
      const done = new Set<string>();
      const operations = operationsOf(document).filter((operation) => !ENDS_THE_RUN.includes(nameOf(operation)));
      for (const operation of operations.toSorted((a, b) => +ENDS_A_CASE.test(a.path) - +ENDS_A_CASE.test(b.path))) {
        const asked = fc.record({
          person: fc.constantFrom(...(people[audience] ?? [undefined])),
          request: requestOf(operation, document, ids),
        });
        const numRuns = operation.body || operation.parameters.length ? RUNS : 2;
        for (const { person, request } of fc.sample(asked, { seed: SEED, numRuns })) {
          const answer = await ask(operation, person, request);
          if (answer.status < 300) done.add(nameOf(operation));
          const fault = faultOf(operation, answer, shown);
          if (fault) faults.push(`${nameOf(operation)} ${JSON.stringify(request)}: ${answer.status} ${fault}`);
        }
      }
      expect(faults).toEqual([]);
      // requests that are all refused would show no answer of the contract
      expect(done.size).toBeGreaterThan(operations.length / 3);
    },
    AT_FULL_LENGTH ? 1_800_000 : 240_000,
  );
});

type Asked = { values: Record<string, unknown>; body: unknown };

/** Mostly something that could be meant; the rest is broken in one place. */
function requestOf(
  { parameters, body }: Operation,
  document: OpenAPIObject,
  named: Record<string, string[]>,
): fc.Arbitrary<Asked> {
  const ids = Object.values(named).flat();
  const word = ({ name, schema, required, in: where }: Operation['parameters'][number]) => {
    const value = named[name] ? fc.constantFrom(...named[name]) : plausible(schema, document, ids);
    const any = fc.oneof(
      { weight: 4, arbitrary: value },
      { weight: 1, arbitrary: fc.string({ minLength: 1, unit: 'grapheme' }) },
    );
    return required || where === 'path' ? any : fc.option(any, { nil: undefined });
  };
  const whole = body ? plausible(body, document, ids) : fc.constant(undefined);
  return fc.record({
    values: fc.record(Object.fromEntries(parameters.map((one) => [one.name, word(one)]))),
    body: body ? fc.oneof({ weight: 2, arbitrary: whole }, { weight: 3, arbitrary: broken(whole) }) : whole,
  });
}

/** Whether an answer has the shape its contract shows, with nothing in it that is not shown. */
function shownBy(document: OpenAPIObject): (shape: Shape) => ValidateFunction {
  const ajv = addFormats(new Ajv({ strict: false, allErrors: true }));
  const schemas = closed(document.components?.schemas ?? {}) as object;
  ajv.addSchema({ $id: 'contract', components: { schemas } });
  const seen = new Map<Shape, ValidateFunction>();
  return (shape) => {
    const known =
      seen.get(shape) ??
      ajv.compile(closed(JSON.parse(JSON.stringify(shape).replaceAll('"#/', '"contract#/'))) as object);
    seen.set(shape, known);
    return known;
  };
}

function closed(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(closed);
  if (typeof node !== 'object' || node === null) return node;
  const inner = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, closed(value)]));
  return 'properties' in inner &&
    typeof inner['properties'] === 'object' &&
    inner['type'] === 'object' &&
    !('additionalProperties' in inner)
    ? { ...inner, additionalProperties: false }
    : inner;
}

/** Every refusal is one of ours, with its own status; nothing is "unexpected". */
function faultOfProblem(status: number, { type }: { type?: string }): string | null {
  const code = REFUSALS.find((one) => type === `urn:problem:${one}`);
  if (!code) return `${type} is no refusal`;
  return STATUS[code] === status ? null : `${code} has the status ${STATUS[code]}`;
}

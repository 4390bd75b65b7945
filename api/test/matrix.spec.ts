import { DICTIONARY_KINDS } from '@onaltu/domain/dictionaries';
import { IMPORT_KINDS } from '@onaltu/domain/import-columns';
import { may } from '@onaltu/domain/permissions';
import { randomUUID } from 'node:crypto';
import { AUDIENCE_OF } from '../src/platform/auth/session-token';
import { audienceOf } from '../src/platform/http/audience';
import { caseInCourse, unknownIds } from './case-ids';
import { type CaseIds, type Door, DOORS, PDF } from './doors-of-a-case';
import { OFFICE_DOORS, type OfficeIds } from './doors-of-a-department';
import type { TestProvider } from './given';
import { startApp } from './harness';
import { officeOf } from './office-ids';
import type { Person } from './person';
import { type Route, routesOf } from './routes';

type Ids = CaseIds & OfficeIds & { session: string };
type Place = 'own' | 'another provider’s' | 'another region’s';

/** What a word in a path stands for. A route with a word that is not here, or in CONSTANT, fails. */
const NAMED: Readonly<Record<string, keyof Ids>> = {
  caseFileId: 'case',
  childId: 'child',
  assessmentId: 'assessment',
  goalId: 'goal',
  lessonId: 'lesson',
  fileId: 'file',
  documentId: 'document',
  specialistId: 'specialist',
  personId: 'person',
  invitationId: 'invitation',
  leaveId: 'leave',
  roomId: 'room',
  seriesId: 'series',
  plannedLessonId: 'plannedLesson',
  journalId: 'journal',
  packId: 'pack',
  mailId: 'mail',
  sessionId: 'session',
  providerId: 'provider',
  districtId: 'district',
  regionId: 'region',
  exportId: 'export',
};
/** The same words where a department's own people are meant. */
const OF_OFFICIALS: Readonly<Record<string, keyof Ids>> = { personId: 'official', invitationId: 'officialInvitation' };
const CONSTANT: Readonly<Record<string, string>> = {
  action: '4',
  indicator: 'SPEECH.NAMES_OBJECTS',
  kind: DICTIONARY_KINDS[0]!,
  importKind: IMPORT_KINDS[0],
  day: '2027-01-07',
  month: '2020-02',
  version: '1',
  queueName: 'mail.send',
  jobId: '1',
};
/** What only the team of a case finds; a lesson names its cases in the body. */
const OF_THE_TEAM =
  /:(caseFileId|assessmentId|goalId|lessonId|seriesId|plannedLessonId)\b|\/lessons$|\/timetable\/series/;
/** Who may use these finds nothing here either: no second child, no certificate yet, no such day, no lesson of a leave that is over, no job that waits, no month that has ended since they opened, and no session of his own. */
const NOTHING_THERE: readonly string[] = [
  'get /api/department/statistics/snapshots/:month',
  'get /api/provider/case-files/:caseFileId/certificate',
  'post /api/provider/case-files/:caseFileId/certificate/copies',
  'post /api/provider/children/:childId/merge',
  'post /api/provider/leaves/:leaveId/lessons',
  'post /api/provider/leaves/:leaveId/lessons/cancellation',
  'get /api/provider/months/:month',
  'post /api/provider/months/:month/seal',
  'get /api/department/providers/:providerId/months/:month',
  'post /api/department/providers/:providerId/months/:month/acceptance',
  'post /api/department/providers/:providerId/months/:month/return',
  'delete /api/operator/calendar-days/:day',
  'delete /api/provider/session/:sessionId',
  'delete /api/department/session/:sessionId',
  'delete /api/operator/session/:sessionId',
  'get /api/operator/queues/static/*',
  'get /api/operator/queues/api/queues/:queueName/:jobId',
];

/** Of no id: what is sent is a file. */
const TAKES_A_FILE = /^post \/api\/provider\/imports\//;

const keyOf = ({ path }: Route, word: string): keyof Ids | undefined =>
  (path.startsWith('/api/department/officials') && OF_OFFICIALS[word]) || NAMED[word];
/** A department looks after all providers of its region, and the operator after all regions: of theirs nothing is foreign. */
const isForeign = ({ path }: Route, place: Place): boolean =>
  !path.startsWith('/api/operator') && (place !== 'another provider’s' || !path.startsWith('/api/department'));
const words = ({ path }: Route): string[] => [...path.matchAll(/:(\w+)/g)].map(([, word]) => word!);
const idWords = (route: Route): string[] => words(route).filter((word) => NAMED[word]);
/** Each id for itself and, where there are several, all of them at once. */
const swappedIn = (route: Route): string[] =>
  idWords(route).length > 1 ? [...idWords(route), 'all of them'] : idWords(route);
const nameOf = ({ method, path }: Route): string => `${method} ${path}`;
const starred = (path: string): string =>
  path.replaceAll(/:\w+|\/4\/|SPEECH\.NAMES_OBJECTS/g, (found) => (found === '/4/' ? '/*/' : '*'));
const doorOf = ({ method, path }: Route): Door | undefined =>
  DOORS.find((door) => door.method === method && `/api/provider${starred(door.path)}` === starred(path));

const unknownOffice = (): OfficeIds => ({
  export: randomUUID(),
  provider: randomUUID(),
  district: randomUUID(),
  region: randomUUID(),
  official: randomUUID(),
  officialInvitation: randomUUID(),
});

describe('every route, for everybody, everywhere', () => {
  const app = startApp();
  const routes = (): Route[] => routesOf(app.http);
  const callers: Record<string, Person> = {};
  let own: TestProvider;
  let ids: Record<Place, Ids>;

  beforeAll(async () => {
    own = await app.given.provider();
    const neighbour = await app.given.provider();
    const faraway = await app.given.provider({ regionId: await app.given.region() });
    ids = {
      own: await idsOf(own),
      'another provider’s': await idsOf(neighbour),
      'another region’s': await idsOf(faraway),
    };
    const [specialist] = own.specialists;
    const { clerk, head, outsider, admin } = own;
    const official = await app.given.official(own.regionId);
    const departmentAdmin = await app.given.departmentAdmin(own.regionId);
    Object.assign(callers, {
      clerk,
      head,
      specialist,
      outsider,
      admin,
      official,
      departmentAdmin,
      operator: await app.given.operator(),
    });
  }, 60_000);

  /** What is done for real to somebody falls on a colleague who asks nothing here. */
  const idsOf = async (provider: TestProvider): Promise<Ids> => {
    const colleague = await app.given.person({ ownerId: provider.id, scope: 'provider', roles: ['CLERK'] });
    const ofCase = await caseInCourse(app, provider);
    const ofOffice = await officeOf(app, provider.regionId);
    return { ...ofCase, ...ofOffice, person: colleague.userId, session: colleague.sessionId! };
  };
  const ask = (route: Route, person: Person | null, named: Ids) => {
    const address = route.path.replaceAll(/:(\w+)/g, (_, word: string) => {
      const key = keyOf(route, word);
      const value = key ? named[key] : CONSTANT[word];
      if (!value) throw new Error(`nobody knows what :${word} of ${route.path} is`);
      return value;
    });
    const request = app.anonymous()[route.method](address).set('x-onaltu', '1').set('if-match', '"1"');
    if (person) void request.set('cookie', person.cookie);
    const door = doorOf(route);
    if (door?.upload || TAKES_A_FILE.test(nameOf(route))) return request.attach('file', PDF, 'paper.pdf');
    const office = OFFICE_DOORS.find(({ method, path }) => method === route.method && path === route.path);
    const body = office?.body(ids.own) ?? door?.body?.(ids.own, person ?? callers['head']!);
    return body ? request.send(body) : request;
  };

  /** The rule, whole: the door first, then the permission, then the wall. */
  const refusalAtTheDoor = ({ path, allow }: Route, person: Person | null): [number, string] | null => {
    if (allow === 'anyone') return null;
    if (!allow) return [403, 'urn:problem:permission.missing'];
    if (!person || AUDIENCE_OF[person.scope] !== audienceOf(path)) return [401, 'urn:problem:session.missing'];
    return may(person.roles, allow) ? null : [403, 'urn:problem:permission.missing'];
  };

  it('is known by the words of its path, and has an audience and a role that may use it', () => {
    for (const route of routes()) {
      const unknown = words(route).filter((word) => !NAMED[word] && !CONSTANT[word]);
      expect({ route: nameOf(route), unknown }).toEqual({ route: nameOf(route), unknown: [] });
      if (route.allow === 'anyone' || !route.allow) continue;
      const people = Object.values(callers).filter((person) => !refusalAtTheDoor(route, person));
      expect({ route: nameOf(route), someone: people.length > 0 }).toEqual({ route: nameOf(route), someone: true });
    }
  });

  it('refuses at the door whoever has no session of its audience, or not the permission', async () => {
    for (const route of routes())
      for (const [who, person] of [['nobody', null] as const, ...Object.entries(callers)]) {
        const refusal = refusalAtTheDoor(route, person);
        if (!refusal) continue;
        const { status, body } = await ask(route, person, ids.own);
        expect({ route: nameOf(route), who, answer: [status, body.type] }).toEqual({
          route: nameOf(route),
          who,
          answer: refusal,
        });
      }
  }, 60_000);

  it('says of each id of another provider or region, in each place of a path, what it says of one that is nowhere', async () => {
    const shown = ({ status, headers, text }: { status: number; headers: Record<string, string>; text: string }) => ({
      status,
      type: headers['content-type'],
      text: text.replace(/"instance":"[^"]*"/, ''),
    });
    for (const route of routes().filter((one) => idWords(one).length))
      for (const [who, person] of Object.entries(callers)) {
        if (refusalAtTheDoor(route, person)) continue;
        for (const place of (['another provider’s', 'another region’s'] as const).filter((one) =>
          isForeign(route, one),
        ))
          for (const word of swappedIn(route)) {
            const swap = (from: Ids): Ids =>
              word === 'all of them' ? from : { ...ids.own, [keyOf(route, word)!]: from[keyOf(route, word)!] };
            const foreign = await ask(route, person, swap(ids[place]));
            const nowhere = await ask(
              route,
              person,
              swap({ ...unknownIds(), ...unknownOffice(), session: randomUUID() }),
            );
            const asked = { route: nameOf(route), who, place, word };
            expect({ ...asked, ...shown(foreign) }).toEqual({ ...asked, ...shown(nowhere) });
            expect({ ...asked, status: foreign.status }).toEqual({ ...asked, status: 404 });
          }
      }
  }, 120_000);

  it('hides a case from the specialist who is not on its team, and shows it to the others', async () => {
    for (const route of routes())
      for (const who of Object.keys(callers)) {
        const person = await app.signIn(callers[who]!);
        if (route.allow === 'anyone' || refusalAtTheDoor(route, person)) continue;
        const { status, body } = await ask(route, person, ids.own);
        const asked = { route: nameOf(route), who, type: body?.type, status };
        const hidden = who === 'outsider' && OF_THE_TEAM.test(route.path);
        const nowhere = hidden || NOTHING_THERE.includes(nameOf(route));
        expect({ ...asked, hidden: status === 404 }).toEqual({ ...asked, hidden: nowhere });
        expect([asked.type, asked]).not.toEqual(['urn:problem:permission.missing', asked]);
        expect([200, 201, 204, 404, 409, 412, 422, 403]).toContain(status);
      }
  }, 120_000);
});

import { application } from '../src/demo/case-story';
import { DOCUMENTED, documentOf } from '../src/platform/http/openapi';
import { caseInCourse } from './case-ids';
import { askExport, changeProvider, openProvider } from './directory-bodies';
import { type CaseIds, DOORS } from './doors-of-a-case';
import type { OfficeIds } from './doors-of-a-department';
import { PLACES_OF_THE_TIMETABLE } from './doors-of-the-timetable';
import type { TestProvider } from './given';
import { startApp } from './harness';
import { officeOf } from './office-ids';
import type { Person } from './person';
import { idPlaces } from './contract-shapes';

type Named = CaseIds & OfficeIds & { representative: string; draft: string; waiting: string };
type Who = 'clerk' | 'head' | 'admin' | 'specialist' | 'department' | 'operator' | 'anybody';
type Ask = {
  by: Who;
  /** Which of their ids is put there. */
  id: keyof Named | 'owner';
  body?: (own: Named) => object;
  /** Which of our cases the path names. */
  on?: 'draft' | 'waiting';
  /** How the id is written there. */
  written?: (id: string) => string;
  /** A list shows our own rows whatever it is asked to begin after, and a draft is words until it is registered. */
  status?: 200 | 201;
  /** What else the address must say. */
  query?: string;
};

const ofDoor = (method: string, path: string) => (own: Named) =>
  DOORS.find((door) => door.method === method && door.path === path)!.body!(own, {} as Person);
const lesson = ofDoor('post', '/lessons');
const draft = () => ({
  child: { lastName: 'Мысалов' },
  representative: { lastName: 'Мысалова' },
  papers: [{ kind: 'IPAR', keeping: 'COPY' }],
});
const FIGURES = '&indicator=casesReceived&period=2026';
const moment = (id: string) => `2026-01-01T00:00:00.000000Z_${id}`;

/** Every place of a body or a query that takes an id, with a request in which nothing else is wrong. */
const PLACES: Readonly<Record<string, Ask>> = {
  'post /api/provider/case-files /child/id': { by: 'clerk', id: 'child', body: draft, status: 201 },
  'post /api/provider/case-files /representative/id': { by: 'clerk', id: 'representative', body: draft, status: 201 },
  'post /api/provider/case-files /papers/0/fileId': { by: 'clerk', id: 'file', body: draft, status: 201 },
  'put /api/provider/case-files/{caseFileId}/draft /child/id': {
    by: 'clerk',
    id: 'child',
    body: draft,
    on: 'draft',
    status: 200,
  },
  'put /api/provider/case-files/{caseFileId}/draft /representative/id': {
    by: 'clerk',
    id: 'representative',
    body: draft,
    on: 'draft',
    status: 200,
  },
  'put /api/provider/case-files/{caseFileId}/draft /papers/0/fileId': {
    by: 'clerk',
    id: 'file',
    body: draft,
    on: 'draft',
    status: 200,
  },
  'post /api/provider/case-files/{caseFileId}/registration /child/id': {
    by: 'clerk',
    id: 'child',
    body: () => application(951),
    on: 'draft',
  },
  'post /api/provider/case-files/{caseFileId}/registration /representative/id': {
    by: 'clerk',
    id: 'representative',
    body: () => application(951),
    on: 'draft',
  },
  'post /api/provider/case-files/{caseFileId}/registration /papers/0/fileId': {
    by: 'clerk',
    id: 'file',
    body: () => application(951),
    on: 'draft',
  },
  'put /api/provider/case-files/{caseFileId}/papers /fileId': {
    by: 'clerk',
    id: 'file',
    body: () => ({ kind: 'IPAR', keeping: 'COPY' }),
  },
  'post /api/provider/children/{childId}/merge /doubledId': {
    by: 'head',
    id: 'child',
    body: () => ({ reason: 'Екі рет тіркелген' }),
  },
  'post /api/provider/children/{childId}/packs /caseFileId': {
    by: 'head',
    id: 'case',
    body: () => ({ language: 'kk' }),
  },
  'post /api/provider/case-files/{caseFileId}/team /specialistId': {
    by: 'head',
    id: 'specialist',
    on: 'waiting',
    body: () => ({}),
  },
  'post /api/provider/case-files/{caseFileId}/team/{specialistId}/replacement /by': {
    by: 'head',
    id: 'specialist',
    body: () => ({ reason: 'Ауырып қалды' }),
  },
  'post /api/provider/case-files/{caseFileId}/programme /planned/0/specialistId': {
    by: 'specialist',
    id: 'specialist',
    body: ofDoor('post', '/case-files/:case/programme'),
  },
  'post /api/provider/case-files/{caseFileId}/programme /goals/0/continues': {
    by: 'specialist',
    id: 'goal',
    body: ofDoor('post', '/case-files/:case/programme'),
  },
  'post /api/provider/case-files/{caseFileId}/programme/reviews /goals/0/goalId': {
    by: 'specialist',
    id: 'goal',
    body: (own) => ({
      ...ofDoor('post', '/case-files/:case/programme/reviews')(own),
      goals: [{ goalId: own.goal, state: 'ACHIEVED' }],
    }),
  },
  ...PLACES_OF_THE_TIMETABLE,
  'post /api/provider/lessons /roomId': { by: 'specialist', id: 'room', body: lesson },
  'post /api/provider/lessons /attendance/0/caseFileId': { by: 'specialist', id: 'case', body: lesson },
  'post /api/provider/staff/{personId}/leaves /substituteId': {
    by: 'admin',
    id: 'specialist',
    body: () => ({ kind: 'ANNUAL', from: '2026-10-01', to: '2026-10-09' }),
  },
  'put /api/provider/leaves/{leaveId} /substituteId': {
    by: 'admin',
    id: 'specialist',
    body: ofDoor('put', '/leaves/:leave'),
  },
  'post /api/provider/papers/search /after': { by: 'clerk', id: 'case', written: (id) => `${id}_IPAR`, status: 200 },
  'post /api/provider/children/search /after': { by: 'clerk', id: 'child', status: 200 },
  'post /api/provider/case-files/search /after': {
    by: 'clerk',
    id: 'case',
    body: () => ({ text: 'М' }),
    written: moment,
    status: 200,
  },
  'post /api/provider/certificates/search /after': { by: 'clerk', id: 'case', status: 200 },
  'post /api/provider/staff/search /after': { by: 'admin', id: 'person', body: () => ({ text: 'М' }), status: 200 },
  'get /api/provider/case-files ?after': { by: 'clerk', id: 'case', written: moment, status: 200 },
  'get /api/provider/queues ?after': { by: 'clerk', id: 'case', query: '&of=ASSESSMENTS', status: 200 },
  'get /api/provider/staff ?after': { by: 'admin', id: 'person', status: 200 },
  'get /api/provider/mails ?after': { by: 'head', id: 'mail', status: 200 },
  'get /api/provider/mails ?person': { by: 'head', id: 'person', status: 200 },
  'get /api/provider/statistics/list ?after': {
    by: 'head',
    id: 'case',
    written: (id) => encodeURIComponent(`2026-01-01~${id}~received ~1`),
    query: '&indicator=casesReceived&period=2026',
    status: 200,
  },
  'post /api/department/providers /districtId': {
    by: 'department',
    id: 'district',
    body: ({ district }) => openProvider(700, district),
  },
  'put /api/department/providers/{providerId} /districtId': {
    by: 'department',
    id: 'district',
    body: ({ district }) => changeProvider(district),
  },
  'get /api/department/officials ?after': { by: 'department', id: 'official', status: 200 },
  'get /api/department/statistics/figures ?provider': { by: 'department', id: 'provider', query: FIGURES },
  'get /api/department/statistics/figures ?district': { by: 'department', id: 'district', query: FIGURES },
  'get /api/department/exports ?after': { by: 'department', id: 'export', status: 200 },
  'post /api/department/exports /provider': { by: 'department', id: 'provider', body: askExport },
  'post /api/department/exports /district': { by: 'department', id: 'district', body: askExport },
  'get /api/operator/mails ?after': { by: 'operator', id: 'case', status: 200 },
  'post /api/public/session /ownerId': { by: 'anybody', id: 'owner' },
};

describe('an id of another provider', () => {
  const app = startApp();
  let ours: TestProvider;
  let department: Person;
  let operator: Person;
  let own: Named;
  let foreign: Record<keyof Named | 'owner', string>;

  const ofCase = async (provider: TestProvider): Promise<Named> => {
    const ids = await caseInCourse(app, provider);
    const [row] = await app.rows<{ id: string }>('select representative_id as id from core.case_file where id = $1', [
      ids.case,
    ]);
    const drafted = await app.given.caseFile(provider, { state: 'DRAFT' });
    const waiting = await app.given.caseFile(provider, { state: 'UNDER_HEAD_REVIEW' });
    return {
      ...ids,
      ...(await officeOf(app, provider.regionId)),
      representative: row!.id,
      draft: drafted.id,
      waiting: waiting.id,
    };
  };
  beforeAll(async () => {
    ours = await app.given.provider();
    department = await app.given.departmentAdmin(ours.regionId);
    operator = await app.given.operator();
    const theirs = await app.given.provider({ regionId: await app.given.region() });
    own = await ofCase(ours);
    foreign = { ...(await ofCase(theirs)), owner: theirs.id };
  }, 60_000);

  const ask = async (place: string, { by, on, body, written, query = '' }: Ask, id: string) => {
    const [method, path, pointer] = place.split(' ') as ['get' | 'post' | 'put', string, string];
    const address = path
      .replace('{caseFileId}', on ? own[on] : own.case)
      .replaceAll(/\{(\w+)Id\}/g, (_, word: keyof Named) => own[word]);
    const text = written?.(id) ?? id;
    const request = app.anonymous()[method](pointer.startsWith('?') ? `${address}${pointer}=${text}${query}` : address);
    void request.set('x-onaltu', '1').set('if-match', `"${await versionOf(address)}"`);
    if (by !== 'anybody') void request.set('cookie', cookieOf(by));
    const { email, password } = ours.head;
    const right = by === 'anybody' ? { email, password } : (body?.(own) ?? {});
    return pointer.startsWith('?') ? request : request.send(put(right, pointer, text));
  };
  const cookieOf = (by: Exclude<Who, 'anybody'>): string => {
    if (by === 'department') return department.cookie;
    if (by === 'operator') return operator.cookie;
    return (by === 'specialist' ? ours.specialists[0] : ours[by]).cookie;
  };
  const versionOf = async (address: string): Promise<number> =>
    address.endsWith('/draft')
      ? (await app.as(ours.clerk).get(address.replace('/draft', '')).expect(200)).body.version
      : 1;

  it('has a place in this table wherever a contract takes one', () => {
    const places = DOCUMENTED.flatMap((audience) => idPlaces(documentOf(app.http, audience)));
    expect(places.toSorted()).toEqual(Object.keys(PLACES).toSorted());
  });

  it.each(Object.entries(PLACES))('is no more than one that is nowhere: %s', async (place, asked) => {
    const theirs = foreign[asked.id];
    const [a, b] = [await ask(place, asked, theirs), await ask(place, asked, besides(theirs))];
    expect([a.status, plain(a.text)]).toEqual([b.status, plain(b.text)]);
    // a request that failed for another reason would prove nothing
    if (asked.status) expect(a.status).toBe(asked.status);
    else expect([401, 404, 422]).toContain(a.status);
    expect(a.text).not.toContain('request.invalid');
  });
});

/** What differs between any two answers: the number of the request, new ids, the version of a draft that was kept twice, and moments. */
const plain = (text: string): string =>
  text.replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|"version":\d+|\d{4}-\d\d-\d\dT[\d:.]+Z/g, '*');

/** An id of nothing at all that stands at the same place in every order. */
const besides = (id: string): string => id.slice(0, -1) + (id.endsWith('7') ? '8' : '7');

function put(body: object, pointer: string, value: string): object {
  const copy = structuredClone(body) as Record<string, unknown>;
  const steps = pointer.slice(1).split('/');
  const last = steps.pop()!;
  let place = copy;
  for (const step of steps) place = place[step] as Record<string, unknown>;
  place[last] = value;
  return copy;
}

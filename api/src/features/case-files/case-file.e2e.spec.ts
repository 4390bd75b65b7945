import { ACTION_NUMBERS } from '@onaltu/domain/case-process';
import type { TestProvider } from '../../../test/given';
import { startApp } from '../../../test/harness';
import type { Person } from '../../../test/person';
import { DOORS, knock, staffOf } from '../../../test/doors-of-a-case';

const OF_STAFF = { person: '', invitation: '', leave: '', room: '' };
const NOWHERE = {
  series: '',
  plannedLesson: '',
  child: '',
  assessment: '',
  goal: '',
  lesson: '',
  file: '',
  document: '',
  journal: '',
  pack: '',
  mail: '',
  ...OF_STAFF,
};
type Row = { id: string; state: string; stateSince: string };

describe('the list of cases', () => {
  const app = startApp();

  it('has every case of the house for clerk and head, and his own for a specialist', async () => {
    const [provider, theirs] = [await app.given.provider(), await app.given.provider()];
    const { id: draft } = await app.given.caseFile(provider, { state: 'DRAFT' });
    const { id: assigned } = await app.given.caseFile(provider, { state: 'CONTRACT_CONCLUDED' });
    await app.given.caseFile(theirs, { state: 'CONTRACT_CONCLUDED' });
    const ids = async (person: TestProvider['clerk']) =>
      (await app.as(person).get('/case-files').expect(200)).body.rows.map(({ id }: Row) => id).toSorted();
    expect(await ids(provider.clerk)).toEqual([draft, assigned].toSorted());
    expect(await ids(provider.head)).toEqual([draft, assigned].toSorted());
    expect(await ids(provider.specialists[0])).toEqual([assigned]);
    expect(await ids(provider.outsider)).toEqual([]);
    await app.as(provider.admin).get('/case-files').expect(403);
  });

  it('goes on page by page without a gap, though all moves were made in one millisecond', async () => {
    const provider = await app.given.provider();
    for (let n = 0; n < 53; n++)
      await app
        .as(provider.clerk)
        .post('/case-files')
        .send({ child: { lastName: 'Мысалов' } });
    await app.rows(
      `update core.case_file c set state_since = timestamptz '2026-11-02 10:00:00.123Z' + interval '1 microsecond' * n
       from (select id, row_number() over (order by id) as n from core.case_file where provider_id = $1) one where one.id = c.id`,
      [provider.id],
    );
    const first = (await app.as(provider.clerk).get('/case-files').expect(200)).body;
    expect(first.rows).toHaveLength(50);
    const second = (await app.as(provider.clerk).get(`/case-files?after=${first.next}`).expect(200)).body;
    expect([second.rows.length, second.next]).toEqual([3, null]);
    const all: Row[] = [...first.rows, ...second.rows];
    expect(new Set(all.map(({ id }) => id)).size).toBe(53);
    const latestFirst = await app.rows<Row>(
      'select id from core.case_file where provider_id = $1 order by state_since desc',
      [provider.id],
    );
    expect(all.map(({ id }) => id)).toEqual(latestFirst.map(({ id }) => id));
  });

  it('is of one state where one is asked for', async () => {
    const provider = await app.given.provider();
    await app.given.caseFile(provider, { state: 'DRAFT' });
    const { id } = await app.given.caseFile(provider, { state: 'REGISTERED' });
    const { body } = await app.as(provider.clerk).get('/case-files?state=REGISTERED').expect(200);
    expect(body.rows.map((row: Row) => row.id)).toEqual([id]);
    for (const query of ['state=LOST', 'after=1', 'order=name']) {
      const { body: refused } = await app.as(provider.clerk).get(`/case-files?${query}`).expect(422);
      expect(refused.errors).toEqual([{ pointer: `/${query.split('=')[0]}`, code: expect.any(String) }]);
    }
  });
});

describe('the page of a case', () => {
  const app = startApp();

  it('shows where the case stands, what happened, and who reads it is kept', async () => {
    const provider = await app.given.provider();
    const { id } = await app.given.caseFile(provider, { state: 'IN_REHABILITATION', receivedDaysAgo: 50 });
    const { body } = await app.as(provider.specialists[0]).get(`/case-files/${id}`).expect(200);
    expect(body).toMatchObject({
      id,
      state: 'IN_REHABILITATION',
      action: 4,
      course: { day: expect.any(Number), startedOn: expect.any(String) },
      facts: { hasProgramme: true, finalAssessmentClosed: false, minDays: 90, maxDays: 365 },
    });
    expect(body.actions.map(({ action, stage }: { action: number; stage: string }) => [action, stage])).toEqual(
      ACTION_NUMBERS.map((action) => [action, action < 4 ? 'DONE' : action === 4 ? 'CURRENT' : 'AHEAD']),
    );
    expect(body.history.map(({ move }: { move: string }) => move)).toEqual([
      'register',
      'takeUp',
      'concludeContract',
      'beginAssessment',
      'closeAssessment',
      'beginCourse',
    ]);
    expect(body.documents.map(({ kind }: { kind: string }) => kind)).toEqual(['RECEIPT', 'CONTRACT']);
    expect(body.team).toHaveLength(2);
    expect(
      await app.rows(`select actor from audit.event where action = 'case-file.read' and object_id = $1`, [id]),
    ).toEqual([{ actor: provider.specialists[0].userId }]);
  });

  it.each([
    ['DRAFT', ['review', 'contract', 'assessments', 'programme', 'completion', 'certificate']],
    ['REGISTERED', ['registration', 'draft', 'contract', 'certificate', 'handing-over']],
    ['UNDER_HEAD_REVIEW', ['review', 'registration']],
    ['CONTRACT_CONCLUDED', ['review', 'contract', 'programme', 'approval', 'completion', 'signature']],
    ['IN_REHABILITATION', ['review', 'contract', 'registration', 'team', 'part', 'signature', 'certificate']],
  ] as const)('in %s is closed to what comes at another time', async (state, ends) => {
    const provider = await app.given.provider();
    const { id } = await app.given.caseFile(provider, { state });
    const named = (ends as readonly string[]).filter((end) => end !== 'team'); // the team may change in the course
    const doors = DOORS.filter(({ method, path }) => method !== 'get' && named.includes(path.split('/').at(-1)!));
    const before = await app.rows('select state, version, evidence_version from core.case_file where id = $1', [id]);
    for (const door of doors) {
      const person = staffOf(provider, door.by[0]!);
      if (person === provider.specialists[0] && state === 'DRAFT') continue; // nobody is on its team yet
      const ids = { ...NOWHERE, case: id, specialist: person.userId };
      const { status, body } = await knock(app, person, door, { ids });
      expect([door.path, status, body.type]).toEqual([
        door.path,
        409,
        expect.stringMatching(/case-file\.wrong-state|course\.no-programme/),
      ]);
    }
    expect(await app.rows('select state, version, evidence_version from core.case_file where id = $1', [id])).toEqual(
      before,
    );
  });
});

describe('the clock of an action', () => {
  const app = startApp();

  const say = (person: Person, id: string, action: number | string, kind: string) =>
    app.as(person).post(`/case-files/${id}/actions/${action}/handling`).send({ kind });
  const marks = (id: string, action: number) =>
    app.rows<{ kind: string }>(
      'select kind from core.action_event where case_file_id = $1 and action = $2 order by id',
      [id, action],
    );

  it('is started, interrupted and resumed by the one whose lane it is', async () => {
    const provider = await app.given.provider();
    const { id } = await app.given.caseFile(provider, { state: 'UNDER_HEAD_REVIEW' });
    for (const kind of ['START', 'INTERRUPT', 'RESUME']) await say(provider.head, id, 2, kind).expect(204);
    expect((await marks(id, 2)).map(({ kind }) => kind)).toEqual(['START', 'INTERRUPT', 'RESUME']);
    const again = await say(provider.head, id, 2, 'RESUME').expect(409);
    expect(again.body.type).toBe('urn:problem:case-file.handling-not-open');
    const lane = await say(provider.clerk, id, 2, 'INTERRUPT').expect(403);
    expect(lane.body.type).toBe('urn:problem:permission.missing');
  });

  it.each([1, 3, 0, 7, -1])('does not run for action %s while the case is in the second', async (action) => {
    const provider = await app.given.provider();
    const { id } = await app.given.caseFile(provider, { state: 'UNDER_HEAD_REVIEW' });
    const { body } = await say(provider.head, id, action, 'START').expect(409);
    expect(body.type).toBe('urn:problem:case-file.wrong-state');
  });

  it('takes an action that is no number for unreadable', async () => {
    const provider = await app.given.provider();
    const { id } = await app.given.caseFile(provider, { state: 'UNDER_HEAD_REVIEW' });
    await say(provider.head, id, 'two', 'START').expect(400);
  });
});

import { SwaggerModule } from '@nestjs/swagger';
import { caseInCourse, unknownIds } from '../../../test/case-ids';
import { addressOf, type CaseIds, type Door, DOORS, knock, staffOf, type Who } from '../../../test/doors-of-a-case';
import type { TestProvider } from '../../../test/given';
import { startApp } from '../../../test/harness';

const name = ({ method, path }: Door): string => `${method.toUpperCase()} ${path}`;
const rows = DOORS.map((door) => [name(door), door] as const);
describe('the doors of a case', () => {
  const app = startApp();
  let ours: TestProvider;
  let theirs: TestProvider;
  let ids: CaseIds;

  beforeAll(async () => {
    [ours, theirs] = [await app.given.provider(), await app.given.provider()];
    ids = await caseInCourse(app, theirs);
  });

  it('are all in this table', () => {
    const { paths } = SwaggerModule.createDocument(app.http, { openapi: '3.1.0', info: { title: '', version: '' } });
    const published = Object.entries(paths).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method} ${path.replace('/api/provider', '').replaceAll(/\{\w+\}/g, '*')}`),
    );
    const withoutId = [
      'session',
      'case-files/search',
      'children/matches',
      'children/search',
      'papers/search',
      'certificates/search',
      'specialists',
      'waiting-list',
      ' /reviews',
      'assessment-template',
      'staff/search',
      'letter-preferences',
      'imports/', // a kind of files
    ];
    const named = published
      .filter((door) => !door.includes('/api/') && !withoutId.some((path) => door.includes(path)))
      .filter(
        (door) =>
          !/ \/(case-files|queues|work|mails|reminders(\/seen)?|timetable(\/(uncovered|groups|leaves|load))?|entry-unlocks|timetable-feed|process|live|journals|months(\/explanations|\/\*(\/(seal|changes|explanations))?)?|statistics\/(figures|list)|staff|leaves|staff\/invitations|settings\/[a-z-]+|settings\/dictionaries\/\*)$/.test(
            door,
          ),
      );
    const listed = DOORS.map(({ method, path }) => `${method} ${path.replace('/4/', '/:action/')}`);
    expect(listed.map((door) => door.replaceAll(/:\w+|SPEECH\.NAMES_OBJECTS/g, '*')).toSorted()).toEqual(
      named.toSorted(),
    );
  });

  it.each(rows)('%s says of another provider’s record what it says of one that is nowhere', async (_, door) => {
    for (const who of door.by) {
      const person = staffOf(ours, who);
      const other = await knock(app, person, door, { ids });
      const nowhere = await knock(app, person, door, { ids: unknownIds() });
      expect(other.body).toEqual({ ...nowhere.body, instance: expect.any(String) });
      expect([other.status, other.body.type]).toEqual([404, expect.stringMatching(/^urn:problem:[a-z-]+\.not-found$/)]);
    }
  });

  it.each(rows.filter(([, { by }]) => by.includes('specialist')))(
    '%s is not found by a specialist of the house who is not on the team',
    async (_, door) => {
      const inside = await knock(app, theirs.outsider, door, { ids });
      const nowhere = await knock(app, theirs.outsider, door, { ids: unknownIds() });
      expect(inside.status).toBe(404);
      expect(inside.body).toEqual({ ...nowhere.body, instance: expect.any(String) });
    },
  );

  it.each(rows)('%s is closed to every other role', async (_, door) => {
    const others = (['clerk', 'head', 'specialist', 'admin'] as const).filter((who: Who) => !door.by.includes(who));
    for (const person of others.map((who) => staffOf(theirs, who))) {
      const { status, body } = await knock(app, person, door, { ids });
      expect([status, body.type]).toEqual([403, 'urn:problem:permission.missing']);
    }
  });

  it.each(rows)('%s wants a session', async (_, door) => {
    const { body } = await app
      .anonymous()
      [door.method](`/api/provider${addressOf(door, ids)}`)
      .set('x-onaltu', '1')
      .expect(401);
    expect(body.type).toBe('urn:problem:session.missing');
  });

  it.each(rows.filter(([, { body }]) => body))('%s points at each field that is wrong', async (_, door) => {
    const person = staffOf(theirs, door.by[0]!);
    const right = door.body!(ids, person);
    for (const [change, pointer] of [[{ unknownKey: 1 }, '/unknownKey'] as const, ...(door.wrong ?? [])]) {
      const { status, body } = await knock(app, person, door, { ids, body: { ...right, ...change } });
      expect([status, body.type]).toEqual([422, 'urn:problem:request.invalid']);
      expect(body.errors).toContainEqual({ pointer, code: expect.any(String) });
    }
  });

  it.each(rows.filter(([, { versioned }]) => versioned))('%s overwrites nothing unseen', async (_, door) => {
    const person = staffOf(theirs, door.by[0]!);
    for (const header of [undefined, 'the latest', '*']) {
      const request = app.as(person).call(door.method, addressOf(door, ids));
      if (header) void request.set('if-match', header);
      const { status, body } = await request.send(door.body?.(ids, person));
      expect([status, body.type]).toEqual([428, 'urn:problem:version.missing']);
    }
  });

  it('left nothing behind in the case they refused', async () => {
    const [row] = await app.rows(
      `select (select count(*)::int from core.case_move where case_file_id = $1 and late = false) as moves,
         (select count(*)::int from core.stored_file where case_file_id = $1) as files, (select count(*)::int from core.programme where case_file_id = $1) as programmes`,
      [ids.case],
    );
    expect(row).toEqual({ moves: 0, files: 1, programmes: 1 });
  });

  it('are another audience’s to an official of the department', async () => {
    const official = await app.given.official(theirs.regionId);
    const { body } = await app.as(official).get(`/api/provider/case-files/${ids.case}`).expect(401);
    expect(body.type).toBe('urn:problem:session.missing');
  });

  it('take a malformed id for an unknown one', async () => {
    const { body } = await app.as(theirs.head).get('/case-files/1%27%20or%201=1').expect(404);
    expect(body.type).toBe('urn:problem:resource.not-found');
  });
});

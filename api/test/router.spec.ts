import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { startApp } from './harness';
import type { Person } from './person';
import { type Route, routesOf } from './routes';

/** What an administrator may do: his own session, people and settings. */
const OF_NO_CASE = ['session.own', 'settings.read', 'settings.write', 'staff.read', 'staff.keep', 'leave.keep'];

describe('the running router', () => {
  const app = startApp();

  const routes = (): Route[] => routesOf(app.http);
  const filled = (path: string) =>
    path
      .replaceAll(/:action\b/g, '2')
      .replaceAll(/:indicator\b/g, 'SPEECH.NAMES_OBJECTS')
      .replaceAll(/:\w+/g, () => randomUUID());
  const ask = (route: Route, person: Person | null, path = filled(route.path)) => {
    const request = app.anonymous()[route.method](path).set('x-onaltu', '1').set('if-match', '"1"');
    return person ? request.set('cookie', person.cookie) : request;
  };

  it('has an explicit permission on every route', () => {
    expect(routes().length).toBeGreaterThan(35);
    expect(routes().filter(({ allow }) => allow === undefined)).toEqual([]);
    expect(
      routes()
        .filter(({ allow }) => allow === 'anyone')
        .map(({ path }) => path)
        .toSorted(),
    ).toEqual([
      '/api/health/live',
      '/api/health/metrics',
      '/api/health/ready',
      '/api/public/case-status',
      '/api/public/invitation',
      '/api/public/invitation/acceptance',
      '/api/public/letter-link',
      '/api/public/letter-link/seen',
      '/api/public/letter-link/unsubscribe',
      '/api/public/letter-link/unsubscribe',
      '/api/public/password-reset',
      '/api/public/password-reset/completion',
      '/api/public/session',
      '/api/public/timetable-feed',
      '/api/public/verification',
    ]);
  });

  it('lets nobody in without a session', async () => {
    for (const route of routes().filter(({ allow }) => allow !== 'anyone')) {
      const { status, body } = await ask(route, null);
      expect({ route: route.path, status, type: body.type }).toEqual({
        route: route.path,
        status: 401,
        type: 'urn:problem:session.missing',
      });
    }
  });

  it('lets no session of another audience in', async () => {
    const provider = await app.given.provider();
    const official = await app.given.official(provider.regionId);
    for (const route of routes().filter(({ path }) => path.startsWith('/api/provider'))) {
      expect((await ask(route, official).set('authorization', `Bearer ${official.cookie.split('=')[1]!}`)).status).toBe(
        401,
      );
    }
    for (const route of routes().filter(({ path }) => path.startsWith('/api/department'))) {
      expect(
        (await ask(route, provider.head).set('authorization', `Bearer ${provider.head.cookie.split('=')[1]!}`)).status,
      ).toBe(401);
    }
  });

  it('shows a provider’s administrator no case', async () => {
    const provider = await app.given.provider();
    for (const route of routes().filter(
      ({ path, allow }) => path.startsWith('/api/provider') && !OF_NO_CASE.includes(String(allow)),
    )) {
      expect({ route: route.path, status: (await ask(route, provider.admin)).status }).toEqual({
        route: route.path,
        status: 403,
      });
    }
  });

  it('answers another provider’s case exactly like one that does not exist', async () => {
    const [ours, theirs] = [await app.given.provider(), await app.given.provider()];
    const { id } = await app.given.caseFile(theirs, { state: 'IN_REHABILITATION' });
    for (const route of routes().filter(({ path, method }) => method === 'get' && path.includes(':caseFileId'))) {
      for (const person of [ours.clerk, ours.head, ours.specialists[0]]) {
        const other = randomUUID();
        const [foreign, random] = [id, other].map((caseId) =>
          ask(route, person, route.path.replace(':caseFileId', caseId).replaceAll(/:\w+/g, other)),
        );
        const [a, b] = [await foreign!, await random!];
        expect({ route: route.path, status: a.status, body: { ...a.body, instance: '' } }).toEqual({
          route: route.path,
          status: b.status,
          body: { ...b.body, instance: '' },
        });
        expect([403, 404]).toContain(a.status);
      }
    }
  });

  it.each(['HEAD', 'OPTIONS', 'TRACE', 'PATCH'])('opens no handler to %s without a session', async (method) => {
    const port = await listening();
    for (const path of [
      '/api/provider/case-files',
      '/api/provider/session',
      '/api/department/statistics/cases-per-action',
    ]) {
      const status = await rawStatus(port, method, path);
      expect([400, 401, 404, 405, 501]).toContain(status);
    }
  });

  it.each([
    '/api//provider/case-files',
    '/api/provider/%63ase-files',
    '/API/provider/case-files',
    '/api/provider/case-files;x',
    '/api/provider/./case-files',
    '/api/provider/case-files/',
    '/api/public/../provider/case-files',
  ])('is not talked round by the address %s', async (path) => {
    const status = await rawStatus(await listening(), 'GET', path);
    expect([400, 401, 404]).toContain(status);
  });

  const listening = async (): Promise<number> => {
    const server = app.http.getHttpServer();
    if (!server.listening) await app.http.listen(0, '127.0.0.1');
    return (server.address() as { port: number }).port;
  };
  const rawStatus = async (port: number, method: string, path: string): Promise<number> => {
    return new Promise((resolve, reject) => {
      request({ port, host: '127.0.0.1', method, path, headers: { 'x-onaltu': '1' } }, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      })
        .on('error', reject)
        .end();
    });
  };
});

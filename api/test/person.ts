import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { randomUUID } from 'node:crypto';
import supertest, { type Test } from 'supertest';
import type { Actor } from '../src/platform/auth/actor';
import { AUDIENCE_OF, cookieOf, SessionToken } from '../src/platform/auth/session-token';
import { TenantDb } from '../src/platform/db/tenant-db';

/** Somebody of a provider or a region, with an open session. */
export type Person = Actor & { readonly email: string; readonly password: string; readonly cookie: string };

type NewPerson = Omit<Person, 'cookie' | 'sessionId'>;

/** Opens a session for a person without asking the password: sign-in has tests of its own. */
export async function signedIn(http: NestFastifyApplication, person: NewPerson): Promise<Person> {
  const sid = randomUUID();
  await http
    .get(TenantDb)
    .anonymous('select authn.open_session($1, $2, $3, $4, $5)', [
      sid,
      person.userId,
      person.ownerId,
      '127.0.0.1',
      'test',
    ]);
  const { userId: sub, ownerId: owner, scope, roles } = person;
  const token = http.get(SessionToken).issue({ sid, sub, owner, scope, roles: [...roles] });
  return { ...person, sessionId: sid, cookie: `${cookieOf(AUDIENCE_OF[scope])}=${token}` };
}

type Method = 'get' | 'post' | 'put' | 'delete' | 'patch' | 'head' | 'options';

/** Requests of one person: cookie and proof are sent by hand, because supertest's jar drops `__Host-` cookies. */
export class PersonCalls {
  constructor(
    private readonly http: NestFastifyApplication,
    private readonly person: Person,
  ) {}

  get = (path: string): Test => this.call('get', path);
  post = (path: string): Test => this.call('post', path);
  put = (path: string): Test => this.call('put', path);
  delete = (path: string): Test => this.call('delete', path);

  /** Paths are named from the audience on: '/case-files/…'. */
  call(method: Method, path: string): Test {
    const address = path.startsWith('/api/') ? path : `/api/${AUDIENCE_OF[this.person.scope]}${path}`;
    return supertest(this.http.getHttpServer())[method](address).set('cookie', this.person.cookie).set('x-onaltu', '1');
  }
}

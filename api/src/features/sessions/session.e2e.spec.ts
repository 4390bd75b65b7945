import { hash } from '@node-rs/argon2';
import { sign } from 'jsonwebtoken';
import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { Config } from '../../config';
import { startApp } from '../../../test/harness';
import type { Person } from '../../../test/person';

describe('signing in', () => {
  const app = startApp();
  const signIn = (body: object) => app.anonymous().post('/api/public/session').set('x-onaltu', '1').send(body);
  const cookieOf = (response: { headers: Record<string, string | string[] | undefined> }) =>
    String(response.headers['set-cookie']);
  const bearer = (token: string) =>
    app.anonymous().get('/api/provider/session').set('authorization', `Bearer ${token}`);
  const tokenOf = ({ cookie }: Person) => cookie.slice(cookie.indexOf('=') + 1);

  it('opens a session whose token no script can read, and says which product to open', async () => {
    const { head } = await app.given.provider();
    const answer = await signIn({ email: head.email.toUpperCase(), password: head.password }).expect(200);
    expect(answer.body).toEqual({ scope: 'provider' });
    expect(cookieOf(answer)).toMatch(
      /^__Host-onaltu-provider=[\w.-]+; Max-Age=1800; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    );
    const { body } = await app
      .anonymous()
      .get('/api/provider/session')
      .set('cookie', cookieOf(answer).split(';')[0]!)
      .expect(200);
    expect(body).toMatchObject({ userId: head.userId, ownerId: head.ownerId, roles: ['HEAD'], email: head.email });
    expect(
      await app.rows(`select action from audit.event where actor = $1 and action = 'session.opened'`, [head.userId]),
    ).toHaveLength(1);
  });

  it('keeps passwords as argon2id and tokens not at all', async () => {
    const [row] = await app.rows<{ password_hash: string }>('select password_hash from authn.credential limit 1');
    expect(row?.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it('answers one thing to a wrong password, an unknown e-mail and a disabled account', async () => {
    const { head, clerk } = await app.given.provider();
    await app.rows('update directory.account set disabled_at = now() where id = $1', [clerk.userId]);
    const answers = [
      await signIn({ email: head.email, password: 'not-the-password' }),
      await signIn({ email: 'nobody@example.test', password: 'not-the-password' }),
      await signIn({ email: clerk.email, password: clerk.password }),
    ].map(({ status, body }) => ({ status, ...body, instance: '' }));
    expect(answers[0]).toMatchObject({ status: 401, type: 'urn:problem:session.wrong-credentials' });
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
  });

  it('slows guessing down per account, and lets the right person in again afterwards', async () => {
    const { head } = await app.given.provider();
    for (let i = 0; i < 8; i++) await signIn({ email: head.email, password: `wrong-${i}` }).expect(401);
    const refused = await signIn({ email: head.email, password: head.password }).expect(429);
    expect(refused.body.type).toBe('urn:problem:request.too-many');
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    await app.rows(`update authn.attempt set at = at - interval '6 minutes'`);
    await signIn({ email: head.email, password: head.password }).expect(200);
  });

  it('counts an address over all its accounts, whatever a forwarding header says', async () => {
    for (let i = 0; i < 60; i++) {
      const { status } = await signIn({ email: `spray-${i}@example.test`, password: 'x' }).set(
        'x-forwarded-for',
        `10.0.0.${i}`,
      );
      if (status === 429) break;
    }
    const [row] = await app.rows<{ n: number }>(
      `select count(distinct subject)::int as n from authn.attempt where kind = 'sign-in.address' and at > now() - interval '5 minutes'`,
    );
    expect(row?.n).toBeGreaterThanOrEqual(1);
  });

  it('asks a person of two providers where to work', async () => {
    const [one, two] = [await app.given.provider(), await app.given.provider()];
    await app.rows(
      `insert into directory.membership (owner_id, account_id, scope, roles) values ($1, $2, 'provider', '{CLERK}')`,
      [two.id, one.head.userId],
    );
    const { body } = await signIn({ email: one.head.email, password: one.head.password }).expect(409);
    expect(body.type).toBe('urn:problem:session.choose-membership');
    expect(body.params.memberships.map(({ ownerId }: { ownerId: string }) => ownerId).toSorted()).toEqual(
      [one.id, two.id].toSorted(),
    );
    const chosen = await signIn({ email: one.head.email, password: one.head.password, ownerId: two.id }).expect(200);
    const session = await app
      .anonymous()
      .get('/api/provider/session')
      .set('cookie', cookieOf(chosen).split(';')[0]!)
      .expect(200);
    expect(session.body).toMatchObject({ ownerId: two.id, roles: ['CLERK'] });
  });

  it('ends one session, or all of them, at once', async () => {
    const { head } = await app.given.provider();
    const [desk, phone] = [await app.signIn(head), await app.signIn(head)];
    const { body } = await app.as(desk).get('/session/all').expect(200);
    expect(body.filter(({ current }: { current: boolean }) => current)).toHaveLength(1);
    await app.as(desk).delete('/session').expect(204);
    await app.as(desk).get('/session').expect(401);
    await app.as(phone).get('/session').expect(200);
    await app.as(phone).delete('/session/all').expect(204);
    for (const person of [head, phone]) {
      const { body: problem } = await app.as(person).get('/case-files').expect(401);
      expect(problem.type).toBe('urn:problem:session.ended');
    }
  });

  it('is listed and ended by an official in the same way, and nobody ends another’s', async () => {
    const { head, regionId } = await app.given.provider();
    const desk = await app.given.official(regionId);
    const phone = await app.signIn(desk);
    const { body } = await app.as(desk).get('/session/all').expect(200);
    expect(body).toHaveLength(2);
    await app.as(head).delete(`/session/${phone.sessionId}`).expect(404);
    await app.as(phone).get('/session').expect(200);
    await app.as(desk).delete(`/session/${phone.sessionId}`).expect(204);
    await app.as(phone).get('/session').expect(401);
    await app.as(desk).get('/session').expect(200);
  });

  it('ends after thirty idle minutes and after twelve hours', async () => {
    const { head, clerk } = await app.given.provider();
    await app.rows(`update authn.session set seen_at = now() - interval '31 minutes' where account_id = $1`, [
      head.userId,
    ]);
    await app.rows(`update authn.session set ends_at = now() - interval '1 second' where account_id = $1`, [
      clerk.userId,
    ]);
    await app.as(head).get('/session').expect(401);
    await app.as(clerk).get('/session').expect(401);
  });

  it('makes the cookie of a session in use anew every few minutes', async () => {
    const { head } = await app.given.provider();
    const fresh = await app.as(head).get('/session').expect(200);
    expect(fresh.headers['set-cookie']).toBeUndefined();
    const { sessionKey } = app.http.get(Config);
    const claims = {
      owner: head.ownerId,
      scope: 'provider',
      roles: ['HEAD'],
      iat: Math.floor(Date.now() / 1000) - 600,
    };
    const aged = sign(claims, sessionKey, {
      algorithm: 'ES256',
      jwtid: head.sessionId!,
      subject: head.userId,
      issuer: 'onaltu',
      audience: 'provider',
      expiresIn: 1800,
    });
    const answer = await app
      .anonymous()
      .get('/api/provider/session')
      .set('cookie', `__Host-onaltu-provider=${aged}`)
      .expect(200);
    expect(cookieOf(answer)).toContain('__Host-onaltu-provider=');
  });

  it('believes no token but its own', async () => {
    const { head } = await app.given.provider();
    const { sessionKey } = app.http.get(Config);
    const claims = { owner: head.ownerId, scope: 'provider', roles: ['HEAD'] };
    const options = {
      jwtid: head.sessionId!,
      subject: head.userId,
      issuer: 'onaltu',
      audience: 'provider',
      expiresIn: 1800,
    } as const;
    const publicKey = createPublicKey(sessionKey).export({ type: 'spki', format: 'pem' });
    const stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
    const [header, payload, signature] = tokenOf(head).split('.');
    const none = `${Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url')}.${payload}.`;
    const confused = (() => {
      const start = `${Buffer.from('{"alg":"HS256","typ":"JWT"}').toString('base64url')}.${payload}`;
      return `${start}.${sign(claims, publicKey.toString().replaceAll(/\s|-/g, ''), { algorithm: 'HS256' }).split('.')[2]!}`;
    })();
    const tokens = {
      none,
      confused,
      changed: `${header}.${Buffer.from(JSON.stringify({ ...claims, jti: head.sessionId, roles: ['CLERK'] })).toString('base64url')}.${signature}`,
      strangers: sign(claims, stranger, { ...options, algorithm: 'ES256' }),
      old: sign({ ...claims, iat: 1, exp: 2 }, sessionKey, {
        algorithm: 'ES256',
        issuer: 'onaltu',
        audience: 'provider',
      }),
      anotherIssuer: sign(claims, sessionKey, { ...options, issuer: 'else', algorithm: 'ES256' }),
      anotherAudience: sign(claims, sessionKey, { ...options, audience: 'department', algorithm: 'ES256' }),
      unknownRole: sign({ ...claims, roles: ['KING'] }, sessionKey, { ...options, algorithm: 'ES256' }),
      early: sign({ ...claims, nbf: Math.floor(Date.now() / 1000) + 600 }, sessionKey, {
        ...options,
        algorithm: 'ES256',
      }),
      rubbish: 'a.b.c',
    };
    for (const [kind, token] of Object.entries(tokens))
      expect({ kind, status: (await bearer(token)).status }).toEqual({ kind, status: 401 });
    await bearer(tokenOf(head)).expect(200);
  });

  it.each([
    ['is disabled', `update directory.account set disabled_at = now() where id = $1`],
    ['leaves the provider', `update directory.membership set ended_at = now() where account_id = $1`],
    ['has other roles', `update directory.membership set roles = '{CLERK}' where account_id = $1`],
  ])('ends at the next request when somebody %s', async (_what, change) => {
    const { head } = await app.given.provider();
    await app.as(head).get('/case-files').expect(200);
    await app.rows(change, [head.userId]);
    expect((await app.as(head).get('/case-files').expect(401)).body.type).toBe('urn:problem:session.ended');
  });

  it('opens the department’s product to an official, and only that', async () => {
    const { regionId } = await app.given.provider();
    const official = await app.given.official(regionId);
    const answer = await signIn({ email: official.email, password: official.password }).expect(200);
    expect(answer.body).toEqual({ scope: 'region' });
    expect(cookieOf(answer)).toContain('__Host-onaltu-department=');
    await app.as(official).get('/session').expect(200);
    await app
      .anonymous()
      .get('/api/provider/case-files')
      .set('cookie', official.cookie.replace('department', 'provider'))
      .expect(401);
  });

  it('changes a password, ends the other sessions, and refuses a weak one', async () => {
    const { head } = await app.given.provider();
    const other = await app.signIn(head);
    const change = (current: string, wanted: string) => app.as(head).put('/session/password').send({ current, wanted });
    await change('not-mine-at-all', 'a-perfectly-good-one').expect(401);
    for (const weak of [
      'short',
      'passwordpassword',
      `${head.email.split('@')[0]!}-12345678`,
      'оңалту-оңалту-2026',
      'x'.repeat(129),
    ]) {
      expect((await change(head.password, weak)).status).toBe(422);
    }
    await change(head.password, 'Жаңа құпиясөз 2026 ✓').expect(204);
    await app.as(head).get('/session').expect(200);
    await app.as(other).get('/session').expect(401);
    await signIn({ email: head.email, password: head.password }).expect(401);
    await signIn({ email: head.email, password: 'Жаңа құпиясөз 2026 ✓' }).expect(200);
  });

  it('keeps the language of the own letters, and of nobody else’s', async () => {
    const { head, clerk } = await app.given.provider();
    const languageOf = async (person: typeof head) => (await app.as(person).get('/session').expect(200)).body.locale;
    await app.as(head).put('/session/language').send({ locale: 'ru' }).expect(204);
    await app.as(head).put('/session/language').send({ locale: 'de' }).expect(422);
    expect([await languageOf(head), await languageOf(clerk)]).toEqual(['ru', 'kk']);
    expect(
      await app.rows(`select actor, detail from audit.event where action = 'session.language-changed' and actor = $1`, [
        head.userId,
      ]),
    ).toEqual([{ actor: head.userId, detail: { locale: 'ru' } }]);
  });

  it('hashes a password anew when its parameters have aged', async () => {
    const { head } = await app.given.provider();
    const old = await hash(head.password, { memoryCost: 8192, timeCost: 1, parallelism: 1 });
    await app.rows('update authn.credential set password_hash = $2 where account_id = $1', [head.userId, old]);
    await signIn({ email: head.email, password: head.password }).expect(200);
    const [row] = await app.rows<{ password_hash: string }>(
      'select password_hash from authn.credential where account_id = $1',
      [head.userId],
    );
    expect(row?.password_hash).toContain('m=19456,t=2,p=1');
  });
});

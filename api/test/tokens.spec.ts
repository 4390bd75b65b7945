import { sign } from 'jsonwebtoken';
import { createHmac, createPublicKey, generateKeyPairSync, randomUUID } from 'node:crypto';
import { Config } from '../src/config';
import type { TestProvider } from './given';
import { startApp } from './harness';
import type { Person } from './person';

const encoded = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');

describe('a token', () => {
  const app = startApp();
  let provider: TestProvider;
  let own: string;

  beforeAll(async () => {
    provider = await app.given.provider();
    own = provider.head.cookie.split('=')[1]!;
  });
  const ask = (token: string) =>
    app.anonymous().get('/api/provider/case-files').set('cookie', `__Host-onaltu-provider=${token}`);
  const sessionKey = () => app.http.get(Config).sessionKey;
  const payload = () => own.split('.')[1]!;
  const publicPem = () => createPublicKey(sessionKey()).export({ type: 'spki', format: 'pem' }).toString();
  const withMac = (key: string) => {
    const start = `${encoded({ alg: 'HS256', typ: 'JWT' })}.${payload()}`;
    return `${start}.${createHmac('sha256', key).update(start).digest('base64url')}`;
  };
  /** Signed by a stranger, who says in the header where his key lies. */
  const strangers = (header: object) => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const jwk = publicKey.export({ format: 'jwk' });
    const claims = JSON.parse(Buffer.from(payload(), 'base64url').toString()) as object;
    return sign(claims, privateKey, {
      algorithm: 'ES256',
      header: { alg: 'ES256', typ: 'JWT', jwk, ...header } as never,
    });
  };
  const ofNoSession = ({ userId, ownerId }: Person) =>
    sign({ owner: ownerId, scope: 'provider', roles: ['HEAD'] }, sessionKey(), {
      algorithm: 'ES256',
      jwtid: randomUUID(),
      subject: userId,
      issuer: 'onaltu',
      audience: 'provider',
      expiresIn: 1800,
    });

  it.each<[string, () => string]>([
    ['signed with the public key as a password', () => withMac(publicPem())],
    ['signed with the public key, without its last line', () => withMac(publicPem().trim())],
    ['signed with nothing', () => withMac('')],
    ['that says None', () => `${encoded({ alg: 'None', typ: 'JWT' })}.${payload()}.`],
    ['that says nOnE and keeps the signature', () => `${encoded({ alg: 'nOnE' })}.${payload()}.${own.split('.')[2]}`],
    ['without an algorithm', () => `${encoded({ typ: 'JWT' })}.${payload()}.${own.split('.')[2]}`],
    ['without a signature', () => own.slice(0, own.lastIndexOf('.') + 1)],
    ['of two parts', () => own.slice(0, own.lastIndexOf('.'))],
    [
      'whose signature is all zeros',
      () => `${own.slice(0, own.lastIndexOf('.'))}.${Buffer.alloc(64).toString('base64url')}`,
    ],
    ['whose key id is a path', () => strangers({ kid: '../../../../dev/null' })],
    ['whose key id is SQL', () => strangers({ kid: "x' union select 'key" })],
    ['that brings its key', () => strangers({})],
    [
      'that says where its keys lie',
      () => strangers({ jku: 'https://evil.example/keys', x5u: 'https://evil.example/x5u' }),
    ],
    ['that brings a certificate', () => strangers({ x5c: ['MIIB'] })],
    ['of no session', () => ofNoSession(provider.head)],
    ['that is no token at all', () => 'a'.repeat(7000)],
  ])('%s opens nothing', async (_, forged) => {
    const { status } = await ask(forged());
    expect(status).toBe(401);
    await ask(own).expect(200);
  });

  it('opens nothing at another door, in another cookie or in the address', async () => {
    const official = (await app.given.official(provider.regionId)).cookie.split('=')[1]!;
    await ask(official).expect(401);
    await app.anonymous().get('/api/provider/case-files').set('cookie', `__Host-onaltu-operator=${own}`).expect(401);
    await app.anonymous().get(`/api/provider/session?access_token=${own}&token=${own}`).expect(401);
    await app.anonymous().get('/api/operator/regulations').set('authorization', `Bearer ${own}`).expect(401);
  });
});

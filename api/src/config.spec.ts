import { newKey, readConfig } from './config';

const secrets = {
  CONTEXT_KEY: newKey(),
  MASTER_KEY: newKey(),
  SESSION_KEY: '-----BEGIN PRIVATE KEY-----\nx\n-----END PRIVATE KEY-----',
};

describe('the configuration', () => {
  it('needs nothing but the secrets', () => {
    expect(readConfig(secrets)).toMatchObject({ mode: 'demo', port: 3000, redispatchAfterSeconds: 900 });
  });

  it('reads numbers and addresses', () => {
    expect(
      readConfig({ ...secrets, PORT: '8080', ONALTU_MODE: 'production', PUBLIC_URL: 'https://onaltu.example' }),
    ).toMatchObject({ port: 8080, mode: 'production' });
  });

  it.each([
    [{ PORT: 'eighty' }, 'PORT'],
    [{ PUBLIC_URL: 'not an address' }, 'PUBLIC_URL'],
    [{ SMTP_URL: 'http://mail' }, 'SMTP_URL'],
    [{ MASTER_KEY: 'short' }, 'MASTER_KEY'],
    [{ CONTEXT_KEY: undefined }, 'CONTEXT_KEY'],
    [{ ONALTU_MODE: 'prod' }, 'ONALTU_MODE'],
    [{ ONALTU_MODE: 'production', MASTER_KEY: '0'.repeat(64) }, 'an example secret'],
  ])('stops with the name of what is wrong: %j', (wrong, name) => {
    expect(() => readConfig({ ...secrets, ...wrong })).toThrow(new RegExp(`Wrong or missing configuration: .*${name}`));
  });
});

import { generateKeyPairSync } from 'node:crypto';
import { Client } from 'pg';

/** The address of one login in one database of the test server. */
export function urlOf(adminUrl: string, database: string, login?: string): string {
  const url = new URL(adminUrl);
  url.pathname = `/${database}`;
  if (login) {
    url.username = login;
    url.password = '';
  }
  return url.toString();
}

export async function asAdmin<T>(url: string, work: (admin: Client) => Promise<T>): Promise<T> {
  const admin = new Client({ connectionString: url });
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}

export function adminUrl(): string {
  const url = process.env['DATABASE_ADMIN_URL'];
  if (!url)
    throw new Error(
      'Set DATABASE_ADMIN_URL and REDIS_URL, or run the whole suite with npm test, which brings its own servers.',
    );
  return url;
}

/** The environment of one test file: its own database, files and queues, and secrets nobody else has. */
export function environmentOf(database: string, filesDir: string): Record<string, string> {
  const admin = adminUrl();
  const login = (name: string): string => urlOf(admin, database, `onaltu_${name}`);
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return {
    ONALTU_MODE: 'test',
    ONALTU_LOG_LEVEL: process.env['ONALTU_LOG_LEVEL'] ?? 'silent',
    ONALTU_QUEUE_PREFIX: database.replaceAll('_', '-'),
    DATABASE_NAME: database,
    DATABASE_URL_MIGRATOR: login('migrator'),
    DATABASE_URL_API: login('api'),
    DATABASE_URL_WORKER: login('worker'),
    DATABASE_URL_RELAY: login('relay'),
    DATABASE_URL_DEPARTMENT: login('department'),
    DATABASE_URL_PUBLIC: login('public'),
    CONTEXT_KEY: TEST_CONTEXT_KEY,
    MASTER_KEY: '2b'.repeat(32),
    SESSION_KEY: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    PUBLIC_URL: 'http://localhost:3000',
    TRUST_PROXY: '127.0.0.1', // so that a test can speak from many addresses
    FILES_DIR: filesDir,
    ...waits(),
    MAIL_REST_MS: '50',
    SCHEDULE_CHECK_MS: '200',
    LIVE_STREAM_MS: '300',
  };
}

/** The template database holds its context key: every copy of it is signed with this one. */
export const TEST_CONTEXT_KEY = '1a'.repeat(32);

/** The faults run at full length: the same tests, with waits as long as they are in use. */
export const AT_FULL_LENGTH = process.env['ONALTU_FAULTS'] === '1';

function waits(): Record<string, string> {
  return AT_FULL_LENGTH
    ? { REDISPATCH_AFTER_SECONDS: '20', JOB_LOCK_MS: '10000', JOB_BACKOFF_MS: '1000' }
    : { REDISPATCH_AFTER_SECONDS: '2', JOB_LOCK_MS: '2000', JOB_BACKOFF_MS: '50' };
}

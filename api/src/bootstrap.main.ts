import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { type Config, readConfig } from './config';

const SCRIPT = join(__dirname, '../../infra/postgres/bootstrap.sql');
const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

async function connected<T>(url: string, database: string | null, work: (client: Client) => Promise<T>): Promise<T> {
  const address = new URL(url);
  if (database) address.pathname = `/${database}`;
  const client = new Client({ connectionString: address.toString() });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Makes the database, its logins, identity, authentication and audit. Runs again without harm. */
export async function bootstrap(
  adminUrl: string,
  config: Pick<Config, 'databaseName' | 'contextKey' | 'contextKeyId' | 'mode'>,
): Promise<void> {
  const { databaseName: name, contextKey, contextKeyId, mode } = config;
  await connected(adminUrl, null, async (admin) => {
    const { rowCount } = await admin.query('select from pg_database where datname = $1', [name]);
    if (rowCount === 0) await admin.query(`create database ${quoted(name)} encoding 'UTF8' template template0`);
  });
  await connected(adminUrl, name, async (admin) => {
    await admin.query(await readFile(SCRIPT, 'utf8'));
    await admin.query(`insert into ctx.key (kid, k) values ($1, $2) on conflict (kid) do update set k = excluded.k`, [
      contextKeyId,
      Buffer.from(contextKey, 'hex'),
    ]);
    await admin.query(
      `insert into ctx.installation (tells_stories) values ($1) on conflict (one) do update set tells_stories = excluded.tells_stories`,
      [mode !== 'production'],
    );
  });
}

async function main(): Promise<void> {
  const config = readConfig();
  if (!config.databaseAdminUrl) throw new Error('Set DATABASE_ADMIN_URL to bootstrap a database.');
  await bootstrap(config.databaseAdminUrl, config);
}

if (require.main === module) void main().catch(fail);

function fail(error: unknown): void {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

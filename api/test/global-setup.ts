import { bootstrap } from '../src/bootstrap.main';
import { migrate } from '../src/platform/db/migrations';
import { adminUrl, TEST_CONTEXT_KEY, urlOf } from './test-database';

/** One migrated database for the whole run: each test file gets a copy in fifty milliseconds. */
export default async function globalSetup(): Promise<void> {
  const template = `onaltu_template_${process.pid}`;
  await bootstrap(adminUrl(), { databaseName: template, contextKey: TEST_CONTEXT_KEY, contextKeyId: 1, mode: 'test' });
  await migrate(urlOf(adminUrl(), template, 'onaltu_migrator'));
  process.env['ONALTU_TEMPLATE'] = template;
}

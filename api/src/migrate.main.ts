import { readConfig } from './config';
import { migrate } from './platform/db/migrations';

migrate(readConfig().databaseUrlMigrator)
  .then((names) => console.log(names.length === 0 ? 'The database is up to date.' : `Migrated: ${names.join(', ')}`))
  .catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });

import { NestFactory } from '@nestjs/core';
import { readConfig } from './config';
import { type DemoLogin, seedDemo } from './demo/small-demo';
import { HttpModule } from './http.module';

/** Fills an empty database with a small demo and prints its logins; a filled one is left as it is. */
async function main(): Promise<DemoLogin[]> {
  const config = readConfig();
  if (config.mode === 'production') throw new Error('Demo people have no place in production.');
  const app = await NestFactory.createApplicationContext(HttpModule, { logger: false, abortOnError: false });
  try {
    return await seedDemo(app, config);
  } finally {
    await app.close();
  }
}

main()
  .then((logins) => console.log(JSON.stringify({ logins })))
  .catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  });

import { NestFactory } from '@nestjs/core';
import { almatyDay, day } from '@onaltu/domain/clock/day';
import { type Config, readConfig } from './config';
import type { DemoLogin } from './demo/demo-login';
import { seedOblast, wholeOblast } from './demo/oblast-demo';
import { seedDemo } from './demo/small-demo';
import { HttpModule } from './http.module';

const SHOWN_EVERY = 25; // cases

/** Fills an empty database with a demo, `small` or `oblast`, and prints its logins; a filled one is left as it is. */
async function main([demo = 'small', until]: readonly string[]): Promise<DemoLogin[]> {
  const config = readConfig();
  if (config.mode === 'production') throw new Error('Demo people have no place in production.');
  const app = await NestFactory.createApplicationContext(HttpModule, { logger: false, abortOnError: false });
  try {
    return demo === 'oblast' ? await oblast(app, config, until) : await seedDemo(app, config);
  } finally {
    await app.close();
  }
}

/** The oblast until a day, today's by default; how far it is stands on stderr. */
function oblast(app: Parameters<typeof seedOblast>[0], config: Config, until?: string): Promise<DemoLogin[]> {
  const wanted = wholeOblast(until ? day(until) : almatyDay(new Date()));
  const told = { cases: 0 };
  const onRegistered = (): void => {
    told.cases++;
    if (told.cases % SHOWN_EVERY === 0) console.error(`  ${told.cases} of about ${wanted.cases} cases`);
  };
  return seedOblast(app, config, { ...wanted, onRegistered });
}

main(process.argv.slice(2))
  .then((logins) => console.log(JSON.stringify({ logins })))
  .catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  });

import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DatabaseModule } from './platform/db/database.module';
import { RetryJobs } from './platform/jobs/retry-jobs';
import { PlatformModule } from './platform/platform.module';

@Module({ imports: [DatabaseModule.of('worker'), PlatformModule], providers: [RetryJobs] })
class RetryModule {}

/** Hands work that died over once more and prints what it was. */
async function main(): Promise<void> {
  const app = await NestFactory.createApplicationContext(RetryModule, { logger: false, abortOnError: false });
  try {
    const retried = await app.get(RetryJobs).retry();
    for (const { id, queue, ownerId } of retried) console.log(`${queue} ${id} of ${ownerId}: handed over again`);
    console.log(retried.length === 0 ? 'No job is dead.' : `${retried.length} handed over; the worker takes them.`);
  } finally {
    await app.close();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});

import { type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Config } from '../config';
import { CaseFilesRecords } from '../features/case-files/case-files.module';
import { ConclusionsWorkerModule } from '../features/conclusions/conclusions.module';
import { FoldStatisticsTicker } from '../features/statistics/fold-statistics.ticker';
import { SnapshotTicker } from '../features/statistics/snapshot.ticker';
import { StatisticsWorkerModule } from '../features/statistics/statistics.module';
import { ChainAuditTicker } from '../platform/audit/chain-audit.ticker';
import { systemActor } from '../platform/auth/actor';
import { DatabaseModule } from '../platform/db/database.module';
import { statement } from '../platform/db/statement';
import { TenantDb } from '../platform/db/tenant-db';
import type { Processor } from '../platform/jobs/processor';
import { RunJob } from '../platform/jobs/run-job';
import { PlatformJobsModule, PlatformModule } from '../platform/platform.module';
import { MailDrain } from './mail-drain';

/** The worker's jobs without its queues. */
@Module({
  imports: [
    DatabaseModule.of('worker'),
    PlatformModule,
    PlatformJobsModule,
    CaseFilesRecords,
    ConclusionsWorkerModule,
    StatisticsWorkerModule,
  ],
})
class StoryJobsModule {}

/** So many frozen months of children a demo has. */
const MONTHS_SHOWN = 3;

type Waiting = { id: string; queue: string };
const WAITING = statement<Waiting>(
  'select id, queue from outbox where done_at is null and (not_before is null or not_before <= now()) order by id',
);

/** Does what the acts of a story ask for, at the story's own moment: the same processors the worker has, by the same runner. */
export class StoryJobs {
  private readonly processors: ReadonlyMap<string, Processor>;

  private constructor(
    private readonly app: INestApplicationContext,
    private readonly drain: MailDrain,
  ) {
    const known = app.get(RunJob).processors();
    this.processors = new Map(known.map(({ mark, processor }) => [mark.queue, processor]));
  }

  static async open(): Promise<StoryJobs> {
    const drain = await MailDrain.open();
    const app = await NestFactory.createApplicationContext(StoryJobsModule, { logger: false, abortOnError: false });
    app.get(Config).smtpUrl = drain.url;
    return new StoryJobs(app, drain);
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.drain.close();
  }

  /** Until nothing of this owner waits any more: one job may ask for another. */
  async settle(ownerId: string, at: Date): Promise<void> {
    for (;;) {
      const [waiting] = await this.app.get(TenantDb).ask(systemActor(ownerId), WAITING);
      if (waiting.length === 0) return;
      await Promise.all(waiting.map((job) => this.run(job, at)));
    }
  }

  /** What the schedules would have done meanwhile. */
  async catchUp(): Promise<void> {
    await this.app.get(FoldStatisticsTicker).tick();
    await this.app.get(SnapshotTicker).tick(MONTHS_SHOWN);
    await this.app.get(ChainAuditTicker, { strict: false }).tick();
  }

  private run({ id, queue }: Waiting, at: Date): Promise<void> {
    const processor = this.processors.get(queue);
    if (!processor) throw new Error(`nobody does ${queue}`);
    return this.app.get(RunJob).run(id, processor, at);
  }
}

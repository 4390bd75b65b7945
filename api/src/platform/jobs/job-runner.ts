import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { type Job, UnrecoverableError, Worker } from 'bullmq';
import { Config } from '../../config';
import { RelayDb } from '../db/relay-db';
import { TenantDb } from '../db/tenant-db';
import { Log } from '../log/log';
import { Metrics } from '../metrics/metrics';
import { OutboxRelay } from '../outbox/outbox.relay';
import { bareError } from './bare-error';
import type { Dispatched } from './job';
import type { Processor, ProcessesMark } from './processor';
import { Queues } from './queues';
import { RunJob } from './run-job';

const MAX_STALLED = 1; // BullMQ fails a job that kills its worker twice, whatever `attempts` says
const STALLED_CHECK = 2;

const rethrowBare = (error: unknown): never => {
  throw bareError(error);
};

/** What the runner needs beside its queues and its data. */
@Injectable()
export class JobRunSettings {
  constructor(
    readonly config: Config,
    readonly log: Log,
    readonly metrics: Metrics,
    readonly relay: RelayDb,
  ) {}
}

/** Takes jobs from their queues and has each done, tried again or buried. */
@Injectable()
export class JobRunner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly workers: Worker<Dispatched>[] = [];

  constructor(
    private readonly runJob: RunJob,
    private readonly db: TenantDb,
    private readonly queues: Queues,
    private readonly runs: JobRunSettings,
    private readonly relay: OutboxRelay,
  ) {}

  onApplicationBootstrap(): void {
    for (const { mark, processor } of this.runJob.processors()) this.workers.push(this.start(mark, processor));
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.close()));
  }

  private start({ queue, concurrency }: ProcessesMark, processor: Processor): Worker<Dispatched> {
    const lockDuration = this.runs.config.jobLockMs;
    const worker = new Worker<Dispatched>(queue, (job) => this.process(job, processor).catch(rethrowBare), {
      connection: this.queues.connect({ maxRetriesPerRequest: null }),
      prefix: this.queues.prefix,
      concurrency,
      lockDuration,
      stalledInterval: lockDuration / STALLED_CHECK,
      maxStalledCount: MAX_STALLED,
    });
    this.makeRoom(worker, queue, concurrency);
    worker.on('error', (error) => this.runs.log.warn({ queue, err: error }, 'worker'));
    worker.on(
      'failed',
      (job, error) =>
        void this.bury(job, error).catch((fault: unknown) => this.runs.log.error({ queue, err: fault }, 'dead letter')),
    );
    return worker;
  }

  /** The relay keeps the queue short: it hears when there is room. */
  private makeRoom(worker: Worker<Dispatched>, queue: string, concurrency: number): void {
    this.relay.serve(queue, concurrency);
    worker.on('completed', () => this.relay.through(queue));
    worker.on('failed', () => this.relay.through(queue));
    worker.on('drained', () => this.relay.ranDry(queue));
  }

  private async process({ data: { outboxId }, queueName }: Job<Dispatched>, processor: Processor): Promise<void> {
    const stop = this.runs.metrics.jobSeconds.startTimer({ queue: queueName });
    await this.runJob.run(outboxId, processor);
    stop();
  }

  /** A job that will not be tried again leaves a row somebody sees; nothing is retried for ever. */
  private async bury(job: Job<Dispatched> | undefined, error: Error): Promise<void> {
    if (!job) return;
    const last = job.attemptsMade >= (job.opts.attempts ?? 1) || error instanceof UnrecoverableError;
    this.runs.log.warn(
      { queue: job.queueName, outbox: job.data.outboxId, attempt: job.attemptsMade, last, err: error },
      'job failed',
    );
    const actor = last ? await this.runJob.claim(job.data.outboxId) : null;
    if (!actor) return;
    await this.db.as(actor, async (tx) => {
      await tx.query('update outbox set failed_at = now() where id = $1', [job.data.outboxId]);
      await tx.query(
        `insert into dead_letter (outbox_id, queue, reason, attempts) values ($1, $2, $3, $4)
         on conflict (owner_id, outbox_id) do update set reason = excluded.reason, attempts = excluded.attempts, died_at = now(), retried_at = null`,
        [job.data.outboxId, job.queueName, error.name.slice(0, 500), job.attemptsMade],
      );
    });
    this.runs.metrics.deadLetters.inc({ queue: job.queueName });
  }
}

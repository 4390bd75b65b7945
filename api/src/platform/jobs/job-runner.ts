import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService, Reflector } from '@nestjs/core';
import { type Job, UnrecoverableError, Worker } from 'bullmq';
import { Config } from '../../config';
import { type Actor, systemActor } from '../auth/actor';
import { RelayDb } from '../db/relay-db';
import { TenantDb } from '../db/tenant-db';
import { Log } from '../log/log';
import { Metrics } from '../metrics/metrics';
import { bareError } from './bare-error';
import type { Dispatched } from './job';
import { NotYet, type Processor, PROCESSES, type ProcessesMark } from './processor';
import { Queues } from './queues';

const MAX_STALLED = 1; // BullMQ fails a job that kills its worker twice, whatever `attempts` says
const STALLED_CHECK = 2;

const notYet = (error: unknown): NotYet => {
  if (error instanceof NotYet) return error;
  throw error;
};
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

/** Runs the jobs: the outbox row says whose work it is, the processor does it inside that owner's walls. */
@Injectable()
export class JobRunner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly workers: Worker<Dispatched>[] = [];

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly reflector: Reflector,
    private readonly db: TenantDb,
    private readonly queues: Queues,
    private readonly runs: JobRunSettings,
  ) {}

  onApplicationBootstrap(): void {
    for (const { instance } of this.discovery.getProviders()) {
      const type = (instance as object | null)?.constructor;
      const mark = type ? this.reflector.get<ProcessesMark | undefined>(PROCESSES, type) : undefined;
      if (mark) this.workers.push(this.start(mark, instance as Processor));
    }
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
    worker.on('error', (error) => this.runs.log.warn({ queue, err: error }, 'worker'));
    worker.on(
      'failed',
      (job, error) =>
        void this.bury(job, error).catch((fault: unknown) => this.runs.log.error({ queue, err: fault }, 'dead letter')),
    );
    return worker;
  }

  private async process({ data: { outboxId }, queueName }: Job<Dispatched>, processor: Processor): Promise<void> {
    const stop = this.runs.metrics.jobSeconds.startTimer({ queue: queueName });
    const actor = await this.claim(outboxId);
    if (!actor) return;
    const data = await this.db.as(actor, async (tx) => {
      const [row] = await tx.query<{ data: object }[]>('select data from outbox where id = $1', [outboxId]);
      return row?.data;
    });
    if (!data) throw new UnrecoverableError('the outbox row is not its owner’s');
    const later = await processor.run(actor, data).catch(notYet);
    await this.db.as(actor, (tx) =>
      later
        ? tx.query('update outbox set dispatched_at = null, not_before = $2 where id = $1 and done_at is null', [
            outboxId,
            later.until,
          ])
        : tx.query('update outbox set done_at = now() where id = $1 and done_at is null', [outboxId]),
    );
    stop();
  }

  /** Whose work it is, from the row and not from Redis; null when it is done. */
  private async claim(outboxId: string): Promise<Actor | null> {
    const row = await this.runs.relay.ownerOf(outboxId);
    return row && systemActor(row.ownerId, row.scope);
  }

  /** A job that will not be tried again leaves a row somebody sees; nothing is retried for ever. */
  private async bury(job: Job<Dispatched> | undefined, error: Error): Promise<void> {
    if (!job) return;
    const last = job.attemptsMade >= (job.opts.attempts ?? 1) || error instanceof UnrecoverableError;
    this.runs.log.warn(
      { queue: job.queueName, outbox: job.data.outboxId, attempt: job.attemptsMade, last, err: error },
      'job failed',
    );
    const actor = last ? await this.claim(job.data.outboxId) : null;
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

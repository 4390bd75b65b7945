import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService, Reflector } from '@nestjs/core';
import { Worker } from 'bullmq';
import { Log } from '../log/log';
import { TICKS, type Ticker } from './processor';
import { Queues } from './queues';
import { type Schedule, SCHEDULES } from './schedules';

const QUEUE = 'schedule.tick';

/** Keeps the list of schedules in Redis and hands each tick to its class. */
@Injectable()
export class Scheduler implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private worker?: Worker;

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly reflector: Reflector,
    private readonly queues: Queues,
    private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    const tickers = this.tickers();
    const connection = this.queues.connect({ maxRetriesPerRequest: null });
    // Redis may have been wiped while we were away: the list is written again at each connection.
    connection.on(
      'ready',
      () => void this.register().catch((error: unknown) => this.log.warn({ err: error }, 'schedules')),
    );
    this.worker = new Worker(QUEUE, async (job) => tickers.get(job.name as Schedule)?.tick(), {
      connection,
      prefix: this.queues.prefix,
    });
    this.worker.on('error', (error) => this.log.warn({ err: error }, 'schedules'));
    this.worker.on('failed', (job, error) => this.log.error({ schedule: job?.name, err: error }, 'tick failed'));
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.worker?.close();
  }

  private tickers(): Map<Schedule, Ticker> {
    const found = new Map<Schedule, Ticker>();
    for (const { instance } of this.discovery.getProviders()) {
      const type = (instance as object | null)?.constructor;
      const schedule = type ? this.reflector.get<Schedule | undefined>(TICKS, type) : undefined;
      if (schedule) found.set(schedule, instance as Ticker);
    }
    return found;
  }

  private async register(): Promise<void> {
    const queue = this.queues.of(QUEUE);
    for (const { name, cron, zone } of SCHEDULES)
      await queue.upsertJobScheduler(name, { pattern: cron, tz: zone }, { name });
  }
}

import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService, Reflector } from '@nestjs/core';
import { Worker } from 'bullmq';
import { Config } from '../../config';
import { Log } from '../log/log';
import { bareError } from './bare-error';
import { TICKS, type Ticker } from './processor';
import { Queues } from './queues';
import { type Schedule, SCHEDULE_QUEUE, type Scheduled, SCHEDULES } from './schedules';

/** Keeps the list of schedules in Redis and hands each tick to its class. */
@Injectable()
export class Scheduler implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private worker?: Worker;
  private timer?: NodeJS.Timeout;
  private readonly queue;

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly reflector: Reflector,
    private readonly queues: Queues,
    private readonly config: Config,
    private readonly log: Log,
  ) {
    this.queue = queues.of(SCHEDULE_QUEUE);
  }

  onApplicationBootstrap(): void {
    const tickers = this.tickers();
    const connection = this.queues.connect({ maxRetriesPerRequest: null });
    const look = (work: Promise<void>): void =>
      void work.catch((error: unknown) => this.log.warn({ err: error }, 'schedules'));
    connection.on('ready', () => look(this.register(SCHEDULES)));
    this.timer = setInterval(() => look(this.restore()), this.config.scheduleCheckMs);
    this.worker = new Worker(SCHEDULE_QUEUE, (job) => this.tick(tickers.get(job.name as Schedule)), {
      connection,
      prefix: this.queues.prefix,
    });
    this.worker.on('error', (error) => this.log.warn({ err: error }, 'schedules'));
    this.worker.on('failed', (job, error) => this.log.error({ schedule: job?.name, err: error }, 'tick failed'));
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
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

  private async tick(ticker?: Ticker): Promise<void> {
    try {
      await ticker?.tick();
    } catch (error) {
      throw bareError(error);
    }
  }

  private async register(schedules: readonly Scheduled[]): Promise<void> {
    for (const { name, cron, zone } of schedules)
      await this.queue.upsertJobScheduler(name, { pattern: cron, tz: zone }, { name });
  }

  /** Redis may be wiped at any moment. What is there is left alone: writing it anew could skip a tick that is due. */
  private async restore(): Promise<void> {
    const known = new Set((await this.queue.getJobSchedulers()).map(({ key }) => key));
    await this.register(SCHEDULES.filter(({ name }) => !known.has(name)));
  }
}

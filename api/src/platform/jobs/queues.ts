import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Queue } from 'bullmq';
import Redis from 'ioredis';
import { Config } from '../../config';
import { Log } from '../log/log';
import type { Dispatched } from './job';

export const ATTEMPTS = 5;

/** The queues' connections. A producer fails fast when Redis is away: the outbox row simply waits. */
@Injectable()
export class Queues implements OnApplicationShutdown {
  private readonly queues = new Map<string, Queue<Dispatched>>();
  private readonly connections: Redis[] = [];
  private readonly producer: Redis;

  constructor(
    private readonly config: Config,
    private readonly log: Log,
  ) {
    this.producer = this.connect({
      enableOfflineQueue: false,
      maxRetriesPerRequest: 1,
      connectTimeout: 3000,
      commandTimeout: config.redisTimeoutMs,
    });
  }

  get prefix(): string {
    return this.config.queuePrefix;
  }

  /** A connection for workers waits for Redis as long as it takes. */
  connect(options: {
    enableOfflineQueue?: boolean;
    maxRetriesPerRequest: number | null;
    connectTimeout?: number;
    commandTimeout?: number;
  }): Redis {
    const redis = new Redis(this.config.redisUrl, {
      ...options,
      retryStrategy: (tries) => Math.min(tries * 100, 2000),
    });
    this.connections.push(redis);
    redis.on('error', (error: Error) => this.log.warn({ redis: error.message }, 'redis'));
    return redis;
  }

  of(name: string): Queue<Dispatched> {
    const known = this.queues.get(name);
    if (known) return known;
    const queue = new Queue<Dispatched>(name, {
      connection: this.producer,
      prefix: this.prefix,
      defaultJobOptions: {
        attempts: ATTEMPTS,
        backoff: { type: 'exponential', delay: this.config.jobBackoffMs, jitter: 0.5 },
        removeOnComplete: true, // a job's id is free again as soon as BullMQ is through with it
        removeOnFail: true,
      },
    });
    queue.on('error', () => undefined); // said once by the connection
    this.queues.set(name, queue);
    return queue;
  }

  /** Last of all: workers and relay have stopped before. */
  async onApplicationShutdown(): Promise<void> {
    await Promise.all([...this.queues.values()].map((queue) => queue.close().catch(() => undefined)));
    for (const redis of this.connections) redis.disconnect();
  }
}

import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Queue, type QueueOptions } from 'bullmq';
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
  private shared?: Redis;

  constructor(
    private readonly config: Config,
    private readonly log: Log,
  ) {}

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
    return this.queues.get(name) ?? this.keep(name, new Queue<Dispatched>(name, this.options()));
  }

  /** For who only looks: not even the queue's own settings are written. */
  watched(name: string): Queue<Dispatched> {
    const options = { ...this.options(), skipMetasUpdate: true };
    return this.queues.get(`watched ${name}`) ?? this.keep(`watched ${name}`, new Queue<Dispatched>(name, options));
  }

  private options(): QueueOptions {
    return {
      connection: this.producer(),
      prefix: this.prefix,
      defaultJobOptions: {
        attempts: ATTEMPTS,
        backoff: { type: 'exponential', delay: this.config.jobBackoffMs, jitter: 0.5 },
        removeOnComplete: true, // a job's id is free again as soon as BullMQ is through with it
        removeOnFail: true,
      },
    };
  }

  private keep(key: string, queue: Queue<Dispatched>): Queue<Dispatched> {
    queue.on('error', () => undefined); // said once by the connection
    this.queues.set(key, queue);
    return queue;
  }

  /** One connection for all that hand over or look, made when the first of them comes. */
  private producer(): Redis {
    return (this.shared ??= this.connect({
      enableOfflineQueue: false,
      maxRetriesPerRequest: 1,
      connectTimeout: 3000,
      commandTimeout: this.config.redisTimeoutMs,
    }));
  }

  /** Last of all: workers and relay have stopped before. */
  async onApplicationShutdown(): Promise<void> {
    await Promise.all([...this.queues.values()].map((queue) => queue.close().catch(() => undefined)));
    for (const redis of this.connections) redis.disconnect();
  }
}

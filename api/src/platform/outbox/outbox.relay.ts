import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { Config } from '../../config';
import { RELAY_LOGIN } from '../db/logins';
import { Queues } from '../jobs/queues';
import { Log } from '../log/log';

const EVERY_MS = 1000;
const BATCH = 100;
const AT_ONCE = 'outbox';

type Waiting = { id: string; queue: string; dispatches: number };

// Rows nobody dispatched yet, and rows whose job went missing: Redis may be wiped at any moment.
const TAKE = `
  with waiting as (
    select id from core.outbox
    where (dispatched_at is null or (done_at is null and failed_at is null and dispatched_at < now() - make_interval(secs => $1)))
    order by id limit ${BATCH} for update skip locked)
  update core.outbox o set dispatched_at = now(), dispatches = o.dispatches + 1 from waiting w where o.id = w.id
  returning o.id, o.queue, o.dispatches`;

/** Carries outbox rows to their queues. The one place that adds a job. */
@Injectable()
export class OutboxRelay implements OnApplicationBootstrap, OnApplicationShutdown {
  private listener?: Client;
  private timer?: NodeJS.Timeout;
  private running?: Promise<void>;
  private again = false;
  private stopped = false;

  constructor(
    @InjectDataSource(RELAY_LOGIN) private readonly dataSource: DataSource,
    private readonly queues: Queues,
    private readonly config: Config,
    private readonly log: Log,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.timer = setInterval(() => this.wake(), EVERY_MS);
    await this.listen();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.running;
    await this.listener?.end().catch(() => undefined);
  }

  /** Relays until nothing waits. A wake-up during a run means one more look. */
  wake(): void {
    this.again = true;
    this.running ??= this.run().finally(() => (this.running = undefined));
  }

  private async run(): Promise<void> {
    while (this.again && !this.stopped) {
      this.again = false;
      try {
        if ((await this.relayOnce()) === BATCH) this.again = true;
      } catch (error) {
        this.log.warn({ err: error }, 'the relay waits');
      }
    }
  }

  /** One batch: taken, added, marked, or none of it. */
  async relayOnce(): Promise<number> {
    return this.dataSource.transaction(async (tx) => {
      const [rows] = await tx.query<[Waiting[], number]>(TAKE, [this.config.redispatchAfterSeconds]);
      for (const { id, queue, dispatches } of rows) {
        await this.queues.of(queue).add(queue, { outboxId: id }, { jobId: `${queue}-${id}-${dispatches}` });
      }
      return rows.length;
    });
  }

  /** Hears of new rows at once; the poll is the safety net while the connection is away. */
  private async listen(): Promise<void> {
    const listener = new Client({ connectionString: this.config.databaseUrlRelay, application_name: 'onaltu-relay-listen' });
    listener.on('notification', () => this.wake());
    listener.on('error', () => {
      this.listener = undefined;
      if (!this.stopped) setTimeout(() => void this.listen(), EVERY_MS).unref();
    });
    try {
      await listener.connect();
      await listener.query(`listen ${AT_ONCE}`);
      this.listener = listener;
    } catch (error) {
      this.log.warn({ err: error }, 'the relay cannot listen');
      if (!this.stopped) setTimeout(() => void this.listen(), EVERY_MS).unref();
    }
  }
}

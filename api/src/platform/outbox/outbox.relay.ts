import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { BATCH, RelayDb } from '../db/relay-db';
import { Queues } from '../jobs/queues';
import { Log } from '../log/log';

const EVERY_MS = 1000;

// One id a row: what BullMQ still holds is not added a second time.
const jobOf = (name: string, outboxId: string) => ({
  name,
  data: { outboxId },
  opts: { jobId: `${name}-${outboxId}` },
});

/** Carries outbox rows to their queues. The one place that adds a job. */
@Injectable()
export class OutboxRelay implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private stopListening?: () => Promise<void>;
  private listenAgain?: NodeJS.Timeout;
  private timer?: NodeJS.Timeout;
  private running?: Promise<void>;
  private again = false;
  private stopped = false;

  constructor(
    private readonly db: RelayDb,
    private readonly queues: Queues,
    private readonly log: Log,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.timer = setInterval(() => this.wake(), EVERY_MS);
    await this.listen();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.running;
    await this.stopListening?.().catch(() => undefined);
  }

  /** Relays until nothing waits. A wake-up during a run means one more look. */
  wake(): void {
    this.again = true;
    this.running ??= this.run().finally(() => (this.running = undefined));
  }

  /** One batch: taken, added, marked, or none of it. */
  async relayOnce(): Promise<number> {
    return this.db.relay(async (rows) => {
      for (const [queue, waiting] of Map.groupBy(rows, (row) => row.queue)) {
        await this.queues.of(queue).addBulk(waiting.map(({ id }) => jobOf(queue, id)));
      }
    });
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

  /** Hears of new rows at once; the poll is the safety net while the connection is away. */
  private async listen(): Promise<void> {
    this.listenAgain = undefined;
    const later = (): void => {
      this.stopListening = undefined;
      if (!this.stopped) this.listenAgain ??= setTimeout(() => void this.listen(), EVERY_MS).unref(); // one lost line is told twice
    };
    try {
      this.stopListening = await this.db.listen(() => this.wake(), later);
    } catch (error) {
      this.log.warn({ err: error }, 'the relay cannot listen');
      later();
    }
  }
}

import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { RelayDb } from '../db/relay-db';
import { NOBODY, type Room, type Taken } from '../db/turns';
import { Queues } from '../jobs/queues';
import { Log } from '../log/log';

const EVERY_MS = 1000;
/** So many jobs for each that is done at a time stand in Redis; the rest waits in the outbox, where owners take turns. */
const AHEAD = 10;

// One id a row: what BullMQ still holds is not added a second time.
const jobOf = (name: string, outboxId: string) => ({
  name,
  data: { outboxId },
  opts: { jobId: `${name}-${outboxId}` },
});

/**
 * Carries outbox rows to their queues, an owner's after another's. The one place that adds a job.
 * Redis is first in, first out: only a short queue lets somebody who comes late be served soon.
 */
@Injectable()
export class OutboxRelay implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly depths = new Map<string, number>();
  private readonly served = new Map<string, string>();
  /** Full queues, and how many more jobs of each are to end before another look. */
  private readonly full = new Map<string, number>();
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

  /** This process does so many jobs of a queue at a time. */
  serve(queue: string, atATime: number): void {
    this.depths.set(queue, atATime * AHEAD);
  }

  /** A job is through: when half of a full queue is, the next ones follow. */
  through(queue: string): void {
    const left = this.full.get(queue);
    if (left === undefined) return;
    if (left > 1) this.full.set(queue, left - 1);
    else this.ranDry(queue);
  }

  /** Nothing waits in Redis any more. */
  ranDry(queue: string): void {
    if (this.full.delete(queue)) this.wake();
  }

  /** What there is room for: taken, added, marked, or none of it. */
  async relayOnce(): Promise<number> {
    const rooms = await this.rooms(await this.db.waitedFor());
    return rooms.length === 0 ? 0 : this.db.relay(rooms, (rows) => this.handOver(rows));
  }

  private async rooms(queues: readonly string[]): Promise<Room[]> {
    const rooms = await Promise.all(
      queues.map(async (queue) => {
        const depth = this.depths.get(queue) ?? AHEAD;
        const room = depth - (await this.queues.of(queue).getWaitingCount());
        if (room <= 0) this.full.set(queue, depth / 2);
        return { queue, room, after: this.served.get(queue) ?? NOBODY };
      }),
    );
    return rooms.filter(({ room }) => room > 0);
  }

  private async handOver(rows: readonly Taken[]): Promise<void> {
    for (const [queue, taken] of Map.groupBy(rows, (row) => row.queue)) {
      const inTurn = taken.toSorted((a, b) => a.turn - b.turn || a.nth - b.nth);
      await this.queues.of(queue).addBulk(inTurn.map(({ id }) => jobOf(queue, id)));
      const last = taken.reduce((a, b) => (b.nth > a.nth ? b : a));
      this.served.set(queue, last.ownerId);
    }
  }

  private async run(): Promise<void> {
    while (this.again && !this.stopped) {
      this.again = false;
      try {
        if ((await this.relayOnce()) > 0) this.again = true;
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

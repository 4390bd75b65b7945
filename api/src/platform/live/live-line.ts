import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Client } from 'pg';
import { Config } from '../../config';
import { Log } from '../log/log';

/** What changed at a provider: nothing but where to look again. */
export type Change = { topic: string; id: string };
type Listener = (change: Change) => void;

const CHANNEL = 'live';
const AGAIN_MS = 1_000;
/** After a gap nobody knows what was missed: everything is looked at again. */
const EVERYTHING: Change = { topic: 'everything', id: '' };

/** One line of this process to the database, and whoever has a page open here. */
@Injectable()
export class LiveLine implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly listeners = new Map<string, Set<Listener>>();
  private readonly ends = new Set<() => void>();
  private client?: Client;
  private later?: NodeJS.Timeout;
  private stopped = false;

  constructor(
    private readonly config: Config,
    private readonly log: Log,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.connect(false);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.later);
    for (const end of this.ends) end();
    await this.client?.end().catch(() => undefined);
  }

  /** Hears of one provider's changes until the answer is called; `onEnd` is called when the process stops. */
  hear(ownerId: string, listener: Listener, onEnd: () => void): () => void {
    const own = this.listeners.get(ownerId) ?? new Set();
    this.listeners.set(ownerId, own.add(listener));
    this.ends.add(onEnd);
    return () => {
      this.ends.delete(onEnd);
      own.delete(listener);
      if (own.size === 0) this.listeners.delete(ownerId);
    };
  }

  private async connect(missed: boolean): Promise<void> {
    const client = new Client({ connectionString: this.config.databaseUrlApi, application_name: 'onaltu-live' });
    const lost = (): void => {
      client.removeAllListeners('end');
      if (!this.stopped) this.later ??= setTimeout(() => this.again(), AGAIN_MS).unref();
    };
    client.on('notification', ({ payload }) => this.tell(payload ?? ''));
    client.on('error', lost).on('end', lost);
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
      this.client = client;
      if (missed) for (const own of this.listeners.values()) for (const listener of own) listener(EVERYTHING);
    } catch (error) {
      this.log.warn({ err: error }, 'pages hear nothing for a moment');
      await client.end().catch(() => undefined);
      lost();
    }
  }

  private again(): void {
    this.later = undefined;
    void this.connect(true);
  }

  private tell(payload: string): void {
    const [ownerId = '', topic = '', id = ''] = payload.split(' ');
    for (const listener of this.listeners.get(ownerId) ?? []) listener({ topic, id });
  }
}

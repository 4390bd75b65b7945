import { DataSource } from 'typeorm';
import { Config } from '../src/config';
import { RelayDb } from '../src/platform/db/relay-db';
import { Queues } from '../src/platform/jobs/queues';
import { Log } from '../src/platform/log/log';
import { OutboxRelay } from '../src/platform/outbox/outbox.relay';
import type { TestApp } from './harness';

/** The relay's own login in this file's database. */
export async function asRelay<T>(app: TestApp, work: (source: DataSource) => Promise<T>): Promise<T> {
  const url = app.http.get(Config).databaseUrlRelay;
  const source = await new DataSource({ type: 'postgres', url }).initialize();
  try {
    return await work(source);
  } finally {
    await source.destroy();
  }
}

/** Relays as several workers have them, each on the relay’s own login; nobody runs the jobs of `queue`. */
export async function withRelays(
  app: TestApp,
  { count, queue, ...changed }: Partial<Config> & { count: number; queue: string },
  work: (relays: OutboxRelay[]) => Promise<void>,
): Promise<void> {
  const config = Object.assign(new Config(), app.http.get(Config), changed);
  const log = app.http.get(Log);
  const queues = Array.from({ length: count }, () => new Queues(config, log));
  try {
    await Promise.all(queues.map((one) => one.of(queue).waitUntilReady()));
    await asRelay(app, (source) => work(queues.map((one) => new OutboxRelay(new RelayDb(source, config), one, log))));
  } finally {
    await Promise.all(queues.map((one) => one.onApplicationShutdown()));
  }
}

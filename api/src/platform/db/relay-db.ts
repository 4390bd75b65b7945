import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { Config } from '../../config';
import type { Scope } from '../auth/actor';
import { ask } from './batch';
import { RELAY_LOGIN } from './logins';
import { statement } from './statement';

export type Waiting = { id: string; queue: string };
export type Dead = { id: string; queue: string; ownerId: string; scope: Scope };
export const BATCH = 500;
const CHANNEL = 'outbox';

// Rows nobody dispatched yet, and rows whose job went missing: Redis may be wiped at any moment.
const TAKE = `
  with waiting as (
    select id from core.outbox
    where done_at is null and failed_at is null
      and ((dispatched_at is null and (not_before is null or not_before <= now())) or dispatched_at < now() - make_interval(secs => $1))
    order by id limit ${BATCH} for update skip locked)
  update core.outbox o set dispatched_at = now(), dispatches = o.dispatches + 1 from waiting w where o.id = w.id
  returning o.id, o.queue`;

const OWNER = 'select owner_id as "ownerId", scope from core.outbox where id = $1 and done_at is null';

/** The relay's own login: it sees whose work waits and in which queue, never what it is about. */
@Injectable()
export class RelayDb {
  constructor(
    @InjectDataSource(RELAY_LOGIN) private readonly dataSource: DataSource,
    private readonly config: Config,
  ) {}

  /** Takes a batch of waiting rows and hands them over; if that fails, they wait on as if nothing had been. */
  async relay(handOver: (rows: readonly Waiting[]) => Promise<void>): Promise<number> {
    return this.dataSource.transaction(async (tx) => {
      const [rows] = await tx.query<[Waiting[], number]>(TAKE, [this.config.redispatchAfterSeconds]);
      await handOver(rows);
      return rows.length;
    });
  }

  /** Whose work an outbox row is, or null when it is done. */
  async ownerOf(outboxId: string): Promise<{ ownerId: string; scope: Scope } | null> {
    const [[row]] = await ask(this.dataSource, statement<{ ownerId: string; scope: Scope }>(OWNER, [outboxId]));
    return row ?? null;
  }

  /** Work that died: its number, its queue and its owner. */
  async dead(): Promise<Dead[]> {
    return this.dataSource.query(
      'select id, queue, owner_id as "ownerId", scope from core.outbox where failed_at is not null and done_at is null order by id',
    );
  }

  /** Calls at each new row, until the connection goes; answers how to stop listening. */
  async listen(onRow: () => void, onLost: () => void): Promise<() => Promise<void>> {
    const client = new Client({
      connectionString: this.config.databaseUrlRelay,
      application_name: 'onaltu-relay-listen',
    });
    client.on('notification', onRow);
    client.on('error', onLost);
    await client.connect();
    await client.query(`listen ${CHANNEL}`);
    return () => client.end();
  }
}

import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { Config } from '../../config';
import type { Scope } from '../auth/actor';
import { Act } from './act';
import { ask } from './batch';
import { RELAY_LOGIN } from './logins';
import { statement } from './statement';
import { missing, type Room, take, type Taken, WAITED_FOR } from './turns';

export type Dead = { id: string; queue: string; ownerId: string; scope: Scope };
const CHANNEL = 'outbox';

const OWNER = 'select owner_id as "ownerId", scope from core.outbox where id = $1 and done_at is null';

/** The relay's own login: it sees whose work waits and in which queue, never what it is about. */
@Injectable()
export class RelayDb {
  constructor(
    @InjectDataSource(RELAY_LOGIN) private readonly dataSource: DataSource,
    private readonly config: Config,
  ) {}

  /** Queues that something waits for. */
  async waitedFor(): Promise<string[]> {
    const [, queues] = await ask(this.dataSource, missing(this.config.redispatchAfterSeconds), WAITED_FOR);
    return queues.map(({ queue }) => queue);
  }

  /** Takes what is next and hands it over; if that fails, it waits on as if nothing had been. */
  async relay(rooms: readonly Room[], handOver: (rows: readonly Taken[]) => Promise<void>): Promise<number> {
    const act = Act.on(this.dataSource);
    try {
      const [rows] = await act.begin(take(rooms));
      await handOver(rows);
      await act.commit();
      return rows.length;
    } catch (error) {
      await act.rollback();
      throw error;
    } finally {
      await act.release();
    }
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

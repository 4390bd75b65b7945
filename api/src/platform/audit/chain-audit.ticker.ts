import { almatyDay } from '@onaltu/domain/clock/day';
import { FileStore } from '../files/file-store';
import { TenantDb } from '../db/tenant-db';
import { OnTick, type Ticker } from '../jobs/processor';
import { Log } from '../log/log';

const ROWS = 20_000; // a call: a few seconds, far from the login's statement_timeout

type Head = { owner_id: string; seq: string; hash: string };

/** Chains the day's audit rows and keeps each chain's head outside the database, where a rewritten history cannot reach it. */
@OnTick('audit.chain')
export class ChainAuditTicker implements Ticker {
  constructor(
    private readonly db: TenantDb,
    private readonly files: FileStore,
    private readonly log: Log,
  ) {}

  async tick(rows = ROWS): Promise<void> {
    const newest = new Map<string, Head>();
    for (;;) {
      const chained = await this.db.anonymous<Head>('select * from audit.chain($1)', [rows]);
      if (chained.length === 0) break;
      for (const head of chained) newest.set(head.owner_id, head);
    }
    if (newest.size === 0) return;
    const heads = [...newest.values()];
    const at = new Date();
    await this.files.put(`audit-anchors/${almatyDay(at)}-${at.getTime()}.json`, Buffer.from(JSON.stringify(heads)));
    this.log.info({ heads: heads.map(({ owner_id, seq, hash }) => ({ owner: owner_id, seq, hash })) }, 'audit chained');
  }
}

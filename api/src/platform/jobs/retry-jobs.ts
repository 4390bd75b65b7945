import { Injectable } from '@nestjs/common';
import { systemActor } from '../auth/actor';
import { type Dead, RelayDb } from '../db/relay-db';
import { TenantDb } from '../db/tenant-db';

const RETRY = `
  with letter as (update dead_letter set retried_at = now() where outbox_id = $1 and retried_at is null returning outbox_id)
  update outbox o set failed_at = null, dispatched_at = null, not_before = null from letter where o.id = letter.outbox_id returning o.id`;

/** Gives dead work five more tries, each inside its owner's walls. The relay finds it within a second. */
@Injectable()
export class RetryJobs {
  constructor(
    private readonly relay: RelayDb,
    private readonly db: TenantDb,
  ) {}

  async retry(): Promise<Dead[]> {
    const retried: Dead[] = [];
    for (const dead of await this.relay.dead()) {
      const [rows] = await this.db.as(systemActor(dead.ownerId, dead.scope), (tx) =>
        tx.query<[{ id: string }[], number]>(RETRY, [dead.id]),
      );
      if (rows.length > 0) retried.push(dead);
    }
    return retried;
  }
}

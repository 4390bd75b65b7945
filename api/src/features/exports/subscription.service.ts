import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor';
import { audit } from '../../platform/audit/audit';
import { askIn, statement } from '../../platform/db/statement';
import { TenantDb } from '../../platform/db/tenant-db';
import type { SubscriptionView } from './export.view';

const MINE = statement<{ since: Date }>(`select since from report_subscription where account_id = ctx.user_id()`);
const shown = (since: Date | undefined): SubscriptionView => ({ monthly: since !== undefined, since: since ?? null });

/** Whether the monthly form comes by mail: each official says it for himself. */
@Injectable()
export class SubscriptionService {
  constructor(private readonly db: TenantDb) {}

  async read(actor: Actor): Promise<SubscriptionView> {
    const [[mine]] = await this.db.ask(actor, MINE);
    return shown(mine?.since);
  }

  /** Said twice, it is as it was. */
  change(actor: Actor, monthly: boolean): Promise<SubscriptionView> {
    return this.db.as(actor, async (tx) => {
      const changed = monthly
        ? await tx.query<{ id: string }[]>(
            `insert into report_subscription default values on conflict (owner_id, account_id) do nothing returning account_id as id`,
          )
        : (
            await tx.query<[{ id: string }[], number]>(
              `delete from report_subscription where account_id = ctx.user_id() returning account_id as id`,
            )
          )[0];
      if (changed.length > 0) await audit(tx, 'export.subscribed', { type: 'account', id: actor.userId }, { monthly });
      const [mine] = await askIn(tx, MINE);
      return shown(mine?.since);
    });
  }
}

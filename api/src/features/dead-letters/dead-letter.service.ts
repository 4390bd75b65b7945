import { Injectable } from '@nestjs/common';
import { failureOf } from '@onaltu/domain/making';
import { Refused } from '@onaltu/domain/refused';
import type { Actor } from '../../platform/auth/actor';
import { audit } from '../../platform/audit/audit';
import { askIn } from '../../platform/db/statement';
import { TenantDb } from '../../platform/db/tenant-db';
import { InvalidRequest } from '../../platform/problem/problem.filter';
import type { RetryDead } from './dead-letter.dto';
import { deadCounts, deadLetters, type DeadRow, retryDead } from './dead-letter.queries';
import type { DeadLetters, DeadLetterView, Retried } from './dead-letter.view';

const LISTED = 100;

/** The operator's: work that died, of every owner, and as many tries again as it had. */
@Injectable()
export class DeadLetterService {
  constructor(private readonly db: TenantDb) {}

  async list(actor: Actor): Promise<DeadLetters> {
    const [rows, counts] = await this.db.ask(actor, deadLetters(LISTED), deadCounts);
    return { rows: rows.map(viewOf), counts };
  }

  async retry(
    actor: Actor,
    { id = null, queue = null }: { id?: number | null; queue?: string | null },
  ): Promise<Retried> {
    return this.db.as(actor, async (tx) => {
      const [done] = await askIn(tx, retryDead(id, queue));
      const retried = done?.retried ?? 0;
      if (retried === 0) throw new Refused('resource.not-found'); // somebody was quicker, or it never died
      await audit(tx, 'job.retried', { type: 'job', id: String(id ?? queue) }, { retried });
      return { retried };
    });
  }
}

/** One or the other: both together would be neither. */
export function requireOne({ id, queue }: RetryDead): RetryDead {
  if ((id === undefined) === (queue === undefined))
    throw new InvalidRequest([{ pointer: id === undefined ? '/id' : '/queue', code: 'oneOf' }]);
  return { id, queue };
}

const viewOf = ({ kk, ru, en, ...row }: DeadRow): DeadLetterView => ({
  ...row,
  failure: failureOf(row.reason),
  owner: kk !== null && ru !== null && en !== null ? { kk, ru, en } : null,
});

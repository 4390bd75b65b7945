import { type Actor, systemActor } from '../../platform/auth/actor';
import { TenantDb } from '../../platform/db/tenant-db';
import { Processes, type Processor } from '../../platform/jobs/processor';
import { postMail } from '../../platform/mail/post-mail';
import { type ReturnedMonth, tellReturned } from './sealing.jobs';

const HEADS = `select account_id as id from directory.membership where 'HEAD' = any (roles) and ended_at is null order by account_id`;

/** The department cannot see who heads a provider: the mail is written within the provider's own walls. Once, however often it is tried. */
@Processes(tellReturned)
export class TellReturnedProcessor implements Processor<ReturnedMonth> {
  constructor(private readonly db: TenantDb) {}

  async run(_region: Actor, { providerId, month, version }: ReturnedMonth): Promise<void> {
    await this.db.as(systemActor(providerId), async (tx) => {
      for (const { id: recipientId } of await tx.query<{ id: string }[]>(HEADS))
        await postMail(tx, {
          template: 'month-returned',
          recipientId,
          dedupKey: ['month-returned', month, version, recipientId].join('|'),
          params: { number: month.split('-').toReversed().join('.'), path: `/figures/months/${month}` },
        });
    });
  }
}

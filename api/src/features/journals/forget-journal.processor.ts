import type { Actor } from '../../platform/auth/actor';
import { nowOf } from '../../platform/db/now';
import { TenantDb } from '../../platform/db/tenant-db';
import { FileStore } from '../../platform/files/file-store';
import { NotYet, Processes, type Processor } from '../../platform/jobs/processor';
import { Journal } from './journal.entity';
import { forgetJournal, journalKey, type OneJournal } from './journal.jobs';

/** Names in a file are not kept longer than somebody needs them. The file goes first: a row without one is cleared by the next try. */
@Processes(forgetJournal)
export class ForgetJournalProcessor implements Processor<OneJournal> {
  constructor(
    private readonly db: TenantDb,
    private readonly files: FileStore,
  ) {}

  async run(actor: Actor, { journalId: id }: OneJournal): Promise<void> {
    const { journal, now } = await this.db.as(actor, async (tx) => ({
      journal: await tx.findOneBy(Journal, { id }),
      now: nowOf(tx),
    }));
    if (!journal) return;
    if (journal.expiresAt > now) throw new NotYet(journal.expiresAt);
    await this.files.remove(journalKey(actor, journal)); // also one whose row never learnt of it
    await this.db.as(actor, (tx) => tx.delete(Journal, { id }));
  }
}

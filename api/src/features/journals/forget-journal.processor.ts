import type { Actor } from '../../platform/auth/actor';
import { ForgetExpired } from '../../platform/jobs/forget-expired';
import { Processes, type Processor } from '../../platform/jobs/processor';
import { Journal } from './journal.entity';
import { forgetJournal, journalKey, type OneJournal } from './journal.jobs';

/** Names in a file are not kept longer than somebody needs them. */
@Processes(forgetJournal)
export class ForgetJournalProcessor implements Processor<OneJournal> {
  constructor(private readonly expired: ForgetExpired) {}

  run(actor: Actor, { journalId: id }: OneJournal): Promise<void> {
    return this.expired.forget(actor, { of: Journal, id, filesOf: (journal) => [journalKey(actor, journal)] });
  }
}

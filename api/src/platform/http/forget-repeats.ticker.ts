import { TenantDb } from '../db/tenant-db';
import { OnTick, type Ticker } from '../jobs/processor';

/** A request is repeated within minutes: after a day its key and its answer are forgotten. What was reminded of and is done is, after a year. */
@OnTick('repeat.forget')
export class ForgetRepeatsTicker implements Ticker {
  constructor(private readonly db: TenantDb) {}

  async tick(): Promise<void> {
    await this.db.anonymous('select directory.forget_repeats()');
    await this.db.atLeisure('select directory.forget_reminders()');
  }
}

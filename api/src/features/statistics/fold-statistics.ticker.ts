import { TenantDb } from '../../platform/db/tenant-db';
import { OnTick, type Ticker } from '../../platform/jobs/processor';

/** Folds what happened into the cells, so that a reading stays quick however much happens. */
@OnTick('statistics.fold')
export class FoldStatisticsTicker implements Ticker {
  constructor(private readonly db: TenantDb) {}

  async tick(): Promise<void> {
    await this.db.anonymous('select stats.fold()');
  }
}

import { TenantDb } from '../../platform/db/tenant-db';
import { OnTick, type Ticker } from '../../platform/jobs/processor';
import { Log } from '../../platform/log/log';
import { Metrics } from '../../platform/metrics/metrics';

/** Counts all acts anew at night. What differed is right again, and somebody has to find out why it differed. */
@OnTick('statistics.rebuild')
export class RebuildStatisticsTicker implements Ticker {
  constructor(
    private readonly db: TenantDb,
    private readonly metrics: Metrics,
    private readonly log: Log,
  ) {}

  async tick(): Promise<void> {
    const [rebuilt] = await this.db.atLeisure<{ differed: number }>('select stats.rebuild() as differed');
    const differed = rebuilt?.differed ?? 0;
    if (differed === 0) return;
    this.metrics.figuresRepaired.inc(differed);
    this.log.error({ differed }, 'figures differed from the acts and were repaired');
  }
}

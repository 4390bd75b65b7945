import { TenantDb } from '../../platform/db/tenant-db';
import { bareError } from '../../platform/jobs/bare-error';
import { OnTick, type Ticker } from '../../platform/jobs/processor';
import { Log } from '../../platform/log/log';
import { Metrics } from '../../platform/metrics/metrics';
import { type Due, MakeSnapshot } from './make-snapshot';

const DUE = `select region_id as "regionId", month, threshold from stats.snapshots_due($1)`;

/** Makes the months that are due, each once, the oldest first. */
@OnTick('statistics.snapshot')
export class SnapshotTicker implements Ticker {
  constructor(
    private readonly db: TenantDb,
    private readonly snapshots: MakeSnapshot,
    private readonly metrics: Metrics,
    private readonly log: Log,
  ) {}

  /** `back`: with how many months a region begins that has none yet. */
  async tick(back = 1): Promise<void> {
    const due = await this.db.anonymous<Due>(DUE, [back]);
    for (const [regionId, months] of Map.groupBy(due, (one) => one.regionId)) {
      await this.makeAll(months).catch((error: unknown) =>
        this.log.error({ err: bareError(error), regionId }, 'a month was not made and is tried again tomorrow'),
      );
    }
  }

  /** A month that fails stops the later ones of its region: they are made after it. */
  private async makeAll(months: readonly Due[]): Promise<void> {
    for (const due of months) {
      const kept = await this.snapshots.make(due);
      if (!kept || kept.pinned === 0) continue;
      this.metrics.snapshotsWithheld.inc();
      this.log.error({ ...kept }, 'a month was not published: figures about children could be worked out');
    }
  }
}

import type { EntityManager } from 'typeorm';
import { type Actor, systemActor } from '../../platform/auth/actor';
import { TenantDb } from '../../platform/db/tenant-db';
import { bareError } from '../../platform/jobs/bare-error';
import { OnTick, type Ticker } from '../../platform/jobs/processor';
import { Log } from '../../platform/log/log';
import { Metrics } from '../../platform/metrics/metrics';
import { makeDailyRound } from './daily-round';
import { lookAtCases } from './look-at-cases';
import { tellPeople } from './tell-people';

const NOW = `coalesce($1::timestamptz, now())`;
const TODAY = `(${NOW} at time zone 'Asia/Almaty')::date`;
const DUE = `select id from directory.providers_due(${TODAY}) id`;
const TO_TELL = `select id from directory.providers_to_tell(${NOW}) id`;
const TO_VISIT = `select id from directory.providers_to_visit(${TODAY}) id`;

/** Asks PostgreSQL whose cases are due and looks at them. Late, doubled and missed ticks change nothing: each rung of each deadline is one row. */
@OnTick('reminder.sweep')
export class SweepTicker implements Ticker {
  constructor(
    private readonly db: TenantDb,
    private readonly log: Log,
    private readonly metrics: Metrics,
  ) {}

  /** `at` is the moment of a story; without it the database's clock holds. */
  async tick(at?: Date): Promise<void> {
    await this.each(TO_VISIT, at, makeDailyRound);
    await this.each(DUE, at, lookAtCases);
    await this.each(TO_TELL, at, tellPeople);
    this.metrics.sweptAt.setToCurrentTime();
  }

  /** One transaction for each provider, as often as there is more; one that fails holds up nobody else. */
  private async each(which: string, at: Date | undefined, work: (tx: EntityManager) => Promise<boolean>) {
    for (const { id } of await this.db.anonymous<{ id: string }>(which, [at ?? null])) {
      const actor: Actor = { ...systemActor(id), ...(at ? { at } : {}) };
      try {
        while (await this.db.as(actor, work));
      } catch (error) {
        this.log.error({ provider: id, err: bareError(error) }, 'the reminders of a provider were not swept');
      }
    }
  }
}

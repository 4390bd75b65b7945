import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Gauge } from 'prom-client';
import { TenantDb } from '../db/tenant-db';
import { Metrics } from '../metrics/metrics';

type Kept = { what: string; queue: string; n: string; age: number | null };
/** What is counted, and what its age is called. */
const WATCHED = {
  waiting: ['onaltu_work_waiting', 'Work that may be done and was not handed over yet'],
  'at hand': ['onaltu_work_at_hand', 'Work that was handed over and is not done'],
  dead: ['onaltu_work_dead', 'Work that was given up and nobody has tried again'],
  mail: ['onaltu_mail_unsent', 'Letters that are due and not taken by the mail server'],
  reminder: ['onaltu_reminders_untold', 'Reminders that are in no letter yet'],
  due: ['onaltu_looks_overdue', 'Organisations of which a case was due before today and not looked at'],
} as const;
const OF_A_QUEUE: readonly string[] = ['waiting', 'at hand', 'dead'];

/** Tells the keeper what waits and for how long, over every owner, by PostgreSQL's clock: asked each time somebody reads the metrics. */
@Injectable()
export class Keeping implements OnModuleInit {
  private readonly gauges;

  constructor(
    private readonly metrics: Metrics,
    private readonly db: TenantDb,
  ) {
    const registers = [metrics.registry];
    this.gauges = Object.entries(WATCHED).map(([what, [name, help]]) => {
      const labelNames = OF_A_QUEUE.includes(what) ? ['queue'] : [];
      const age = { name: `${name}_oldest_seconds`, help: `${help}: age of the oldest` };
      return {
        what,
        count: new Gauge({ name, help, labelNames, registers }),
        age: new Gauge({ ...age, labelNames, registers }),
      };
    });
  }

  onModuleInit(): void {
    this.metrics.beforeReading(() => this.look());
  }

  /** What cannot be read is not told: a figure that is missing raises an alert of its own. */
  private async look(): Promise<void> {
    for (const { count, age } of this.gauges) {
      count.reset();
      age.reset();
    }
    const rows = await this.db.anonymous<Kept>('select * from directory.keeping()').catch(() => null);
    if (!rows) return this.gauges.forEach(({ count, age }) => [count, age].forEach((gauge) => gauge.remove({})));
    for (const { what, queue, n, age: seconds } of rows) {
      const gauge = this.gauges.find((one) => one.what === what);
      const labels: Record<string, string> = queue ? { queue } : {};
      gauge?.count.set(labels, Number(n));
      gauge?.age.set(labels, seconds ?? 0);
    }
  }
}

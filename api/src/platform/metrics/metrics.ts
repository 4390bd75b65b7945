import { Global, Injectable, Module } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What Prometheus reads. No label holds an id. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();

  readonly requestSeconds = new Histogram({
    name: 'onaltu_request_seconds',
    help: 'Time to answer a request',
    labelNames: ['method', 'route', 'status'] as const,
    registers: [this.registry],
  });

  readonly jobSeconds = new Histogram({
    name: 'onaltu_job_seconds',
    help: 'Time to finish a job',
    labelNames: ['queue'] as const,
    registers: [this.registry],
  });

  readonly deadLetters = new Counter({
    name: 'onaltu_dead_letters_total',
    help: 'Jobs that will not be tried again',
    labelNames: ['queue'] as const,
    registers: [this.registry],
  });

  readonly figuresRepaired = new Counter({
    name: 'onaltu_figures_repaired_total',
    help: 'Figures that a rebuild found different from the acts',
    registers: [this.registry],
  });

  readonly snapshotsWithheld = new Counter({
    name: 'onaltu_snapshots_withheld_total',
    help: 'Months of which figures about children were not published, because one could be worked out',
    registers: [this.registry],
  });

  readonly mailOutcomes = new Counter({
    name: 'onaltu_mail_outcomes_total',
    help: 'What became of letters that were handed over',
    labelNames: ['kind'] as const,
    registers: [this.registry],
  });

  readonly sweptAt = new Gauge({
    name: 'onaltu_reminder_sweep_timestamp_seconds',
    help: 'When this process last looked for what is due',
    registers: [this.registry],
  });

  private readonly looks: (() => Promise<void>)[] = [];

  /** Figures that are asked for when somebody reads them. */
  beforeReading(look: () => Promise<void>): void {
    this.looks.push(look);
  }

  async read(): Promise<string> {
    await Promise.all(this.looks.map((look) => look()));
    return this.registry.metrics();
  }

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }
}

@Global()
@Module({ providers: [Metrics], exports: [Metrics] })
export class MetricsModule {}

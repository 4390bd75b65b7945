import { Injectable, SetMetadata, applyDecorators } from '@nestjs/common';
import type { Actor } from '../auth/actor';
import type { JobDefinition } from './job';
import type { Schedule } from './schedules';

export const PROCESSES = 'onaltu:processes';
export const TICKS = 'onaltu:ticks';

/** Marks the one class that does this job. Its `run` may be called twice for the same work and must not mind. */
export const Processes = (job: JobDefinition<object>, options: { concurrency?: number } = {}) =>
  applyDecorators(Injectable(), SetMetadata(PROCESSES, { queue: job.queue, concurrency: options.concurrency ?? 1 }));
export type ProcessesMark = { queue: string; concurrency: number };

/** The work has to wait: its outbox row stays open and is dispatched anew at this moment, or in a minute, as often as it takes. */
export class NotYet extends Error {
  constructor(readonly until: Date | null) {
    super();
  }
}

/** `subject` asks for what the work is about by its outbox row (`$1`): it travels with the payload, and `run` gets its row. */
export type Processor<Data extends object = object, Subject = unknown> = {
  readonly subject?: string;
  run(actor: Actor, data: Data, subject?: Subject): Promise<void>;
};

/** Marks the class that acts when a schedule ticks. A tick carries nothing; missed or doubled ones are harmless. */
export const OnTick = (schedule: Schedule) => applyDecorators(Injectable(), SetMetadata(TICKS, schedule));
export type Ticker = { tick(): Promise<void> };

import { Injectable } from '@nestjs/common';
import { DiscoveryService, Reflector } from '@nestjs/core';
import { Refused } from '@onaltu/domain/refused';
import { UnrecoverableError } from 'bullmq';
import { type Actor, systemActor } from '../auth/actor';
import { RelayDb } from '../db/relay-db';
import { type Statement, statement } from '../db/statement';
import { TenantDb } from '../db/tenant-db';
import { NotYet, type Processor, PROCESSES, type ProcessesMark } from './processor';

const DATA = 'select data from outbox where id = $1';
const DONE = 'update outbox set done_at = now() where id = $1 and done_at is null';
const LATER = `update outbox set dispatched_at = null, not_before = coalesce($2, now() + interval '1 minute') where id = $1 and done_at is null`;
const questionsOf = (
  { subject }: Processor,
  outboxId: string,
): [Statement<{ data: object }>, ...Statement<unknown>[]] => [
  statement(DATA, [outboxId]),
  ...(subject ? [statement(subject, [outboxId])] : []),
];
const notYet = (error: unknown): NotYet => {
  if (error instanceof NotYet) return error;
  if (error instanceof Refused && error.code === 'file.no-room') return new NotYet(null); // a full disk kills no work
  throw error;
};

/** Does one piece of work, whoever hands it over: the outbox row says whose it is, the processor does it inside that owner's walls. */
@Injectable()
export class RunJob {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly reflector: Reflector,
    private readonly db: TenantDb,
    private readonly relay: RelayDb,
  ) {}

  /** Every kind of work this process does, and who does it. */
  processors(): { mark: ProcessesMark; processor: Processor }[] {
    return this.discovery.getProviders().flatMap(({ instance }) => {
      const type = (instance as object | null)?.constructor;
      const mark = type ? this.reflector.get<ProcessesMark | undefined>(PROCESSES, type) : undefined;
      return mark ? [{ mark, processor: instance as Processor }] : [];
    });
  }

  /** `at` is the moment of a demo's story. */
  async run(outboxId: string, processor: Processor, at?: Date): Promise<void> {
    const owner = await this.claim(outboxId);
    if (!owner) return;
    const actor = at ? { ...owner, at } : owner;
    const [[row], subjects = []] = await this.db.ask(actor, ...questionsOf(processor, outboxId));
    if (!row) throw new UnrecoverableError('the outbox row is not its owner’s');
    const later = await processor.run(actor, row.data, subjects[0]).catch(notYet);
    await this.db.ask(actor, later ? statement(LATER, [outboxId, later.until]) : statement(DONE, [outboxId]));
  }

  /** Whose work it is, from the row and not from Redis; null when it is done. */
  async claim(outboxId: string): Promise<Actor | null> {
    const row = await this.relay.ownerOf(outboxId);
    return row && systemActor(row.ownerId, row.scope);
  }
}

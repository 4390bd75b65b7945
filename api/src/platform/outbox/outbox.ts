import type { EntityManager } from 'typeorm';
import { withTheNext } from '../db/act';
import { type Statement, statement } from '../db/statement';
import type { JobDefinition } from '../jobs/job';

/** Asks for work later: a row in the caller's transaction. Rolled back, the work was never asked for. */
export function enqueue<Data extends object>(tx: EntityManager, job: JobDefinition<Data>, data: Data): Promise<void> {
  return withTheNext(tx, enqueued(job, data));
}

/** The same, to travel with other statements of the act. */
export const enqueued = <Data extends object>({ queue }: JobDefinition<Data>, data: Data): Statement<unknown> =>
  statement(`insert into outbox (queue, data) values ($1, $2)`, [queue, JSON.stringify(data)]);

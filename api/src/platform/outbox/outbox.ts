import type { EntityManager } from 'typeorm';
import type { JobDefinition } from '../jobs/job';

/** Asks for work later: a row in the caller's transaction. Rolled back, the work was never asked for. */
export async function enqueue<Data extends object>(
  tx: EntityManager,
  job: JobDefinition<Data>,
  data: Data,
): Promise<void> {
  await tx.query(`insert into outbox (queue, data) values ($1, $2)`, [job.queue, JSON.stringify(data)]);
}

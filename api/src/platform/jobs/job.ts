/** One kind of work for later: one queue, one processor. The payload holds ids only. */
export type JobDefinition<Data extends object> = { readonly queue: string; readonly data?: Data };

const defined = new Map<string, JobDefinition<object>>();

/** Declares a job. `queue` is noun.verb and names the work once in the whole product. */
export function defineJob<Data extends object>(queue: string): JobDefinition<Data> {
  if (defined.has(queue)) throw new Error(`The job ${queue} is defined twice.`);
  const job: JobDefinition<Data> = { queue };
  defined.set(queue, job);
  return job;
}

export const definedJobs = (): readonly string[] => [...defined.keys()];

/** What travels through Redis: the number of the outbox row, nothing of what it is about. */
export type Dispatched = { readonly outboxId: string };

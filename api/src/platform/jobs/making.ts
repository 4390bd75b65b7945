import { ApiProperty } from '@nestjs/swagger';
import {
  failureOf,
  type Making,
  MAKING_FAILURES,
  MAKING_STATES,
  type MakingFailure,
  type MakingState,
} from '@onaltu/domain/making';
import { Refused } from '@onaltu/domain/refused';
import type { EntityManager } from 'typeorm';
import { askIn, statement } from '../db/statement';
import type { JobDefinition } from './job';

/** Work that makes one thing: its queue, and what the payload calls the thing. */
export type Maker = { readonly job: JobDefinition<object>; readonly key: string };
/** A fault's name, or a state; nothing where the thing is there. */
export type AsAsked = string | null;
const FAILED = 'FAILED ';

/**
 * SQL: how far the thing `id` is, asked only while `open` holds. What died and what is at hand is few; what is neither waits its turn.
 */
export const asked = ({ job, key }: Maker, id: string, open: string): string => `
  case when ${open} then coalesce(
    (select '${FAILED}' || letter.reason from dead_letter letter join outbox work on work.id = letter.outbox_id
     where letter.queue = '${job.queue}' and letter.retried_at is null and work.done_at is null and work.data ->> '${key}' = ${id}::text
     order by letter.died_at desc limit 1),
    (select 'MAKING' from outbox work where work.queue = '${job.queue}' and work.dispatched_at is not null and work.done_at is null and work.failed_at is null
     and work.data ->> '${key}' = ${id}::text limit 1),
    'WAITING') end`;

export class MakingView implements Making {
  @ApiProperty({ enum: MAKING_STATES })
  state!: MakingState;

  /** Why it was given up: it was tried again several times before. */
  @ApiProperty({ type: String, enum: MAKING_FAILURES, nullable: true })
  failure!: MakingFailure | null;

  static of(answer: AsAsked): MakingView {
    if (answer === null) return { state: 'READY', failure: null };
    if (answer.startsWith(FAILED)) return { state: 'FAILED', failure: failureOf(answer.slice(FAILED.length)) };
    return { state: answer as MakingState, failure: null };
  }
}

const AGAIN = `
  with letter as (
    update dead_letter d set retried_at = now() from outbox o
    where o.id = d.outbox_id and d.queue = $1 and d.retried_at is null and o.done_at is null and o.data ->> $2 = $3 returning d.outbox_id)
  update outbox o set failed_at = null, dispatched_at = null, not_before = null from letter where o.id = letter.outbox_id`;

/** Gives what was given up as many tries again as it had; anything else is refused. */
export async function makeAgain(tx: EntityManager, { job, key }: Maker, id: string): Promise<void> {
  const open = statement<{ answer: AsAsked }>(`select ${asked({ job, key }, '$1', 'true')} as answer`, [id]);
  const [row] = await askIn(tx, open);
  if (MakingView.of(row?.answer ?? null).state !== 'FAILED') throw new Refused('making.wrong-state');
  await tx.query(AGAIN, [job.queue, key, id]);
}

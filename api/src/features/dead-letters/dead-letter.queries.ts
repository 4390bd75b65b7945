import { type Statement, statement } from '../../platform/db/statement';
import type { DeadCount, DeadLetterView } from './dead-letter.view';

type Named = { kk: string | null; ru: string | null; en: string | null };
export type DeadRow = Omit<DeadLetterView, 'owner' | 'failure'> & Named;

/** Every owner's work that died and nobody has tried again. */
export const deadLetters = (limit: number): Statement<DeadRow> =>
  statement(
    `select id::float8 as id, kk, ru, en, queue, reason, attempts, asked_at as "askedAt", died_at as "diedAt" from directory.dead_letters($1)`,
    [limit],
  );

export const deadCounts: Statement<DeadCount> = statement(
  `select queue, n::int as count, oldest from directory.dead_letter_counts()`,
);

export const retryDead = (id: number | null, queue: string | null): Statement<{ retried: number }> =>
  statement(`select directory.retry_dead($1, $2)::int as retried`, [id, queue]);

import { almatyYear } from '@onaltu/domain/clock/day';
import type { EntityManager } from 'typeorm';
import { nowOf } from '../../platform/db/now';
import { askIn, type Statement, statement } from '../../platform/db/statement';

type Series = 'registration' | 'contract' | 'certificate';

export type Taken = { year: number; n: number };

/**
 * The next number of a provider's series in the year of entry, without gaps: the row stays locked until the act commits,
 * and an act that fails gives its number back.
 */
export async function nextNumber(tx: EntityManager, series: Series): Promise<Taken> {
  const [taken] = await askIn(tx, taking(series, almatyYear(nowOf(tx))));
  if (!taken) throw new Error('a series without a number');
  return taken;
}

/** The same to travel with other statements: as the last of them, for everybody else waits from here on. */
export const taking = (series: Series, year: number): Statement<Taken> =>
  statement(
    `insert into number_series (series, year, last) values ($1, $2, 1)
     on conflict (provider_id, series, year) do update set last = number_series.last + 1 returning year, last as n`,
    [series, year],
  );

import { almatyYear } from '@onaltu/domain/clock/day';
import type { EntityManager } from 'typeorm';
import { nowOf } from '../../platform/db/now';

type Series = 'registration' | 'contract' | 'certificate';

/**
 * The next number of a provider's series in the year of entry, without gaps: the row stays locked until the act commits,
 * and an act that fails gives its number back.
 */
export async function nextNumber(tx: EntityManager, series: Series): Promise<{ year: number; n: number }> {
  const year = almatyYear(nowOf(tx));
  const [row] = await tx.query<{ last: number }[]>(
    `insert into number_series (series, year, last) values ($1, $2, 1)
     on conflict (provider_id, series, year) do update set last = number_series.last + 1 returning last`,
    [series, year],
  );
  if (!row) throw new Error('a series without a number');
  return { year, n: row.last };
}

/** Where sums lie: days, months and years, by what `own` says beside the region. */
type Tables = { days: string; months: string; years: string };
type Coarse = { name: string; region: string; of: 'PROVIDERS' | 'WHOLE' | 'OWN' };

const BY_PROVIDER: Tables = { days: 'stats.cell', months: 'stats.month', years: 'stats.year' };
const WHOLE: Tables = { days: 'stats.whole_day', months: 'stats.whole_month', years: 'stats.whole_year' };

const PIECES: readonly [keyof Tables, from: string, until: string][] = [
  ['years', 's.y0', 's.y1'],
  ['months', 's.m0', 'least(s.y0, s.m1)'],
  ['months', 'greatest(s.y1, s.m0)', 's.m1'],
  ['days', 's.d0', 'least(s.m0, s.d1)'],
  ['days', 'greatest(s.m1, s.d0)', 's.d1'],
];

/**
 * Sums from as few rows as there can be: whole years, the months beside them, the days at both ends, and what is not folded yet.
 * `p_step` NONE adds all up, MONTH takes no years, DAY days alone. A piece that is empty begins at infinity.
 */
export function coarseReading({ name, region, of }: Coarse): string {
  const tables = of === 'WHOLE' ? WHOLE : BY_PROVIDER;
  const provider = of === 'WHOLE' ? '' : 'provider_id uuid, ';
  const id = (row: string): string => (of === 'WHOLE' ? '' : `${row}.provider_id, `);
  const mine = (row: string): string => (of === 'OWN' ? ` and ${row}.provider_id = s.provider` : '');
  const pieces = PIECES.map(
    ([
      grain,
      from,
      until,
    ]) => `select ${id('c')}c.day, c.measure, c.key, c.n from span s join ${tables[grain]} c on c.region_id = s.region
      where c.measure = any (p_measures) and c.day >= ${from} and c.day < ${until}${mine('c')}`,
  );
  return `create function stats.${name}(p_measures text[], p_from date, p_until date, p_step text)
    returns table (${provider}day date, measure text, key text, n bigint)
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    with days as (select p_from as d0, p_until + 1 as d1,
        date_trunc('month', p_from + interval '1 month - 1 day')::date as m0, date_trunc('month', p_until + 1)::date as m1,
        date_trunc('year', p_from + interval '1 year - 1 day')::date as y0, date_trunc('year', p_until + 1)::date as y1),
    span as (select ${region} as region, ${of === 'OWN' ? `(select ctx.provider_id()) as provider, ` : ''}d0, d1,
        case when p_step <> 'DAY' and m0 < m1 then m0 else 'infinity' end as m0, case when p_step <> 'DAY' and m0 < m1 then m1 else 'infinity' end as m1,
        case when p_step = 'NONE' and y0 < y1 then y0 else 'infinity' end as y0, case when p_step = 'NONE' and y0 < y1 then y1 else 'infinity' end as y1 from days)
    select ${id('a')}case p_step when 'NONE' then null when 'MONTH' then date_trunc('month', a.day)::date else a.day end, a.measure, a.key, sum(a.n)::bigint from (
      ${pieces.join('\n      union all\n      ')}
      union all
      select ${id('d')}d.day, d.measure, d.key, d.n from span s join directory.provider p on p.region_id = s.region join facts.delta d on d.provider_id = p.id
        where d.measure = any (p_measures) and d.day between p_from and p_until${mine('d')}) a
    group by ${of === 'WHOLE' ? '1, 2, 3' : '1, 2, 3, 4'} having sum(a.n) <> 0 $$`;
}

/** Whose sums are read: everybody's of a region, or one provider's. */
type Whose = { region: string; provider?: string };
type Named = { name: string; whose: Whose };

/** Sums over whole months from the cells of months, the days at both ends and what is not folded yet; `p_step` NONE, MONTH or DAY. */
export function readingOf({ name, whose: { region, provider } }: Named): string {
  const own = (of: string): string => (provider ? ` and ${of}.provider_id = s.provider` : '');
  return `create function stats.${name}(p_measures text[], p_from date, p_until date, p_step text)
      returns table (provider_id uuid, day date, measure text, key text, n bigint)
      language sql stable security definer set search_path = pg_catalog, pg_temp as $$
      with span as (select ${region} as region, ${provider ? `${provider} as provider, ` : ''}
        date_trunc('month', p_from + interval '1 month - 1 day')::date as first,
        case when p_step = 'DAY' then '-infinity'::date else date_trunc('month', p_until + 1)::date end as after)
      select a.provider_id, case p_step when 'NONE' then null when 'MONTH' then date_trunc('month', a.day)::date else a.day end, a.measure, a.key, sum(a.n)::bigint from (
        select c.provider_id, c.day, c.measure, c.key, c.n from span s join stats.month c on c.region_id = s.region
          where c.measure = any (p_measures) and c.day >= s.first and c.day < s.after${own('c')}
        union all
        select c.provider_id, c.day, c.measure, c.key, c.n from span s join stats.cell c on c.region_id = s.region
          where c.measure = any (p_measures) and c.day >= p_from and c.day <= p_until and (c.day < s.first or c.day >= s.after)${own('c')}
        union all
        select d.provider_id, d.day, d.measure, d.key, d.n from span s join directory.provider p on p.region_id = s.region join facts.delta d on d.provider_id = p.id
          where d.measure = any (p_measures) and d.day between p_from and p_until${own('d')}) a
      group by 1, 2, 3, 4 having sum(a.n) <> 0 $$`;
}

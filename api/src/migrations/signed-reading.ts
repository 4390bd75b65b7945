/** Where sums lie by what `of` says beside the region: of each provider or of all as one. */
type Reading = { name: 'live' | 'whole' | 'own'; region: string; of: 'PROVIDERS' | 'WHOLE' | 'OWN' };

const BY_PROVIDER = { DAY: 'stats.cell', MONTH: 'stats.month', YEAR: 'stats.year' };
const AS_ONE = { DAY: 'stats.whole_day', MONTH: 'stats.whole_month', YEAR: 'stats.whole_year' };
const ARGUMENTS = 'p_asked jsonb, p_action text, p_keyed boolean';
const PLACES = 'p_providers uuid[], p_places text[]';
/**
 * The plan is made once a connection. It knows no numbers of rows, so what it must not choose is said: to compile, to compare every row
 * with every place, to sort what need only be added up, to fetch a table page by page for a handful of rows.
 */
const PLANNED = [
  'search_path = pg_catalog, pg_temp',
  ...['jit', 'enable_nestloop', 'enable_sort', 'enable_bitmapscan'].map((way) => `${way} = off`),
  'plan_cache_mode = force_generic_plan',
].map((setting) => `set ${setting}`);

/** Keys of an action are itself and what begins with it and a colon: one stretch of the index. */
const OF_ACTION = `c.key >= coalesce(p_action, '') and c.key < coalesce(p_action || ';', chr(1114111))`;

export const signatureOf = ({ name, of }: Pick<Reading, 'name' | 'of'>): string =>
  `stats.${name}(jsonb, text, boolean${of === 'PROVIDERS' ? ', uuid[], text[]' : ''})`;

/**
 * Many questions in one call: each asks measures over pieces (see `pieces.ts`), and adds what is not folded yet of its days.
 * Sums of one place, step and measure come as one object by key. `p_action` leaves other actions out; without `p_keyed` lengths
 * are one histogram. A provider of another region is left out like one that does not exist.
 */
export function signedReading({ name, region, of }: Reading): string {
  const isOne = of === 'WHOLE';
  const tables = isOne ? AS_ONE : BY_PROVIDER;
  const mine = {
    PROVIDERS: `select g.id, g.place collate "C" as place from unnest(p_providers, p_places) g (id, place)
      join directory.provider p on p.id = g.id where p.region_id = (select id from region)`,
    OWN: `select ctx.provider_id() as id, '' collate "C" as place`,
    WHOLE: `select p.id, '' collate "C" as place from directory.provider p where p.region_id = (select id from region)`,
  }[of];
  const provider = isOne ? 'null::uuid' : 'c.provider_id';
  const kept = (grain: string, table: string, days: string): string =>
    `select ${provider} as provider_id, c.day, c.measure, c.key, c.n from ${table} c where p.grain = '${grain}' and c.region_id = p.region
       and c.measure = any (p.measures) and ${days} and ${OF_ACTION}${isOne ? '' : ' and c.provider_id = any (p.providers)'}`;
  return `create function stats.${name}(${ARGUMENTS}${of === 'PROVIDERS' ? `, ${PLACES}` : ''})
    returns table (ask int, place text, day date, measure text, sums json) language sql stable security definer ${PLANNED.join(' ')} as $$
    with region as materialized (select ${region} as id),
    mine as materialized (${mine}),
    asked as materialized (select a.* from jsonb_to_recordset(p_asked) as a (ask int, measures text[], apart text, "from" date, until date, pieces jsonb)),
    pieces as materialized (select a.ask, a.apart, a.measures, p.grain, p.days, p.sign, r.id as region, (select array_agg(id) from mine) as providers
      from region r, asked a, jsonb_to_recordset(a.pieces) as p (grain text, days date[], sign int)),
    read as (
      select p.ask, p.apart, c.provider_id, c.day, c.measure, c.key, c.n * p.sign as n from pieces p cross join lateral (
        ${Object.entries(tables)
          .map(([grain, table]) => kept(grain, table, 'c.day = any (p.days)'))
          .join('\n        union all\n        ')}
        union all
        ${kept('EVER', tables.YEAR, 'c.day < p.days[1]')}) c
      union all
      select a.ask, a.apart, d.provider_id, d.day, d.measure, d.key, d.n from asked a join facts.delta d on d.measure = any (a.measures)
        and d.day between a."from" and a.until and d.provider_id = any ((select array_agg(id) from mine)::uuid[]))
    select s.ask, s.place, s.day, s.measure, json_object_agg(s.key, s.n) from (
      select r.ask, ${isOne ? `''` : 'm.place'} as place, case r.apart when 'NONE' then null when 'MONTH' then date_trunc('month', r.day::timestamp)::date else r.day end as day,
        r.measure, case when p_keyed then r.key else substring(r.key from position(':' in r.key) + 1) end as key, sum(r.n)::bigint as n
      from read r ${isOne ? '' : 'join mine m on m.id = r.provider_id '}where p_action is null or r.key = p_action or r.key like p_action || ':%'
      group by 1, 2, 3, 4, 5 having sum(r.n) <> 0) s
    group by 1, 2, 3, 4 $$`;
}

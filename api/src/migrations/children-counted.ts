import { AGE_BANDS, COUNTED_GROUPS } from '@onaltu/domain/attribute-tables';

const list = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(', ');
const dayOf = (moment: string): string => `(${moment} at time zone 'Asia/Almaty')::date`;

/** What the definer of figures reads of children to count them: no name, no IIN, no address. */
export const READ_OF_CHILDREN: Readonly<Record<string, readonly string[]>> = {
  'core.child': ['provider_id', 'id', 'birth_date', 'sex', 'impairments'],
  'core.case_file': ['provider_id', 'id', 'child_id', 'language', 'course_started_on', 'course_ended_on'],
  'core.case_move': ['detail'],
  'core.assessment': ['provider_id', 'id', 'case_file_id', 'kind', 'held_on', 'closed_at'],
  'core.assessment_score': ['provider_id', 'assessment_id', 'indicator', 'value'],
  'core.provider_setting': ['provider_id', 'topic', 'version', 'content'],
  'directory.provider': ['district_id', 'kind'],
  'directory.region': ['id', 'threshold'],
};

/** The national code that a provider's own entry of a list counts as. */
export const NATIONAL_CODE = `create function stats.national_code(p_provider uuid, p_topic text, p_code text) returns text
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce((select e -> 'own' ->> 'nationalCode' from (
      select s.content from core.provider_setting s where s.provider_id = p_provider and s.topic = p_topic order by s.version desc limit 1) kept
    cross join lateral jsonb_array_elements(kept.content) e where e ->> 'code' = p_code), p_code) $$`;

const GROUP = `(select case when count(*) = 0 then 'UNSPECIFIED' when count(*) > 1 then 'COMPLEX' else min(code) end from (
  select distinct stats.national_code(k.provider_id, 'DICTIONARY.PROBLEM_GROUP', own) as code from unnest(k.impairments) own) codes
  where code in (${list(COUNTED_GROUPS)}))`;

/** Every case of the region with its child: `began` and `ended` bound the course, `ended` also where it broke off. */
const CASES = `select o.district_id, o.kind, c.provider_id, c.id, c.language, c.course_started_on as began,
    coalesce(c.course_ended_on, (select max(${dayOf('m.effective_at')}) from core.case_move m
      where m.provider_id = c.provider_id and m.case_file_id = c.id and m.move in ('withdraw', 'transfer')), 'infinity'::date) as ended,
    n.stat_pid, k.birth_date, k.sex, ${GROUP} as problem_group
  from directory.provider o
  join core.case_file c on c.provider_id = o.id
  join core.child k on k.provider_id = c.provider_id and k.id = c.child_id
  join facts.child_pseudonym n on n.provider_id = k.provider_id and n.child_id = k.id
  where o.region_id = p_region`;

const UPPER = AGE_BANDS.map((band) => [band, Number(band.split('-')[1] ?? Number.NaN)] as const);
const AGE = `case ${UPPER.map(([band, until]) => (until ? `when years <= ${until} then '${band}'` : `else '${band}'`)).join(' ')} end`;

/** What became of a child between the first assessment and the final one, by what was scored both times. */
const ASSESSED = `select distinct on (c.stat_pid) c.problem_group, case sign(d.change) when 1 then 'IMPROVED' when 0 then 'SAME' else 'WORSE' end as development
  from cases c
  join core.assessment f on f.provider_id = c.provider_id and f.case_file_id = c.id and f.kind = 'FINAL' and f.closed_at is not null
  join core.assessment i on i.provider_id = c.provider_id and i.case_file_id = c.id and i.kind = 'INITIAL' and i.closed_at is not null
  cross join lateral (select sum(b.value - a.value) as change from core.assessment_score a
    join core.assessment_score b on b.provider_id = a.provider_id and b.assessment_id = f.id and b.indicator = a.indicator
    where a.provider_id = c.provider_id and a.assessment_id = i.id) d
  where f.held_on between p_month and p_month + interval '1 month - 1 day' and d.change is not null
  order by c.stat_pid, f.held_on desc, f.id desc`;

const leaving = (move: string, code: string): string => `select distinct on (c.stat_pid) ${code} as code
  from cases c join core.case_move m on m.provider_id = c.provider_id and m.case_file_id = c.id and m.move = '${move}'
  where ${dayOf('m.effective_at')} between p_month and p_month + interval '1 month - 1 day' order by c.stat_pid, m.id desc`;

const counted = (table: string, row: string, column: string, from: string): string =>
  `select '${table}', ${row}, ${column}, count(*)::int from ${from} group by 2, 3`;

/** Distinct children of a month, each once in the region and with the course that began last, by the attribute tables. */
export const CHILDREN_COUNTED = `create or replace function stats.children_counted(p_region uuid, p_month date)
    returns table (table_id text, row_key text, column_key text, n int)
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with cases as materialized (${CASES}),
  served as materialized (select one.*, ${AGE} as age_band from (
    select distinct on (c.stat_pid) c.*, extract(year from age((p_month + interval '1 month - 1 day')::date, c.birth_date)) as years
    from cases c where c.began <= p_month + interval '1 month - 1 day' and c.ended >= p_month
    order by c.stat_pid, c.began desc, c.id desc) one),
  assessed as (${ASSESSED}),
  refused as (${leaving('refuse', `m.detail ->> 'ground'`)}),
  ended_early as (${leaving('endEarly', `stats.national_code(m.provider_id, 'DICTIONARY.EARLY_END_REASON', m.detail ->> 'reasonCode')`)})
  ${[
    counted('servedByGroup', 'district_id::text', 'problem_group', 'served'),
    counted('servedByProvider', 'provider_id::text', 'problem_group', 'served'),
    counted('servedByAge', 'age_band', 'sex', 'served'),
    counted('servedByLanguage', 'district_id::text', 'language', 'served'),
    counted('servedByType', `'OBLAST'`, 'kind', 'served'),
    counted('developmentByGroup', 'problem_group', 'development', 'assessed'),
    counted('refusalGrounds', `'OBLAST'`, 'code', 'refused where code is not null'),
    counted('earlyEndReasons', `'OBLAST'`, 'code', 'ended_early where code is not null'),
  ].join('\n  union all\n  ')} $$`;

/** Courses that began after a month and those that ended since it began, by provider: what anybody reads among the exact figures. */
export const TURNOVER = `create function stats.turnover(p_region uuid, p_before date, p_month date)
    returns table (provider_id uuid, district_id uuid, begun int, ended int)
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with cases as (${CASES})
  select c.provider_id, c.district_id,
    count(*) filter (where c.began between p_before + interval '1 month' and p_month + interval '1 month - 1 day')::int,
    count(*) filter (where c.began is not null and c.ended between p_before and p_month + interval '1 month - 1 day')::int
  from cases c group by 1, 2 $$`;

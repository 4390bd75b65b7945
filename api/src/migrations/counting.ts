import { FLOWS } from '@onaltu/domain/indicators';
import type { QueryRunner } from 'typeorm';
import { countsIn, SOURCES, type SourceName } from './counts';
import { asDefiner } from './isolate';

const DEFINER = 'onaltu_stats_definer';
const PINNED = `security definer set search_path = pg_catalog, pg_temp`;
/** What a row counts is planned once a connection: to plan it for each act took six times as long as to count it. */
const PLANNED_ONCE = `set plan_cache_mode = force_generic_plan`;
export const functionOf = (source: SourceName): string => `stats.count_${source.replace(/^\w+\./, '')}`;

/** The definer of figures reads of acts what is counted: no name, no reason, no child. */
export async function letRead(db: QueryRunner, source: SourceName): Promise<void> {
  await db.query(`create policy figures on ${source} as permissive for select to ${DEFINER} using (true)`);
  const { owner, columns } = SOURCES[source];
  await db.query(`grant select (${[owner, ...columns].join(', ')}) on ${source} to ${DEFINER}`);
}

const THIS_MONTH = `date_trunc('month', ctx.now() at time zone 'Asia/Almaty')::date`;
const SEALABLE = `(one.d).day < ${THIS_MONTH} and (one.d).measure in (${FLOWS.map((flow) => `'${flow}'`).join(', ')})`;

/** The function that counts a row of the source; what it counts in an ended month is told to the month, which may be sealed. */
export function countingOf(source: SourceName): string {
  const { changes, subject, owner } = SOURCES[source];
  const counted = (row: string, n: string): string =>
    `r := ${row}; with one as (insert into facts.delta as d (provider_id, day, measure, key, n)
       select r.${owner}, c.day, c.measure, c.key, ${n} from (${countsIn(source)}) c (day, measure, key, n) returning d)
     select array_agg(one.d) into late from one where ${SEALABLE};
     if late is not null then perform stats.note_late(r.${subject}, late); end if;`;
  const before = changes.length ? `if tg_op = 'UPDATE' then ${counted('old', '-c.n')} end if;` : '';
  return `create or replace function ${functionOf(source)}() returns trigger language plpgsql ${PINNED} ${PLANNED_ONCE} as $$
    declare r record; late facts.delta[];
    begin
      ${before}
      ${counted('new', 'c.n')}
      return null;
    end $$`;
}

/** From now on each row of the source counts itself, with the act that writes it. */
export async function countActs(db: QueryRunner, source: SourceName): Promise<void> {
  const name = functionOf(source);
  const { changes } = SOURCES[source];
  await asDefiner(db, DEFINER, [countingOf(source), `grant execute on function ${name}() to onaltu_owner`]);
  const when = changes.length ? `insert or update of ${changes.join(', ')}` : 'insert';
  await db.query(`create trigger count_acts after ${when} on ${source} for each row execute function ${name}()`);
}

/** Counts all acts anew and adds what the figures lack; answers how many differed. Acts and figures are seen at one moment. */
export function rebuildOf(sources: readonly SourceName[]): string {
  const acts = sources.map((source) => countsIn(source, `${source} r`)).join('\nunion all\n');
  return `create or replace function stats.rebuild() returns int language plpgsql volatile ${PINNED} as $$
    declare differed int;
    begin
      perform pg_advisory_xact_lock(hashtextextended('stats.rebuild', 0));
      with wrong as (
        select x.provider_id, x.day, x.measure, x.key, sum(x.n) as n from (
          select a.provider_id, a.day, a.measure, a.key, a.n::bigint from (${acts}) a (provider_id, day, measure, key, n)
          union all select c.provider_id, c.day, c.measure, c.key, -c.n from stats.cell c
          union all select d.provider_id, d.day, d.measure, d.key, -d.n from facts.delta d) x
        group by 1, 2, 3, 4 having sum(x.n) <> 0),
      added as (insert into facts.delta (provider_id, day, measure, key, n) select provider_id, day, measure, key, n from wrong returning 1)
      select count(*) into differed from added;
      return differed;
    end $$`;
}

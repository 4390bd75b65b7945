import type { MigrationInterface, QueryRunner } from 'typeorm';
import { coarseReading } from './coarse-reading';
import { API, asDefiner } from './isolate';
import { readingOf } from './reading';

const DEFINER = 'onaltu_stats_definer';
const PINNED = `security definer set search_path = pg_catalog, pg_temp`;
const PROVIDER = '(select ctx.provider_id())';
const REGION = '(select ctx.region_id())';
const OWN_REGION = `(select p.region_id from directory.provider p where p.id = ${PROVIDER})`;
const SIGNATURE = '(text[], date, date, text)';
const WHOLE = ['whole_day', 'whole_month', 'whole_year'];

/** Years beside months and days, and the sums of a whole region: a question is answered from as many rows however many acts there were. */
export class CoarserSums1796100044000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await asDefiner(db, DEFINER, [
      ...walled('year', 'provider_id uuid not null, ', 'day, provider_id, key'),
      `create index year_by_provider on stats.year (provider_id, measure, day)`,
      ...WHOLE.flatMap((name) => walled(name, '', 'day, key')),
      `drop function stats.live${SIGNATURE}`,
      `drop function stats.own${SIGNATURE}`,
      coarseReading({ name: 'live', region: REGION, of: 'PROVIDERS' }),
      coarseReading({ name: 'whole', region: REGION, of: 'WHOLE' }),
      coarseReading({ name: 'own', region: OWN_REGION, of: 'OWN' }),
      `grant execute on function stats.live${SIGNATURE}, stats.whole${SIGNATURE} to onaltu_department`,
      `grant execute on function stats.own${SIGNATURE} to ${API}`,
      this.fold(),
      ...KEPT.map(
        ({ table, day, provider }) =>
          `insert into stats.${table} select region_id, ${provider ? 'provider_id, ' : ''}${day}, measure, key, sum(n) from stats.cell group by 1, 2, 3, 4${provider ? ', 5' : ''}`,
      ),
    ]);
  }

  /** Moves what is not folded yet into all sums at once; a reader sees either before or after, never between. */
  private fold(): string {
    const kept = [
      { table: 'cell', day: 'day', provider: true },
      { table: 'month', day: MONTH, provider: true },
      ...KEPT,
    ].map(({ table, day, provider }) => {
      const key = `region_id, measure, day, ${provider ? 'provider_id, ' : ''}key`;
      return `${table} as (insert into stats.${table} as c (region_id, ${provider ? 'provider_id, ' : ''}day, measure, key, n)
        select region_id, ${provider ? 'provider_id, ' : ''}${day}, measure, key, sum(n) from taken group by 1, 2, 3, 4${provider ? ', 5' : ''}
        on conflict (${key}) do update set n = c.n + excluded.n returning 1)`;
    });
    return `create or replace function stats.fold() returns int language plpgsql volatile ${PINNED} as $$
      declare folded int;
      begin
        perform pg_advisory_xact_lock(hashtextextended('stats.fold', 0));
        with gone as (delete from facts.delta returning provider_id, day, measure, key, n),
        taken as materialized (select p.region_id, g.* from gone g join directory.provider p on p.id = g.provider_id),
        ${kept.join(',\n        ')}
        select count(*) into folded from cell;
        return folded;
      end $$`;
  }

  async down(db: QueryRunner): Promise<void> {
    await asDefiner(db, DEFINER, [
      `drop function stats.live${SIGNATURE}`,
      `drop function stats.own${SIGNATURE}`,
      `drop function stats.whole${SIGNATURE}`,
      readingOf({ name: 'live', whose: { region: 'ctx.region_id()' } }),
      readingOf({ name: 'own', whose: { region: OWN_REGION, provider: PROVIDER } }),
      `grant execute on function stats.live${SIGNATURE} to onaltu_department`,
      `grant execute on function stats.own${SIGNATURE} to ${API}`,
      ...['year', ...WHOLE].map((name) => `drop table stats.${name} cascade`),
    ]);
  }
}

const MONTH = `date_trunc('month', day)::date`;
const YEAR = `date_trunc('year', day)::date`;
/** What the days are added up to. */
const KEPT = [
  { table: 'year', day: YEAR, provider: true },
  { table: 'whole_day', day: 'day', provider: false },
  { table: 'whole_month', day: MONTH, provider: false },
  { table: 'whole_year', day: YEAR, provider: false },
];

const walled = (name: string, provider: string, key: string): string[] => [
  `create table stats.${name} (region_id uuid not null, ${provider}day date not null, measure text not null, key text not null, n bigint not null,
    primary key (region_id, measure, ${key}))`,
  `alter table stats.${name} enable row level security`,
  `alter table stats.${name} force row level security`,
  `create policy own on stats.${name} for all to ${DEFINER} using (true) with check (true)`,
];

import type { MigrationInterface, QueryRunner } from 'typeorm';
import { API, asDefiner, BOTH, grant, isolateByProvider, TENANT } from './isolate';

/** What happened, as numbers: deltas written with the act, cells folded by the worker, and a reading that is exact at any moment. */
export class Statistics1796100008000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`create table facts.delta (
      ${TENANT}, id bigint generated always as identity, day date not null, measure text not null, key text not null, n int not null, primary key (provider_id, id))`);
    await isolateByProvider(db, 'facts.delta');
    await grant(db, 'facts.delta', { select: BOTH, insert: API });
    await db.query(`create policy fold on facts.delta as permissive for all to onaltu_stats_definer using (true)`);
    await db.query(`grant select, delete on facts.delta to onaltu_stats_definer`);
    await asDefiner(db, 'onaltu_stats_definer', [
      `create table stats.cell (
        region_id uuid not null, provider_id uuid not null, day date not null, measure text not null, key text not null, n int not null,
        primary key (region_id, provider_id, day, measure, key))`,
      `alter table stats.cell enable row level security`,
      `alter table stats.cell force row level security`,
      `create policy own on stats.cell for all to onaltu_stats_definer using (true) with check (true)`,
      `create policy base on stats.cell as permissive for select to onaltu_department using (true)`,
      `create policy region on stats.cell as restrictive for select to onaltu_department using (region_id = (select ctx.region_id()))`,
      `grant select on stats.cell to onaltu_department`,
      // Moves what is not folded yet into the cells; a reader sees either before or after, never between.
      `create function stats.fold() returns int language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
        declare folded int;
        begin
          perform pg_advisory_xact_lock(hashtextextended('stats.fold', 0));
          with taken as (delete from facts.delta returning provider_id, day, measure, key, n),
          sums as (select p.region_id, t.provider_id, t.day, t.measure, t.key, sum(t.n)::int as n from taken t join directory.provider p on p.id = t.provider_id group by 1, 2, 3, 4, 5),
          kept as (insert into stats.cell select * from sums on conflict (region_id, provider_id, day, measure, key) do update set n = stats.cell.n + excluded.n returning 1)
          select count(*) into folded from kept;
          return folded;
        end $$`,
      `grant execute on function stats.fold() to onaltu_worker`,
      `create function stats.live(p_measure text, p_until date) returns table (provider_id uuid, key text, n bigint)
        language sql stable security definer set search_path = pg_catalog, pg_temp as $$
        select provider_id, key, sum(n) from (
          select c.provider_id, c.key, c.n from stats.cell c where c.region_id = (select ctx.region_id()) and c.measure = p_measure and c.day <= p_until
          union all
          select d.provider_id, d.key, d.n from facts.delta d join directory.provider p on p.id = d.provider_id
            where p.region_id = (select ctx.region_id()) and d.measure = p_measure and d.day <= p_until) all_cells
        group by provider_id, key $$`,
      `grant execute on function stats.live(text, date) to onaltu_department`,
    ]);
  }

  async down(db: QueryRunner): Promise<void> {
    await asDefiner(db, 'onaltu_stats_definer', [
      `drop function stats.live(text, date)`,
      `drop function stats.fold()`,
      `drop table stats.cell`,
    ]);
    await db.query(`drop table facts.delta`);
  }
}

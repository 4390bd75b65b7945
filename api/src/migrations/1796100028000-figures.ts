import type { MigrationInterface, QueryRunner } from 'typeorm';
import { countActs, letRead, rebuildOf } from './counting';
import { type SourceName } from './counts';
import { API, asDefiner } from './isolate';
import { readingOf } from './reading';

const DEFINER = 'onaltu_stats_definer';
const NAMES: readonly SourceName[] = [
  'core.case_move',
  'core.lesson',
  'core.attendance',
  'core.certificate',
  'core.assignment',
];
const CELL = `region_id uuid not null, provider_id uuid not null, day date not null, measure text not null, key text not null, n bigint not null,
  primary key (region_id, measure, day, provider_id, key)`;
const PINNED = `security definer set search_path = pg_catalog, pg_temp`;

/** Every act counts itself in its own transaction; cells by day and by month; what the acts say against what was counted. */
export class Figures1796100028000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await this.lengths(db);
    await this.readings(db);
    await asDefiner(db, DEFINER, [
      `drop function stats.live(text, date)`,
      `drop function stats.fold()`,
      `drop table stats.cell`,
      ...this.cells(),
      this.fold(),
      readingOf({ name: 'live', whose: { region: 'ctx.region_id()' } }),
      rebuildOf(NAMES),
      `grant execute on function stats.fold(), stats.rebuild() to onaltu_worker`,
      `grant execute on function stats.live(text[], date, date, text) to onaltu_department`,
    ]);
    await asDefiner(db, DEFINER, [`grant usage on schema stats to onaltu_owner`]);
    for (const source of NAMES) await countActs(db, source);
    await asDefiner(db, DEFINER, [`delete from facts.delta`, `select stats.rebuild()`]);
  }

  /** What an action took, in working minutes and the course in days, known at its completion and part of its history. */
  private async lengths(db: QueryRunner): Promise<void> {
    await db.query(`alter table case_move add column handled numeric check (handled >= 0), add column waited numeric check (waited >= 0),
      add column within_norm boolean`);
  }

  /** The definer of figures reads of acts what is counted: no name, no reason, no child. */
  private async readings(db: QueryRunner): Promise<void> {
    await db.query(`grant usage on schema core to ${DEFINER}`);
    for (const source of NAMES) await letRead(db, source);
    await db.query(`revoke insert on facts.delta from ${API}`);
    await db.query(`grant insert on facts.delta to ${DEFINER}`);
  }

  private cells(): string[] {
    return ['cell', 'month'].flatMap((name) => [
      `create table stats.${name} (${CELL})`,
      `alter table stats.${name} enable row level security`,
      `alter table stats.${name} force row level security`,
      `create policy own on stats.${name} for all to ${DEFINER} using (true) with check (true)`,
    ]);
  }

  /** Moves what is not folded yet into the cells; a reader sees either before or after, never between. */
  private fold(): string {
    const kept = (table: string, day: string): string =>
      `insert into stats.${table} as c select region_id, provider_id, ${day}, measure, key, sum(n) from taken group by 1, 2, 3, 4, 5
        on conflict (region_id, measure, day, provider_id, key) do update set n = c.n + excluded.n returning 1`;
    return `create function stats.fold() returns int language plpgsql volatile ${PINNED} as $$
      declare folded int;
      begin
        perform pg_advisory_xact_lock(hashtextextended('stats.fold', 0));
        with gone as (delete from facts.delta returning provider_id, day, measure, key, n),
        taken as materialized (select p.region_id, g.* from gone g join directory.provider p on p.id = g.provider_id),
        days as (${kept('cell', 'day')}),
        months as (${kept('month', `date_trunc('month', day)::date`)})
        select count(*) into folded from days;
        return folded;
      end $$`;
  }

  down(): Promise<void> {
    return Promise.reject(new Error('what an action took is part of its history and is not taken back'));
  }
}

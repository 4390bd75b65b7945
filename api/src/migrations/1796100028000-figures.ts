import type { MigrationInterface, QueryRunner } from 'typeorm';
import { countsIn, SOURCES, type SourceName } from './counts';
import { API, asDefiner } from './isolate';
import { readingOf } from './reading';

const DEFINER = 'onaltu_stats_definer';
const NAMES = Object.keys(SOURCES) as SourceName[];
const triggerOf = (source: SourceName): string => `count_${source.replace('core.', '')}`;
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
      this.rebuild(),
      `grant execute on function stats.fold(), stats.rebuild() to onaltu_worker`,
      `grant execute on function stats.live(text[], date, date, text) to onaltu_department`,
    ]);
    await this.acts(db);
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
    for (const source of NAMES) {
      await db.query(`create policy figures on ${source} as permissive for select to ${DEFINER} using (true)`);
      await db.query(`grant select (provider_id, ${SOURCES[source].columns.join(', ')}) on ${source} to ${DEFINER}`);
    }
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

  /** Counts all acts anew and adds what the figures lack; answers how many differed. Acts and figures are seen at one moment. */
  private rebuild(): string {
    const acts = NAMES.map((source) => countsIn(source, `${source} r`)).join('\nunion all\n');
    return `create function stats.rebuild() returns int language plpgsql volatile ${PINNED} as $$
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

  private async acts(db: QueryRunner): Promise<void> {
    await asDefiner(db, DEFINER, [`grant usage on schema stats to onaltu_owner`]);
    for (const source of NAMES) {
      const name = triggerOf(source);
      const { changes } = SOURCES[source];
      const counted = (row: string, n: string): string =>
        `r := ${row}; insert into facts.delta (provider_id, day, measure, key, n)
           select r.provider_id, c.day, c.measure, c.key, ${n} from (${countsIn(source)}) c (day, measure, key, n);`;
      const before = changes.length ? `if tg_op = 'UPDATE' then ${counted('old', '-c.n')} end if;` : '';
      await asDefiner(db, DEFINER, [
        `create function stats.${name}() returns trigger language plpgsql ${PINNED} as $$
          declare r record;
          begin
            ${before}
            ${counted('new', 'c.n')}
            return null;
          end $$`,
        `grant execute on function stats.${name}() to onaltu_owner`,
      ]);
      const when = changes.length ? `insert or update of ${changes.join(', ')}` : 'insert';
      await db.query(
        `create trigger count_acts after ${when} on ${source} for each row execute function stats.${name}()`,
      );
    }
  }

  down(): Promise<void> {
    return Promise.reject(new Error('what an action took is part of its history and is not taken back'));
  }
}

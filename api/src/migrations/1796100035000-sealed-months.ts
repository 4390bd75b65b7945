import { MONTH_ANSWERS } from '@onaltu/domain/sealing';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { countingOf, functionOf } from './counting';
import { SOURCES, type SourceName } from './counts';
import { CASE_IDLE, journalMissing } from './gaps';
import { API, asDefiner, AUTHOR, BOTH, grant, isolateByProvider, TENANT } from './isolate';

const DEFINER = 'onaltu_stats_definer';
const DEPARTMENT = 'onaltu_department';
const READS = `language sql stable security definer set search_path = pg_catalog, pg_temp`;
const OF_REGION = `p.region_id = (select ctx.region_id())`;
const FIRST_OF_MONTH = `month date not null check (extract(day from month) = 1)`;

/** What came and went since the last confirmation, one act and its contrary being nothing. */
const CHANGED = `
  select provider_id, month, version, measure, sum(greatest(n, 0))::int as added, sum(greatest(-n, 0))::int as removed from (
    select d.provider_id, d.month, d.version, d.measure, d.key, d.subject, sum(d.n)::int as n from facts.sealed_change d
    group by 1, 2, 3, 4, 5, 6 having sum(d.n) <> 0) nets group by 1, 2, 3, 4`;

/**
 * A provider confirms a month and its figures are kept as they stood; the department answers; what is counted in the month
 * afterwards is noted with its case. The department reads numbers through functions, and nothing of a case.
 */
export class SealedMonths1796100035000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await this.months(db);
    await this.changes(db);
    await this.answers(db);
    await this.lateActs(db);
    await this.readings(db);
  }

  private async months(db: QueryRunner): Promise<void> {
    await db.query(`create table core.sealed_month (
      ${TENANT}, ${FIRST_OF_MONTH}, version int not null check (version > 0), content text not null check (length(content) <= 500000),
      hash bytea not null check (hash = sha256(convert_to(content, 'UTF8'))), reason text not null default '' check (length(reason) <= 500), ${AUTHOR},
      constraint "month.already-sealed" primary key (provider_id, month, version))`);
    await isolateByProvider(db, 'core.sealed_month');
    await grant(db, 'core.sealed_month', { select: BOTH, insert: API });
    await db.query(`create policy figures on core.sealed_month as permissive for select to ${DEFINER} using (true)`);
    await db.query(
      `grant select (provider_id, month, version, content, hash, made_at) on core.sealed_month to ${DEFINER}`,
    );
  }

  private async changes(db: QueryRunner): Promise<void> {
    await db.query(`create table facts.sealed_change (
      ${TENANT}, id bigint generated always as identity, ${FIRST_OF_MONTH}, version int not null, day date not null, measure text not null, key text not null,
      subject uuid not null, n int not null, made_at timestamptz not null default ctx.now(), primary key (provider_id, id),
      foreign key (provider_id, month, version) references core.sealed_month (provider_id, month, version))`);
    await db.query(`create index sealed_change_month on facts.sealed_change (provider_id, month, version)`);
    await isolateByProvider(db, 'facts.sealed_change');
    await grant(db, 'facts.sealed_change', { select: API });
    await db.query(
      `create policy notes on facts.sealed_change as permissive for all to ${DEFINER} using (true) with check (true)`,
    );
    await db.query(`grant select, insert on facts.sealed_change to ${DEFINER}`);
  }

  private async answers(db: QueryRunner): Promise<void> {
    const ours = `region_id = (select ctx.owner_id())`;
    await db.query(`create table directory.month_answer (
      region_id uuid not null default ctx.region_id() references directory.region, of_provider uuid not null references directory.provider, ${FIRST_OF_MONTH},
      version int not null, answer text not null check (answer in (${MONTH_ANSWERS.map((one) => `'${one}'`).join(', ')})),
      comment text not null default '' check (length(comment) <= 500 and (answer <> 'RETURNED' or comment <> '')), ${AUTHOR},
      constraint "month.already-answered" primary key (of_provider, month, version),
      foreign key (of_provider, month, version) references core.sealed_month (provider_id, month, version))`);
    await db.query(`alter table directory.month_answer enable row level security`);
    await db.query(`alter table directory.month_answer force row level security`);
    await db.query(`create policy base on directory.month_answer for all to ${BOTH} using (true) with check (true)`);
    await db.query(`create policy tenant on directory.month_answer as restrictive for all to ${BOTH}
      using (${ours} or of_provider = (select ctx.owner_id()))
      with check (${ours} and exists (select from directory.provider p where p.id = of_provider))`);
    await grant(db, 'directory.month_answer', { select: BOTH, insert: API });
    await db.query(`create function directory.tell_answer() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
      begin
        perform pg_notify('live', concat_ws(' ', new.of_provider, 'month', to_char(new.month, 'YYYY-MM')));
        return null;
      end $$`);
    await db.query(
      `create trigger tell_answer after insert on directory.month_answer for each row execute function directory.tell_answer()`,
    );
  }

  /** An act of an ended month waits for whoever is sealing it, so that it is either in the kept figures or noted after them. */
  private async lateActs(db: QueryRunner): Promise<void> {
    await asDefiner(db, DEFINER, [
      `create function stats.note_late(p_subject uuid, p_late facts.delta[]) returns void language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
        begin
          perform pg_advisory_xact_lock_shared(hashtextextended('month.seal ' || p_late[1].provider_id, 0));
          insert into facts.sealed_change (provider_id, month, version, day, measure, key, subject, n)
            select l.provider_id, s.month, s.version, l.day, l.measure, l.key, p_subject, l.n from unnest(p_late) l
            cross join lateral (select m.month, m.version from core.sealed_month m where m.provider_id = l.provider_id
              and m.month = date_trunc('month', l.day)::date order by m.version desc limit 1) s;
        end $$`,
    ]);
    for (const source of Object.keys(SOURCES) as SourceName[]) {
      const [found] = (await db.query(`select to_regproc('${functionOf(source)}') is not null as made`)) as {
        made: boolean;
      }[];
      if (found?.made) await asDefiner(db, DEFINER, [countingOf(source)]); // a later migration makes its own
    }
  }

  private async readings(db: QueryRunner): Promise<void> {
    await db.query(`create policy gaps on core.case_file as permissive for select to ${DEFINER} using (true)`);
    await db.query(
      `grant select (provider_id, id, state, state_since, course_started_on) on core.case_file to ${DEFINER}`,
    );
    await db.query(`grant select (case_file_id) on core.attendance to ${DEFINER}`);
    const gaps = (what: string): string =>
      `(select count(*)::int from core.case_file c where c.provider_id = p.id and ${what})`;
    await asDefiner(db, DEFINER, [
      `create function stats.sealed_months(p_from date) returns table (provider_id uuid, month date, version int, first_at timestamptz, sealed_at timestamptz, added int, removed int)
        ${READS} as $$
        select s.provider_id, s.month, max(s.version), min(s.made_at), max(s.made_at), coalesce(max(c.added), 0), coalesce(max(c.removed), 0)
        from directory.provider p join core.sealed_month s on s.provider_id = p.id
        left join lateral (select sum(x.added)::int as added, sum(x.removed)::int as removed from (${CHANGED}) x
          where x.provider_id = s.provider_id and x.month = s.month and x.version = s.version
            and not exists (select from core.sealed_month later where later.provider_id = s.provider_id and later.month = s.month and later.version > s.version)) c on true
        where ${OF_REGION} and s.month >= p_from group by s.provider_id, s.month $$`,
      `create function stats.sealed_month(p_provider uuid, p_month date) returns table (version int, sealed_at timestamptz, content text, hash text)
        ${READS} as $$
        select s.version, s.made_at, s.content, encode(s.hash, 'hex') from directory.provider p join core.sealed_month s on s.provider_id = p.id
        where ${OF_REGION} and p.id = p_provider and s.month = p_month order by s.version desc limit 1 $$`,
      `create function stats.sealed_changes(p_provider uuid, p_month date) returns table (version int, measure text, added int, removed int)
        ${READS} as $$
        select x.version, x.measure, x.added, x.removed from directory.provider p join (${CHANGED}) x on x.provider_id = p.id
        where ${OF_REGION} and p.id = p_provider and x.month = p_month $$`,
      `create function stats.gaps(p_from date, p_until date) returns table (provider_id uuid, journals int, idle int)
        ${READS} as $$
        select p.id, ${gaps(journalMissing('p_from', 'p_until'))}, ${gaps(CASE_IDLE)} from directory.provider p where ${OF_REGION} $$`,
      `grant execute on function stats.sealed_months(date), stats.sealed_month(uuid, date), stats.sealed_changes(uuid, date), stats.gaps(date, date) to ${DEPARTMENT}`,
    ]);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('what was confirmed is kept and is not taken back'));
  }
}

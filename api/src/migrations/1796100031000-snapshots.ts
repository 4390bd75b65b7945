import { LEAST_THRESHOLD } from '@onaltu/domain/directory';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { CHILDREN_COUNTED, NATIONAL_CODE, READ_OF_CHILDREN, TURNOVER } from './children-counted';
import { asDefiner, grant, isolateByProvider, TENANT, WORKER } from './isolate';

const DEFINER = 'onaltu_stats_definer';
const DEPARTMENT = 'onaltu_department';
const PINNED = `security definer set search_path = pg_catalog, pg_temp`;
/** Of these tables the definer of figures reads rows since its first figures. */
const READ_BEFORE = ['core.case_move', 'directory.provider', 'directory.region'];
const TABLES = Object.keys(READ_OF_CHILDREN);
const READ_ANEW = TABLES.filter((table) => !READ_BEFORE.includes(table));
const FOR_THE_WORKER = [
  ...['stats.children_counted(uuid, date)', 'stats.turnover(uuid, date, date)', 'stats.snapshots_due(int)'],
  ...['stats.snapshot_before(uuid, date)', 'stats.keep_snapshot(uuid, date, text, int, int, int, json)'],
];
const FOR_THE_DEPARTMENT = ['stats.snapshots()', 'stats.snapshot_of(date)'];
const SHOWN = 'month, state, threshold, rounded_to, pinned, made_at, sha256';
const COLUMNS = `month date, state text, threshold int, rounded_to int, pinned int, made_at timestamptz, sha256 bytea`;

/** Children counted once a month under a pseudonym, and what of it may be seen, frozen. */
export class Snapshots1796100031000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await this.pseudonyms(db);
    for (const table of READ_ANEW)
      await db.query(`create policy children on ${table} as permissive for select to ${DEFINER} using (true)`);
    for (const table of TABLES)
      await db.query(`grant select (${READ_OF_CHILDREN[table]?.join(', ')}) on ${table} to ${DEFINER}`);
    await asDefiner(db, DEFINER, [
      NATIONAL_CODE,
      CHILDREN_COUNTED,
      TURNOVER,
      ...this.snapshots(),
      `grant execute on function ${FOR_THE_WORKER.join(', ')} to ${WORKER}`,
      `grant execute on function ${FOR_THE_DEPARTMENT.join(', ')} to ${DEPARTMENT}`,
    ]);
  }

  /** One child has one pseudonym in a region, under a key of its own; nobody who logs in reads it. */
  private async pseudonyms(db: QueryRunner): Promise<void> {
    await db.query(`create table facts.child_pseudonym (
      ${TENANT}, child_id uuid not null, iin_index bytea, stat_pid bytea not null check (octet_length(stat_pid) = 32),
      primary key (provider_id, child_id), foreign key (provider_id, child_id) references core.child (provider_id, id))`);
    await isolateByProvider(db, 'facts.child_pseudonym');
    await db.query(
      `create policy children on facts.child_pseudonym as permissive for select to ${DEFINER} using (true)`,
    );
    await db.query(`grant select on facts.child_pseudonym to ${DEFINER}`);
    await db.query(`grant select (provider_id, child_id, iin_index) on facts.child_pseudonym to ${WORKER}`);
    await grant(db, 'facts.child_pseudonym', { insert: WORKER, update: { [WORKER]: ['iin_index', 'stat_pid'] } });
  }

  /** Kept once and for ever: there is no grant, and no policy, to change or to take away one. */
  private snapshots(): string[] {
    return [
      `create table stats.snapshot (
        region_id uuid not null, month date not null check (extract(day from month) = 1), state text not null check (state in ('PUBLISHED', 'WITHHELD')),
        threshold int not null check (threshold >= ${LEAST_THRESHOLD}), rounded_to int not null check (rounded_to > 0), pinned int not null,
        content json, sha256 bytea, made_at timestamptz not null default now(), primary key (region_id, month),
        check ((state = 'PUBLISHED') = (pinned = 0)), check ((state = 'PUBLISHED') = (content is not null and sha256 is not null)))`,
      `alter table stats.snapshot enable row level security`,
      `alter table stats.snapshot force row level security`,
      `create policy own on stats.snapshot for select to ${DEFINER} using (true)`,
      `create policy kept on stats.snapshot for insert to ${DEFINER} with check (true)`,
      // A month is made from the third day after it, by this clock; the first one goes so many months back.
      `create function stats.snapshots_due(p_back int) returns table (region_id uuid, month date, threshold int) language sql stable ${PINNED} as $$
        with clock as (select (date_trunc('month', (now() at time zone 'Asia/Almaty') - interval '2 days') - interval '1 month')::date as last)
        select r.id, m::date, r.threshold from clock cross join directory.region r
        left join lateral (select max(s.month) as month from stats.snapshot s where s.region_id = r.id) made on true
        cross join lateral generate_series(coalesce(made.month + interval '1 month', clock.last - make_interval(months => p_back - 1)), clock.last, interval '1 month') m
        order by r.id, m $$`,
      `create function stats.snapshot_before(p_region uuid, p_month date) returns table (month date, threshold int, rounded_to int, content json) language sql stable ${PINNED} as $$
        select s.month, s.threshold, s.rounded_to, s.content from stats.snapshot s
        where s.region_id = p_region and s.month < p_month and s.state = 'PUBLISHED' order by s.month desc limit 1 $$`,
      `create function stats.keep_snapshot(p_region uuid, p_month date, p_state text, p_threshold int, p_rounded_to int, p_pinned int, p_content json) returns boolean language plpgsql volatile ${PINNED} as $$
        begin
          insert into stats.snapshot (region_id, month, state, threshold, rounded_to, pinned, content, sha256)
            values (p_region, p_month, p_state, p_threshold, p_rounded_to, p_pinned, p_content, sha256(convert_to(p_content::text, 'UTF8')))
            on conflict (region_id, month) do nothing;
          return found;
        end $$`,
      `create function stats.snapshots() returns table (${COLUMNS}) language sql stable ${PINNED} as $$
        select ${SHOWN} from stats.snapshot where region_id = (select ctx.region_id()) order by month desc $$`,
      `create function stats.snapshot_of(p_month date) returns table (${COLUMNS}, content json) language sql stable ${PINNED} as $$
        select ${SHOWN}, content from stats.snapshot where region_id = (select ctx.region_id()) and month = p_month $$`,
    ];
  }

  down(): Promise<void> {
    return Promise.reject(new Error('what was published is not taken back'));
  }
}

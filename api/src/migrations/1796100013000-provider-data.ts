import { CALENDAR_DAY_KINDS } from '@onaltu/domain/clock/days-off';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { API, AUTHOR, BOTH, grant, isolateByProvider, TENANT } from './isolate';

const ORDER_2024 = 'Order of 17.04.2024, Labour Code art. 85 (3)';
const ORDER_2025 = 'Order on a day of rest of January 2025, Labour Code art. 85 (3)';
const QURBAN = 'Labour Code art. 84 (5)';
const DAYS: readonly (readonly [day: string, kind: string, weeks: string, source: string])[] = [
  ['2024-05-04', 'WORKING', '{5}', ORDER_2024],
  ['2024-05-08', 'OFF', '{5}', ORDER_2024],
  ['2024-06-16', 'QURBAN_AIT', '{5,6}', QURBAN],
  ['2025-01-03', 'OFF', '{5,6}', ORDER_2025],
  ['2025-01-05', 'WORKING', '{5,6}', ORDER_2025],
  ['2025-06-06', 'QURBAN_AIT', '{5,6}', QURBAN],
  ['2026-05-27', 'QURBAN_AIT', '{5,6}', QURBAN],
];
const kinds = (list: readonly string[]): string => list.map((kind) => `'${kind}'`).join(', ');

/** What a provider sets for itself, what the operator keeps for all, and rooms that cannot hold two lessons at once. */
export class ProviderData1796100013000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await this.settings(db);
    await this.lessons(db);
    await this.calendar(db);
    await this.regulation(db);
  }

  /** A change is a new row: what held before stays readable, and who changed it. */
  private async settings(db: QueryRunner): Promise<void> {
    await db.query(`create table provider_setting (
      ${TENANT}, topic text not null check (length(topic) <= 60), version int not null check (version > 0), content jsonb not null, ${AUTHOR},
      constraint "version.stale" primary key (provider_id, topic, version))`);
    await db.query(`create table assessment_template (
      ${TENANT}, version int not null check (version > 1), draft_version int not null, domains jsonb not null, ${AUTHOR}, primary key (provider_id, version),
      constraint "assessment-template.already-published" unique (provider_id, draft_version))`);
    for (const table of ['provider_setting', 'assessment_template']) {
      await isolateByProvider(db, table);
      await grant(db, table, { select: BOTH, insert: API });
    }
  }

  private async lessons(db: QueryRunner): Promise<void> {
    await db.query(`alter table room add column capacity int not null default 30 check (capacity between 1 and 200),
      add column version int not null default 1`);
    await db.query(`alter table room alter column capacity drop default`);
    await db.query(`alter table room rename constraint room_provider_id_name_key to "room.same-name"`);
    await grant(db, 'room', { update: { onaltu_api: ['capacity', 'version'] } });
    await db.query(`alter table lesson add constraint "lesson.room-busy" exclude using gist
      (provider_id with =, room_id with =, tstzrange(starts_at, ends_at) with &&) where (state in ('PLANNED', 'HELD'))`);
    await db.query(
      `alter table attendance add column absence_reason text, add check (absence_reason is null or state <> 'PRESENT')`,
    );
    await grant(db, 'attendance', { update: { onaltu_api: ['absence_reason'] } });
    await db.query(`alter table attendance_change add column from_absence_reason text`);
  }

  /** Holidays are a rule now; what stays are the days no rule knows. */
  private async calendar(db: QueryRunner): Promise<void> {
    await db.query(`alter table directory.calendar_day drop constraint calendar_day_kind_check,
      add check (kind in (${kinds(CALENDAR_DAY_KINDS)})), add column weeks int[] not null default '{5,6}' check (weeks <@ '{5,6}' and cardinality(weeks) > 0)`);
    await db.query(`delete from directory.calendar_day where source = 'Labour Code art. 84 (5)'`);
    for (const row of DAYS)
      await db.query(`insert into directory.calendar_day (day, kind, weeks, source) values ($1, $2, $3, $4)`, [...row]);
    await this.operator(db, 'calendar_day', ['insert', 'delete']);
    await grant(db, 'directory.calendar_day', { insert: API, delete: API });
  }

  /** A version may be ended, once, by the one after it; what it says never changes. */
  private async regulation(db: QueryRunner): Promise<void> {
    await db.query(`alter table directory.regulation add constraint "regulation.overlaps" exclude using gist
      (daterange(valid_from, valid_to, '[]') with &&)`);
    await this.operator(db, 'regulation', ['insert']);
    await db.query(`create policy operator_ends on directory.regulation for update to ${API}
      using (valid_to is null and (select ctx.scope()) = 'operator') with check ((select ctx.scope()) = 'operator')`);
    await grant(db, 'directory.regulation', { insert: API, update: { onaltu_api: ['valid_to'] } });
  }

  private async operator(db: QueryRunner, table: string, acts: readonly ('insert' | 'delete')[]): Promise<void> {
    for (const act of acts)
      await db.query(`create policy operator_${act} on directory.${table} for ${act} to ${API}
        ${act === 'insert' ? 'with check' : 'using'} ((select ctx.scope()) = 'operator')`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`revoke insert, update on directory.regulation from ${API}`);
    await db.query(`drop policy operator_ends on directory.regulation`);
    await db.query(`drop policy operator_insert on directory.regulation`);
    await db.query(`alter table directory.regulation drop constraint "regulation.overlaps"`);
    await db.query(`revoke insert, delete on directory.calendar_day from ${API}`);
    for (const act of ['insert', 'delete']) await db.query(`drop policy operator_${act} on directory.calendar_day`);
    await db.query(`update directory.calendar_day set kind = 'OFF' where kind = 'QURBAN_AIT'`);
    await db.query(`alter table directory.calendar_day drop column weeks, drop constraint calendar_day_kind_check,
      add check (kind in ('OFF', 'WORKING'))`);
    await db.query(`alter table attendance_change drop column from_absence_reason`);
    await db.query(`alter table attendance drop column absence_reason`);
    await db.query(`alter table lesson drop constraint "lesson.room-busy"`);
    await db.query(`alter table room rename constraint "room.same-name" to room_provider_id_name_key`);
    await db.query(`alter table room drop column capacity, drop column version`);
    await db.query(`drop table assessment_template, provider_setting`);
  }
}

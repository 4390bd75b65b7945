import { LADDER_IDS } from '@onaltu/domain/reminders';
import { TERMINAL_STATES } from '@onaltu/domain/case-process';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { letSleep, type Waking, wake } from './wake';
import { API, asDefiner, BOTH, grant, ID, isolateByProvider, TENANT, WORKER } from './isolate';

const DEFINER = 'onaltu_registry_definer';
const words = (list: readonly string[]): string => list.map((word) => `'${word}'`).join(', ');
const OF_CASE = `foreign key (provider_id, case_file_id) references core.case_file (provider_id, id)`;

/** What may change whom a case reminds of what. */
const WAKES: readonly Waking[] = [
  ['case_file', 'insert or update of state, ends_on, evidence_version', 'new.id'],
  ['assignment', 'insert or update of ended_at, signs', 'new.case_file_id'],
  ['case_paper', 'insert or update', 'new.case_file_id'],
  ['programme', 'insert or update of approved_at', 'new.case_file_id'],
  ['assessment', 'insert or update of closed_at, summary', 'new.case_file_id'],
  ['conclusion', 'insert or update of drafted_evidence, text_sha256', 'new.case_file_id'],
  [
    'assessment_section',
    'insert or update of finished_at, answer',
    '(select a.case_file_id from core.assessment a where a.id = new.assessment_id)',
  ],
  ['goal', 'insert or update of state', '(select p.case_file_id from core.programme p where p.id = new.programme_id)'],
  [
    'conclusion_part',
    'insert or update of wording',
    '(select k.case_file_id from core.conclusion k where k.id = new.conclusion_id)',
  ],
  ['conclusion_signature', 'insert', '(select k.case_file_id from core.conclusion k where k.id = new.conclusion_id)'],
];

/** When each case is looked at next, and what whom it has reminded of. */
export class Reminders1796100050000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await this.due(db);
    await this.reminders(db);
    await this.months(db);
    await this.rounds(db);
    await this.registry(db);
    for (const waking of WAKES) await wake(db, waking);
  }

  /** A case that is over is looked at once more, and then has no row. */
  private async due(db: QueryRunner): Promise<void> {
    await db.query(`create table core.due (
      ${TENANT}, case_file_id uuid not null, look_on date not null, primary key (provider_id, case_file_id), ${OF_CASE})`);
    await db.query(`alter table core.case_file no force row level security`);
    await db.query(`insert into core.due (provider_id, case_file_id, look_on)
      select provider_id, id, (now() at time zone 'Asia/Almaty')::date from core.case_file where state not in (${words(TERMINAL_STATES)})`);
    await db.query(`alter table core.case_file force row level security`);
    await db.query(`create index due_next on core.due (provider_id, look_on)`);
    await isolateByProvider(db, 'core.due');
    await grant(db, 'core.due', {
      select: BOTH,
      insert: BOTH,
      delete: WORKER,
      update: { [API]: ['look_on'], [WORKER]: ['look_on'] },
    });
  }

  /** One row for each rung that fell, for each person it told: the same rung of the same deadline never twice. */
  private async reminders(db: QueryRunner): Promise<void> {
    await db.query(`create table core.reminder (
      ${TENANT}, ${ID}, case_file_id uuid, about text not null default '', ladder text not null check (ladder in (${words(LADDER_IDS)})), rung int not null, due_on date not null,
      recipient_id uuid not null references directory.account, stands_in boolean not null default false, escalates uuid, alone boolean not null,
      rang_at timestamptz not null default ctx.now(), seen_at timestamptz, seen_by text check (seen_by in ('APP')), closed_at timestamptz,
      primary key (provider_id, id), ${OF_CASE}, foreign key (provider_id, escalates) references core.reminder (provider_id, id),
      check ((seen_at is null) = (seen_by is null)),
      constraint reminder_once unique nulls not distinct (provider_id, case_file_id, about, ladder, due_on, rung, recipient_id))`);
    await db.query(`create index reminder_open on core.reminder (provider_id, case_file_id) where closed_at is null`);
    await db.query(
      `create index reminder_mine on core.reminder (provider_id, recipient_id, rang_at) where closed_at is null`,
    );
    await isolateByProvider(db, 'core.reminder');
    const seen = ['seen_at', 'seen_by'];
    await grant(db, 'core.reminder', {
      select: BOTH,
      insert: WORKER,
      update: { [API]: ['closed_at', ...seen], [WORKER]: ['closed_at'] },
    });
    await db.query(`create trigger tell_live after insert or update on core.reminder
      for each row execute function tell_live('reminder', 'recipient_id')`);
  }

  /** A month that is confirmed is no longer to be: that much the act itself says. */
  private async months(db: QueryRunner): Promise<void> {
    await db.query(`create function core.close_month() returns trigger language plpgsql as $$
      begin
        update core.reminder set closed_at = ctx.now()
        where provider_id = new.provider_id and case_file_id is null and ladder = 'MONTH' and about = to_char(new.month, 'YYYY-MM') and closed_at is null;
        return null;
      end $$`);
    await db.query(
      `create trigger close_month after insert on core.sealed_month for each row execute function core.close_month()`,
    );
  }

  /** Once a day the provider itself is looked at: its months, its week. */
  private async rounds(db: QueryRunner): Promise<void> {
    await db.query(
      `create table core.daily_round (${TENANT}, day date not null, made_at timestamptz not null default ctx.now(), primary key (provider_id, day))`,
    );
    await isolateByProvider(db, 'core.daily_round');
    await grant(db, 'core.daily_round', { select: WORKER, insert: WORKER });
  }

  /** Whose cases are due, and whose round of the day is not made: the providers, and nothing of theirs. */
  private async registry(db: QueryRunner): Promise<void> {
    const readable = {
      due: ['provider_id', 'look_on'],
      daily_round: ['provider_id', 'day'],
    };
    for (const [table, columns] of Object.entries(readable)) {
      await db.query(`create policy registry on core.${table} as permissive for select to ${DEFINER} using (true)`);
      await db.query(`grant select (${columns.join(', ')}) on core.${table} to ${DEFINER}`);
    }
    await db.query(`grant select (opened_on) on directory.provider to ${DEFINER}`);
    const listing = (name: string, body: string): string[] => [
      `create function directory.${name}(today date) returns setof uuid language sql stable security definer set search_path = pg_catalog, pg_temp as $$ ${body} $$`,
      `grant execute on function directory.${name}(date) to ${WORKER}`,
    ];
    await asDefiner(db, DEFINER, [
      ...listing(
        'providers_due',
        `select p.id from directory.provider p where exists (select from core.due d where d.provider_id = p.id and d.look_on <= today)`,
      ),
      ...listing(
        'providers_to_visit',
        `select p.id from directory.provider p where p.opened_on <= today and (p.closed_on is null or p.closed_on >= today)
           and not exists (select from core.daily_round r where r.provider_id = p.id and r.day = today)`,
      ),
    ]);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const [table] of WAKES) await letSleep(db, table);
    await db.query(`drop trigger close_month on core.sealed_month`);
    await db.query(`drop function core.close_month()`);
    await asDefiner(
      db,
      DEFINER,
      ['providers_due', 'providers_to_visit'].map((name) => `drop function directory.${name}(date)`),
    );
    await db.query(`revoke select (opened_on) on directory.provider from ${DEFINER}`);
    await db.query(`drop table core.daily_round, core.reminder, core.due`);
  }
}

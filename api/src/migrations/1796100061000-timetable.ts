import { LESSON_FORMS, LESSON_STATES } from '@onaltu/domain/course';
import { CANCEL_REASONS } from '@onaltu/domain/timetable';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { API, AUTHOR, BOTH, grant, ID, isolateByProvider, TENANT } from './isolate';

const words = (list: readonly string[]): string => `(${list.map((word) => `'${word}'`).join(', ')})`;
const WHEN = `tstzrange(starts_at, ends_at) with &&`;
const FILLED = ['lesson', 'attendance'];

/** Lessons that are planned: the rules they come from, and the place of each child in each of them, which nobody can have twice at a time. */
export class Timetable1796100061000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const table of FILLED) await db.query(`alter table ${table} no force row level security`); // every provider's rows get a place
    await this.series(db);
    await this.lessons(db);
    await this.places(db);
    await this.history(db);
    for (const table of FILLED) await db.query(`alter table ${table} force row level security`);
  }

  private async series(db: QueryRunner): Promise<void> {
    await db.query(`create table lesson_series (
      ${TENANT}, ${ID}, form text not null check (form in ${words(LESSON_FORMS)}), specialist_id uuid not null references directory.account, room_id uuid,
      weekdays int[] not null check (weekdays <@ '{1,2,3,4,5,6,7}' and cardinality(weekdays) > 0), starts_minute int not null check (starts_minute between 0 and 1439),
      minutes int not null check (minutes between 10 and 480), from_on date not null, to_on date not null check (to_on >= from_on),
      skipped date[] not null default '{}', held_on date[] not null default '{}', version int not null default 1, ${AUTHOR},
      primary key (provider_id, id), foreign key (provider_id, room_id) references room (provider_id, id))`);
    await isolateByProvider(db, 'lesson_series');
    await grant(db, 'lesson_series', { select: BOTH, insert: API, update: { onaltu_api: ['to_on', 'version'] } });
  }

  private async lessons(db: QueryRunner): Promise<void> {
    await db.query(`alter table lesson drop constraint lesson_state_check, add constraint lesson_state_check check (state in ${words(LESSON_STATES)}),
      add column series_id uuid, add column booked boolean not null default false, add column edited boolean not null default false,
      add column cancel_reason text check (cancel_reason in ${words(CANCEL_REASONS)}), add column if not exists makes_up_for uuid, add column stood_in_for uuid references directory.account,
      add column takes_place boolean generated always as (state in ('PLANNED', 'HELD')) stored,
      add unique (provider_id, id, starts_at, ends_at, takes_place), add check (cancel_reason is null or not (state in ('PLANNED', 'HELD'))),
      add foreign key (provider_id, series_id) references lesson_series (provider_id, id), add foreign key (provider_id, makes_up_for) references lesson (provider_id, id),
      add constraint "lesson.specialist-busy" exclude using gist (provider_id with =, specialist_id with =, ${WHEN}) where (booked and state in ('PLANNED', 'HELD'))`);
    await db.query(`create index lesson_specialist on lesson (provider_id, specialist_id, starts_at)`);
    await db.query(`create index lesson_room on lesson (provider_id, room_id, starts_at) where room_id is not null`);
    await db.query(
      `create index lesson_series_of on lesson (provider_id, series_id, starts_at) where series_id is not null`,
    );
    await db.query(`create index lesson_made_up on lesson (provider_id, makes_up_for) where makes_up_for is not null`);
    await grant(db, 'lesson', { update: { onaltu_api: ['specialist_id', 'edited', 'cancel_reason', 'stood_in_for'] } });
  }

  private async places(db: QueryRunner): Promise<void> {
    await db.query(`create table lesson_place (
      ${TENANT}, lesson_id uuid not null, case_file_id uuid not null, child_id uuid not null, starts_at timestamptz not null, ends_at timestamptz not null,
      takes_place boolean not null, away text check (away in ('PAUSE', 'ENDED')), ${AUTHOR}, primary key (provider_id, lesson_id, case_file_id))`);
    await db.query(`insert into lesson_place (provider_id, lesson_id, case_file_id, child_id, starts_at, ends_at, takes_place, made_by, made_at)
      select t.provider_id, t.lesson_id, t.case_file_id, t.child_id, t.starts_at, t.ends_at, l.takes_place, t.made_by, t.made_at
      from attendance t join lesson l on l.provider_id = t.provider_id and l.id = t.lesson_id`);
    await db.query(`alter table attendance drop constraint "lesson.child-busy"`);
    await db.query(`alter table lesson_place
      add foreign key (provider_id, lesson_id, starts_at, ends_at, takes_place) references lesson (provider_id, id, starts_at, ends_at, takes_place) on update cascade,
      add foreign key (provider_id, case_file_id) references case_file (provider_id, id), add foreign key (provider_id, child_id) references child (provider_id, id),
      add constraint "lesson.child-busy" exclude using gist (provider_id with =, child_id with =, ${WHEN}) where (takes_place and away is null)`);
    await db.query(
      `alter table attendance add foreign key (provider_id, lesson_id, case_file_id) references lesson_place (provider_id, lesson_id, case_file_id)`,
    );
    await db.query(`create index lesson_place_child on lesson_place (provider_id, child_id, starts_at)`);
    await db.query(`create index lesson_place_case on lesson_place (provider_id, case_file_id, starts_at)`);
    await isolateByProvider(db, 'lesson_place');
    await grant(db, 'lesson_place', { select: BOTH, insert: API, update: { onaltu_api: ['away', 'child_id'] } });
  }

  private async history(db: QueryRunner): Promise<void> {
    await db.query(`create table lesson_change (
      ${TENANT}, ${ID}, lesson_id uuid not null, kind text not null check (kind in ('MOVED', 'CANCELLED', 'SUBSTITUTED')), reason_code text, remark text not null default '' check (length(remark) <= 500),
      before jsonb not null, ${AUTHOR}, primary key (provider_id, id), foreign key (provider_id, lesson_id) references lesson (provider_id, id))`);
    await db.query(`create index lesson_change_of on lesson_change (provider_id, lesson_id)`);
    await db.query(`create table entry_unlock (
      ${TENANT}, ${ID}, specialist_id uuid not null references directory.account, from_on date not null, to_on date not null check (to_on >= from_on),
      reason text not null check (length(reason) <= 500), ${AUTHOR}, primary key (provider_id, id))`);
    await db.query(`create index entry_unlock_of on entry_unlock (provider_id, specialist_id, from_on)`);
    for (const table of ['lesson_change', 'entry_unlock']) {
      await isolateByProvider(db, table);
      await grant(db, table, { select: BOTH, insert: API });
    }
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table entry_unlock, lesson_change`);
    await db.query(`alter table attendance drop constraint attendance_provider_id_lesson_id_case_file_id_fkey`);
    await db.query(`drop table lesson_place`);
    await db.query(
      `alter table attendance add constraint "lesson.child-busy" exclude using gist (provider_id with =, child_id with =, ${WHEN})`,
    );
    await db.query(`alter table lesson drop constraint "lesson.specialist-busy", drop column takes_place, drop column stood_in_for, drop column makes_up_for,
      drop column cancel_reason, drop column edited, drop column booked, drop column series_id`);
    await db.query(`drop table lesson_series`);
  }
}

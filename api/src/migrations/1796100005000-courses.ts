import { ATTENDANCE_STATES, GOAL_STATES, LESSON_FORMS, LESSON_STATES } from '@onaltu/domain/course';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { API, AUTHOR, BOTH, grant, ID, isolateByProvider, TENANT } from './isolate';

const words = (list: readonly string[]): string => `(${list.map((word) => `'${word}'`).join(', ')})`;
const FORMS = words(LESSON_FORMS);
const ATTENDED = words(ATTENDANCE_STATES);

/** Action 4: the programme, the lessons, and one attendance row a child that carries its lesson's period. */
export class Courses1796100005000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await this.programme(db);
    await this.lessons(db);
  }

  private async programme(db: QueryRunner): Promise<void> {
    await db.query(`create table programme (
      ${TENANT}, ${ID}, case_file_id uuid not null, revision int not null, approved_at timestamptz, approved_by uuid, ${AUTHOR}, primary key (provider_id, id),
      unique (provider_id, case_file_id, revision), foreign key (provider_id, case_file_id) references case_file (provider_id, id))`);
    await db.query(`create table goal (
      ${TENANT}, ${ID}, programme_id uuid not null, domain text not null, wording text not null check (length(wording) <= 500), review_on date,
      state text not null default 'OPEN' check (state in ${words(GOAL_STATES)}), version int not null default 1, ${AUTHOR},
      primary key (provider_id, id), foreign key (provider_id, programme_id) references programme (provider_id, id))`);
    await db.query(`create table planned_lesson (
      ${TENANT}, ${ID}, programme_id uuid not null, form text not null check (form in ${FORMS}), specialist_id uuid not null references directory.account,
      planned int not null check (planned between 1 and 2000), ${AUTHOR}, primary key (provider_id, id), unique (provider_id, programme_id, form, specialist_id),
      foreign key (provider_id, programme_id) references programme (provider_id, id))`);
    for (const table of ['programme', 'goal', 'planned_lesson']) await isolateByProvider(db, table);
    await grant(db, 'programme', { select: BOTH, insert: API, update: { onaltu_api: ['approved_at', 'approved_by'] } });
    await grant(db, 'goal', { select: BOTH, insert: API, update: { onaltu_api: ['state', 'version'] } });
    await grant(db, 'planned_lesson', { select: BOTH, insert: API });
  }

  private async lessons(db: QueryRunner): Promise<void> {
    await db.query(
      `create table room (${TENANT}, ${ID}, name text not null, closed_at timestamptz, ${AUTHOR}, primary key (provider_id, id), unique (provider_id, name))`,
    );
    await db.query(`create table lesson (
      ${TENANT}, ${ID}, starts_at timestamptz not null, ends_at timestamptz not null, form text not null check (form in ${FORMS}),
      specialist_id uuid not null references directory.account, room_id uuid, state text not null check (state in ${words(LESSON_STATES)}), topic text not null default '',
      makes_up_for uuid, version int not null default 1, ${AUTHOR}, primary key (provider_id, id), unique (provider_id, id, starts_at, ends_at), check (ends_at > starts_at),
      foreign key (provider_id, room_id) references room (provider_id, id))`);
    await db.query(`create index lesson_time on lesson (provider_id, starts_at)`);
    await db.query(`create table attendance (
      ${TENANT}, lesson_id uuid not null, case_file_id uuid not null, child_id uuid not null, starts_at timestamptz not null, ends_at timestamptz not null,
      state text not null check (state in ${ATTENDED}), note text not null default '', version int not null default 1, ${AUTHOR},
      primary key (provider_id, lesson_id, case_file_id),
      foreign key (provider_id, lesson_id, starts_at, ends_at) references lesson (provider_id, id, starts_at, ends_at) on update cascade,
      foreign key (provider_id, case_file_id) references case_file (provider_id, id), foreign key (provider_id, child_id) references child (provider_id, id),
      constraint "lesson.child-busy" exclude using gist (provider_id with =, child_id with =, tstzrange(starts_at, ends_at) with &&))`);
    await db.query(`create index attendance_case on attendance (provider_id, case_file_id, starts_at)`);
    await db.query(`create table attendance_change (
      ${TENANT}, ${ID}, lesson_id uuid not null, case_file_id uuid not null, from_state text not null, to_state text not null, reason text not null, ${AUTHOR}, primary key (provider_id, id),
      foreign key (provider_id, lesson_id, case_file_id) references attendance (provider_id, lesson_id, case_file_id))`);
    for (const table of ['room', 'lesson', 'attendance', 'attendance_change']) await isolateByProvider(db, table);
    await grant(db, 'room', { select: BOTH, insert: API, update: { onaltu_api: ['name', 'closed_at'] } });
    await grant(db, 'lesson', {
      select: BOTH,
      insert: API,
      update: { onaltu_api: ['starts_at', 'ends_at', 'room_id', 'state', 'topic', 'version'] },
    });
    await grant(db, 'attendance', { select: BOTH, insert: API, update: { onaltu_api: ['state', 'note', 'version'] } });
    await grant(db, 'attendance_change', { select: BOTH, insert: API });
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table attendance_change, attendance, lesson, room, planned_lesson, goal, programme`);
  }
}

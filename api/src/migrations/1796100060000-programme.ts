import { GOAL_STATES } from '@onaltu/domain/course';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { API, AUTHOR, BOTH, grant, ID, isolateByProvider, TENANT } from './isolate';

const STATES = `(${GOAL_STATES.map((state) => `'${state}'`).join(', ')})`;
const FILLED = ['goal', 'programme'];

/** Goals that can be measured and go on from revision to revision, each judgement beside the last one; plans by the week; reviews. */
export class Programme1796100060000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const table of FILLED) await db.query(`alter table ${table} no force row level security`); // every provider's rows are filled
    await db.query(`alter table goal add column measure text not null default '' check (length(measure) <= 300), add column place int not null default 0, add column root_id uuid,
      drop constraint goal_state_check, add constraint goal_state_check check (state in ${STATES})`);
    await db.query(`update goal set root_id = id`);
    await db.query(`alter table goal alter column root_id set not null,
      add foreign key (provider_id, root_id) references goal (provider_id, id)`);
    await db.query(`create index goal_root on goal (provider_id, root_id)`);
    await db.query(`create index goal_programme on goal (provider_id, programme_id)`);
    await db.query(`alter table planned_lesson add column per_week int check (per_week between 1 and 40)`);
    await this.reviews(db);
    for (const table of FILLED) await db.query(`alter table ${table} force row level security`);
  }

  private async reviews(db: QueryRunner): Promise<void> {
    await db.query(`create table programme_review (
      ${TENANT}, ${ID}, programme_id uuid not null, held_on date not null, summary text not null check (length(summary) <= 2000), next_on date, ${AUTHOR},
      primary key (provider_id, id), check (next_on > held_on), foreign key (provider_id, programme_id) references programme (provider_id, id))`);
    await db.query(`create index programme_review_of on programme_review (provider_id, programme_id)`);
    await db.query(`create table goal_change (
      ${TENANT}, ${ID}, root_id uuid not null, from_state text not null check (from_state in ${STATES}), to_state text not null check (to_state in ${STATES}),
      judged_on date not null, remark text not null default '' check (length(remark) <= 500), review_id uuid, ${AUTHOR}, primary key (provider_id, id),
      foreign key (provider_id, root_id) references goal (provider_id, id), foreign key (provider_id, review_id) references programme_review (provider_id, id))`);
    await db.query(`create index goal_change_of on goal_change (provider_id, root_id)`);
    for (const table of ['programme_review', 'goal_change']) {
      await isolateByProvider(db, table);
      await grant(db, table, { select: BOTH, insert: API });
    }
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table goal_change, programme_review`);
    await db.query(`alter table planned_lesson drop column per_week`);
    await db.query(`alter table goal drop column root_id, drop column place, drop column measure`);
    await db.query(`drop index goal_programme`);
  }
}

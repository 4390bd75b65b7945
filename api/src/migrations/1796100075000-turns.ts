import type { MigrationInterface, QueryRunner } from 'typeorm';

const OPEN = 'done_at is null and failed_at is null';

/** What waits stands in the order it is taken in: by queue, by owner, by the moment it may be done. */
export class Turns1796100075000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`drop index outbox_waiting, outbox_open`);
    await db.query(
      `create index outbox_turns on outbox (queue, owner_id, (coalesce(not_before, created_at)), id) where dispatched_at is null and ${OPEN}`,
    );
    await db.query(`create index outbox_at_hand on outbox (dispatched_at) where dispatched_at is not null and ${OPEN}`);
    await db.query(`create index outbox_dead on outbox (id) where failed_at is not null and done_at is null`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop index outbox_turns, outbox_at_hand, outbox_dead`);
    await db.query(`create index outbox_waiting on outbox (id) where dispatched_at is null and done_at is null`);
    await db.query(`create index outbox_open on outbox (dispatched_at) where ${OPEN}`);
  }
}

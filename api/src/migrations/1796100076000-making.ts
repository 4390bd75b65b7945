import type { MigrationInterface, QueryRunner } from 'typeorm';
import { API, grant } from './isolate';

/** Whoever waits for something that was given up may have it tried again; who looks on hears when it was given up. */
export class Making1796100076000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await grant(db, 'dead_letter', { update: { [API]: ['retried_at'] } });
    await grant(db, 'outbox', { update: { [API]: ['failed_at', 'dispatched_at', 'not_before'] } });
    await db.query(`create index dead_letter_open on dead_letter (owner_id, queue) where retried_at is null`);
    await db.query(`
      create function tell_given_up() returns trigger language plpgsql as $$
      begin
        perform pg_notify('live', concat_ws(' ', new.owner_id, 'given-up', split_part(new.queue, '.', 1)));
        return null;
      end $$`);
    await db.query(
      `create trigger tell_live after insert or update on dead_letter for each row execute function tell_given_up()`,
    );
    await db.query(
      `create trigger tell_live after insert or update on journal for each row execute function tell_live('journal', 'id')`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop trigger tell_live on journal`);
    await db.query(`drop trigger tell_live on dead_letter`);
    await db.query(`drop function tell_given_up()`);
    await db.query(`drop index dead_letter_open`);
    await db.query(`revoke update (failed_at, dispatched_at, not_before) on outbox from ${API}`);
    await db.query(`revoke update (retried_at) on dead_letter from ${API}`);
  }
}

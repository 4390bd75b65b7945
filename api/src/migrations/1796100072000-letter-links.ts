import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATES = ['DUE', 'CLAIMED', 'ACCEPTED', 'REFUSED', 'UNKNOWN'];
const allowed = (column: string, words: readonly string[]): string =>
  `check (${column} in (${words.map((word) => `'${word}'`).join(', ')}))`;

/** Seen is said from the letter too; a letter of which nothing is left to say is not sent. */
export class LetterLinks1796100072000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await this.words(db, ['APP', 'MAIL'], [...STATES, 'NEEDLESS']);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`alter table core.reminder no force row level security`);
    await db.query(`alter table core.mail_ledger no force row level security`);
    await db.query(`update core.reminder set seen_by = 'APP' where seen_by = 'MAIL'`);
    await db.query(`update core.mail_ledger set state = 'REFUSED' where state = 'NEEDLESS'`);
    await db.query(`alter table core.mail_ledger force row level security`);
    await db.query(`alter table core.reminder force row level security`);
    await this.words(db, ['APP'], STATES);
  }

  private async words(db: QueryRunner, seenBy: readonly string[], states: readonly string[]): Promise<void> {
    await db.query(`alter table core.reminder drop constraint reminder_seen_by_check,
      add constraint reminder_seen_by_check ${allowed('seen_by', seenBy)}`);
    await db.query(`alter table core.mail_ledger drop constraint mail_ledger_state_check,
      add constraint mail_ledger_state_check ${allowed('state', states)}`);
  }
}

import type { QueryRunner } from 'typeorm';

const TODAY = `(ctx.now() at time zone 'Asia/Almaty')::date`;
/** A table whose rows bear on what a case reminds of: when, and how a row finds its case. */
export type Waking = readonly [table: string, when: string, caseFile: string];

/** What happens to such a row has its case looked at with the next sweep. */
export async function wake(db: QueryRunner, [table, when, caseFile]: Waking): Promise<void> {
  await db.query(`create function core.wake_${table}() returns trigger language plpgsql as $$
    begin
      insert into core.due (provider_id, case_file_id, look_on) values (new.provider_id, ${caseFile}, ${TODAY})
      on conflict (provider_id, case_file_id) do update set look_on = excluded.look_on where due.look_on > excluded.look_on;
      return null;
    end $$`);
  await db.query(
    `create trigger wake after ${when} on core.${table} for each row execute function core.wake_${table}()`,
  );
}

export async function letSleep(db: QueryRunner, table: string): Promise<void> {
  await db.query(`drop trigger wake on core.${table}`);
  await db.query(`drop function core.wake_${table}()`);
}

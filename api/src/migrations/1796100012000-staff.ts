import { LEAVE_KINDS } from '@onaltu/domain/staff';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { API, AUTHOR, BOTH, grant, ID, isolateByOwner } from './isolate';

const OWNER = `owner_id uuid not null default ctx.owner_id()`;
const MEMBER = `references directory.membership (owner_id, account_id)`;

/** Who is asked to join, who is away and who stands in. */
export class Staff1796100012000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await this.membership(db);
    await this.invitation(db);
    await this.leave(db);
    await this.mail(db);
  }

  private async membership(db: QueryRunner): Promise<void> {
    await db.query(`alter table directory.membership add column version int not null default 1`);
    await grant(db, 'directory.membership', { update: { onaltu_api: ['version'] } });
    await db.query(`create policy join_in on directory.account for insert to onaltu_auth_definer with check (true)`);
    await db.query(`create policy join_in on directory.membership for insert to onaltu_auth_definer with check (true)`);
    await db.query(
      `grant insert (id, email, last_name, first_name, middle_name, locale) on directory.account to onaltu_auth_definer`,
    );
    await db.query(
      `grant insert (owner_id, account_id, scope, roles, post) on directory.membership to onaltu_auth_definer`,
    );
  }

  /** Not a membership yet. The code itself is in the letter alone; what it is made from stands here, and its hash. */
  private async invitation(db: QueryRunner): Promise<void> {
    await db.query(`create table directory.invitation (
      ${OWNER}, ${ID}, scope text not null default ctx.scope() check (scope in ('provider', 'region', 'operator')),
      email text not null check (email = lower(email) and length(email) <= 254), last_name text not null, first_name text not null, middle_name text not null default '',
      locale text not null check (locale in ('kk', 'ru', 'en')), roles text[] not null check (cardinality(roles) > 0), post text,
      code_id uuid not null, code_hash bytea not null check (octet_length(code_hash) = 32), ends_at timestamptz not null,
      accepted_at timestamptz, withdrawn_at timestamptz, ${AUTHOR}, primary key (owner_id, id))`);
    await db.query(`create unique index "invitation.already-sent" on directory.invitation (owner_id, email)
      where accepted_at is null and withdrawn_at is null`);
    await db.query(`create unique index invitation_code on directory.invitation (code_hash)`);
    await isolateByOwner(db, 'directory.invitation');
    await grant(db, 'directory.invitation', {
      select: BOTH,
      insert: API,
      update: { onaltu_api: ['code_id', 'code_hash', 'ends_at', 'withdrawn_at'] },
    });
    await db.query(
      `create policy code on directory.invitation as permissive for all to onaltu_auth_definer using (true) with check (true)`,
    );
    await db.query(`grant select, update (accepted_at) on directory.invitation to onaltu_auth_definer`);
  }

  private async leave(db: QueryRunner): Promise<void> {
    await db.query(`create table staff_leave (
      ${OWNER}, ${ID}, account_id uuid not null, kind text not null check (kind in (${LEAVE_KINDS.map((kind) => `'${kind}'`).join(', ')})),
      from_on date not null, to_on date not null, substitute_id uuid check (substitute_id <> account_id),
      cancelled_at timestamptz, version int not null default 1, ${AUTHOR}, primary key (owner_id, id),
      foreign key (owner_id, account_id) ${MEMBER}, foreign key (owner_id, substitute_id) ${MEMBER},
      constraint "leave.ends-before-start" check (from_on <= to_on),
      constraint "leave.overlaps" exclude using gist (owner_id with =, account_id with =, daterange(from_on, to_on, '[]') with &&) where (cancelled_at is null))`);
    await db.query(
      `create index staff_leave_substitute on staff_leave (owner_id, substitute_id) where cancelled_at is null`,
    );
    await isolateByOwner(db, 'staff_leave');
    await grant(db, 'staff_leave', {
      select: BOTH,
      insert: API,
      update: { onaltu_api: ['kind', 'from_on', 'to_on', 'substitute_id', 'cancelled_at', 'version'] },
    });
  }

  /** A letter to somebody who has no account yet, and one to whoever stands in. */
  private async mail(db: QueryRunner): Promise<void> {
    const walled = ['mail_ledger', 'directory.invitation'];
    for (const table of walled) await db.query(`alter table ${table} no force row level security`); // a new key is held against all rows
    await db.query(`alter table mail_ledger alter column recipient_id drop not null, add column invitation_id uuid,
      add column stands_in boolean not null default false, drop constraint mail_ledger_dedup_key_check,
      add check (length(dedup_key) <= 250), add check (num_nonnulls(recipient_id, invitation_id) = 1),
      add foreign key (owner_id, invitation_id) references directory.invitation (owner_id, id)`);
    for (const table of walled) await db.query(`alter table ${table} force row level security`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`alter table mail_ledger drop column invitation_id, drop column stands_in, alter column recipient_id set not null,
      drop constraint mail_ledger_dedup_key_check, add check (length(dedup_key) <= 200)`);
    await db.query(`drop table staff_leave, directory.invitation`);
    await db.query(`drop policy join_in on directory.membership`);
    await db.query(`drop policy join_in on directory.account`);
    await db.query(
      `revoke insert (owner_id, account_id, scope, roles, post) on directory.membership from onaltu_auth_definer`,
    );
    await db.query(
      `revoke insert (id, email, last_name, first_name, middle_name, locale) on directory.account from onaltu_auth_definer`,
    );
    await db.query(`alter table directory.membership drop column version`);
  }
}

import { SENDS_NOBODY_KNOWS } from '@onaltu/domain/mails';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { API, asDefiner, grant } from './isolate';

const SHOWN =
  'owner_id, id, template, state, standing, attempts, answer, asked_at, next_try_at, claimed_at, sent_at, seen_at, retried_at';
const OPERATOR_ONLY = `if ctx.scope() <> 'operator' then raise exception 'only the operator' using errcode = '42501'; end if;`;

/** What became of each mail, for the head of its provider and, without address or case, for the operator; and a second round for what was refused. */
export class Mails1796100055000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`alter table mail_ledger add column said text check (length(said) <= 300), add column retried_at timestamptz, add column seen_at timestamptz,
      add column standing text generated always as (case
        when seen_at is not null then 'SEEN'
        when state = 'DUE' then case when attempts = 0 then 'WAITING' else 'DEFERRED' end
        when state = 'CLAIMED' then 'SENDING'
        when state = 'UNKNOWN' then case when unknowns < ${SENDS_NOBODY_KNOWS} then 'UNSURE' else 'UNKNOWN' end
        else state end) stored`);
    await grant(db, 'mail_ledger', {
      update: { onaltu_worker: ['said'], onaltu_api: ['state', 'next_try_at', 'retried_at', 'seen_at'] },
    });
    await db.query(`create index mail_ledger_standing on mail_ledger (owner_id, standing, id)`);
    await db.query(
      `create index mail_ledger_person on mail_ledger (owner_id, (coalesce(recipient_id, invitation_id)), id)`,
    );
    await db.query(`create index mail_ledger_across on mail_ledger (id)`);
    await this.operator(db);
  }

  /** The operator's eyes and one hand: neither sees an address, the words of a letter or the number of a case. */
  private async operator(db: QueryRunner): Promise<void> {
    await db.query(
      `create policy registry on mail_ledger as permissive for all to onaltu_registry_definer using (true) with check (true)`,
    );
    await db.query(
      `grant select (${SHOWN}), update (state, next_try_at, retried_at) on mail_ledger to onaltu_registry_definer`,
    );
    await db.query(
      `create policy registry on outbox as permissive for insert to onaltu_registry_definer with check (true)`,
    );
    await db.query(`grant insert (owner_id, scope, queue, data) on outbox to onaltu_registry_definer`);
    await db.query(`grant select (id, name_kk, name_ru, name_en) on directory.provider to onaltu_registry_definer`);
    await db.query(
      `create policy registry on directory.region as permissive for select to onaltu_registry_definer using (true)`,
    );
    await db.query(`grant select (id, name_kk, name_ru, name_en) on directory.region to onaltu_registry_definer`);
    await asDefiner(db, 'onaltu_registry_definer', [
      `create function directory.mails(p_id uuid, p_standings text[], p_before uuid, p_limit int) returns table (
         id uuid, owner_id uuid, kk text, ru text, en text, template text, standing text, attempts int, answer text,
         asked_at timestamptz, next_try_at timestamptz, claimed_at timestamptz, sent_at timestamptz, retried_at timestamptz)
       language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
       begin
         ${OPERATOR_ONLY}
         return query select m.id, m.owner_id, o.name_kk, o.name_ru, o.name_en, m.template, m.standing, m.attempts, m.answer,
             m.asked_at, m.next_try_at, m.claimed_at, m.sent_at, m.retried_at
           from core.mail_ledger m left join lateral (
             select p.name_kk, p.name_ru, p.name_en from directory.provider p where p.id = m.owner_id
             union all select r.name_kk, r.name_ru, r.name_en from directory.region r where r.id = m.owner_id) o on true
           where (p_id is null or m.id = p_id) and (p_standings is null or m.standing = any (p_standings)) and (p_before is null or m.id < p_before)
           order by m.id desc limit p_limit;
       end $$`,
      `create function directory.mail_counts() returns table (standing text, n bigint, oldest timestamptz)
       language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
       begin
         ${OPERATOR_ONLY}
         return query select m.standing, count(*), min(m.asked_at) from core.mail_ledger m group by m.standing;
       end $$`,
      `create function directory.send_again(p_mail uuid, p_queue text) returns boolean
       language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
       declare owner uuid;
       begin
         ${OPERATOR_ONLY}
         update core.mail_ledger m set state = 'DUE', next_try_at = now(), retried_at = now() where m.id = p_mail and m.standing = 'REFUSED' returning m.owner_id into owner;
         if owner is null then return false; end if;
         insert into core.outbox (owner_id, scope, queue, data) values (owner,
           case when exists (select from directory.provider p where p.id = owner) then 'provider'
                when exists (select from directory.region r where r.id = owner) then 'region' else 'operator' end,
           p_queue, jsonb_build_object('mailId', p_mail));
         return true;
       end $$`,
      `grant execute on function directory.mails(uuid, text[], uuid, int), directory.mail_counts(), directory.send_again(uuid, text) to ${API}`,
    ]);
  }

  async down(db: QueryRunner): Promise<void> {
    await asDefiner(db, 'onaltu_registry_definer', [
      `drop function directory.mails(uuid, text[], uuid, int), directory.mail_counts(), directory.send_again(uuid, text)`,
    ]);
    await db.query(`revoke select (id, name_kk, name_ru, name_en) on directory.region from onaltu_registry_definer`);
    await db.query(`drop policy registry on directory.region`);
    await db.query(`revoke select (name_kk, name_ru, name_en) on directory.provider from onaltu_registry_definer`);
    await db.query(`revoke insert (owner_id, scope, queue, data) on outbox from onaltu_registry_definer`);
    await db.query(`drop policy registry on outbox`);
    await db.query(
      `revoke select (${SHOWN}), update (state, next_try_at, retried_at) on mail_ledger from onaltu_registry_definer`,
    );
    await db.query(`drop policy registry on mail_ledger`);
    await db.query(`drop index mail_ledger_across`);
    await db.query(`drop index mail_ledger_person`);
    await db.query(`drop index mail_ledger_standing`);
    await db.query(
      `alter table mail_ledger drop column standing, drop column seen_at, drop column retried_at, drop column said`,
    );
  }
}

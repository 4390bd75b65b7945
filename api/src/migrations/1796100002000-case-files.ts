import { ACTIONS, CASE_STATES, TERMINAL_STATES, TRANSITIONS } from '@onaltu/domain/case-process';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { API, asDefiner, AUTHOR, BOTH, grant, ID, isolateByProvider, TENANT } from './isolate';

const list = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(', ');
const CASE = `case_file_id uuid not null`;
const OF_CASE = `foreign key (provider_id, case_file_id) references case_file (provider_id, id)`;
const NAME = `last_name text collate "kk-x-icu" not null, first_name text collate "kk-x-icu" not null, middle_name text collate "kk-x-icu" not null default ''`;

/** The spine: the child, who speaks for it, the case, its history, its papers and its team. */
export class CaseFiles1796100002000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await this.people(db);
    await this.caseFile(db);
    await this.history(db);
    await this.papers(db);
    await this.team(db);
    await this.registry(db);
  }

  private async people(db: QueryRunner): Promise<void> {
    await db.query(`create table child (
      ${TENANT}, ${ID}, ${NAME}, birth_date date not null, sex text not null check (sex in ('MALE', 'FEMALE')),
      language text not null check (language in ('kk', 'ru')), impairments text[] not null default '{}', address text not null default '',
      iin_sealed bytea, iin_index bytea check (octet_length(iin_index) = 32), other_paper text, version int not null default 1, ${AUTHOR},
      primary key (provider_id, id), constraint "child.same-iin" unique (provider_id, iin_index),
      check (iin_index is not null or other_paper is not null), check ((iin_index is null) = (iin_sealed is null)))`);
    await db.query(`create index child_name on child (provider_id, last_name, first_name, birth_date)`);
    await db.query(`create table representative (
      ${TENANT}, ${ID}, ${NAME}, phone text not null, email text, language text not null check (language in ('kk', 'ru')),
      version int not null default 1, ${AUTHOR}, primary key (provider_id, id))`);
    await db.query(`create index representative_phone on representative (provider_id, phone)`);
    await db.query(`create table iin_reveal (
      ${TENANT}, ${ID}, child_id uuid not null, reason text not null, ${AUTHOR}, primary key (provider_id, id), foreign key (provider_id, child_id) references child (provider_id, id))`);
    for (const table of ['child', 'representative', 'iin_reveal']) await isolateByProvider(db, table);
    await grant(db, 'iin_reveal', { insert: API, select: API });
    await grant(db, 'child', {
      select: BOTH,
      insert: API,
      update: {
        onaltu_api: [
          'last_name',
          'first_name',
          'middle_name',
          'birth_date',
          'sex',
          'language',
          'impairments',
          'address',
          'iin_sealed',
          'iin_index',
          'other_paper',
          'version',
        ],
      },
    });
    await grant(db, 'representative', {
      select: BOTH,
      insert: API,
      update: { onaltu_api: ['last_name', 'first_name', 'middle_name', 'phone', 'email', 'language', 'version'] },
    });
  }

  private async caseFile(db: QueryRunner): Promise<void> {
    await db.query(`create table number_series (
      ${TENANT}, series text not null check (series in ('registration', 'contract', 'certificate')), year int not null, last int not null, primary key (provider_id, series, year))`);
    await isolateByProvider(db, 'number_series');
    await grant(db, 'number_series', { select: API, insert: API, update: { onaltu_api: ['last'] } });
    await db.query(`create table case_file (
      ${TENANT}, ${ID}, state text not null default 'DRAFT' check (state in (${list(CASE_STATES)})), number text, regulation_id text references directory.regulation,
      child_id uuid, representative_id uuid, relation text check (relation in ('MOTHER', 'FATHER', 'GUARDIAN', 'TRUSTEE', 'OTHER')),
      channel text not null default 'OFFICE' check (channel in ('OFFICE', 'PORTAL', 'REFERRAL')), language text not null default 'kk' check (language in ('kk', 'ru')),
      draft_sealed bytea, received_on date, registered_at timestamptz, state_since timestamptz not null default date_trunc('milliseconds', ctx.now()),
      length_days int check (length_days between 1 and 3660), course_started_on date, course_ended_on date,
      evidence_version int not null default 1, version int not null default 1, ${AUTHOR},
      primary key (provider_id, id), unique (provider_id, number),
      foreign key (provider_id, child_id) references child (provider_id, id), foreign key (provider_id, representative_id) references representative (provider_id, id),
      check ((state = 'DRAFT') = (number is null)), check (state = 'DRAFT' or (child_id is not null and representative_id is not null and regulation_id is not null)))`);
    await db.query(`create index case_file_latest on case_file (provider_id, state_since desc, id desc)`);
    await db.query(`create index case_file_child on case_file (provider_id, child_id)`);
    await db.query(
      `create unique index "case-file.duplicate-open" on case_file (provider_id, child_id) where state not in ('DRAFT', ${list(TERMINAL_STATES)})`,
    );
    await isolateByProvider(db, 'case_file');
    await grant(db, 'case_file', {
      select: BOTH,
      insert: API,
      update: {
        onaltu_api: [
          'state',
          'number',
          'regulation_id',
          'child_id',
          'representative_id',
          'relation',
          'channel',
          'language',
          'draft_sealed',
          'received_on',
          'registered_at',
          'state_since',
          'length_days',
          'course_started_on',
          'course_ended_on',
          'evidence_version',
          'version',
        ],
      },
    });
    await this.transitions(db);
  }

  /** The second line: whatever the code does, the table of moves holds. */
  private async transitions(db: QueryRunner): Promise<void> {
    await db.query(
      `create table case_transition (from_state text not null, to_state text not null, primary key (from_state, to_state))`,
    );
    await db.query(
      `insert into case_transition values ${TRANSITIONS.map(([from, to]) => `('${from}', '${to}')`).join(', ')}`,
    );
    await db.query(`grant select on case_transition to ${BOTH}`);
    await db.query(`create function keep_the_chain() returns trigger language plpgsql as $$ begin
      if new.state <> old.state and not exists (select from core.case_transition t where t.from_state = old.state and t.to_state = new.state) then
        raise exception using errcode = '23514', constraint = 'case-file.wrong-state', message = 'no such move';
      end if;
      return new;
    end $$`);
    await db.query(
      `create trigger keep_the_chain before update of state on case_file for each row execute function keep_the_chain()`,
    );
  }

  private async history(db: QueryRunner): Promise<void> {
    await db.query(`create table case_move (
      ${TENANT}, ${ID}, ${CASE}, move text not null, from_state text not null, to_state text not null,
      reason text, effective_at timestamptz not null default ctx.now(), late boolean not null default false, paper_number text, ${AUTHOR},
      primary key (provider_id, id), ${OF_CASE}, check (late = false or reason is not null))`);
    await db.query(`create index case_move_case on case_move (provider_id, case_file_id, id)`);
    await db.query(`create table action_event (
      ${TENANT}, ${ID}, ${CASE}, action int not null check (action in (${Object.keys(ACTIONS).join(', ')})),
      kind text not null check (kind in ('START', 'INTERRUPT', 'RESUME', 'DONE')), at timestamptz not null default ctx.now(), made_by uuid not null default ctx.user_id(),
      primary key (provider_id, id), ${OF_CASE})`);
    await db.query(`create index action_event_case on action_event (provider_id, case_file_id, id)`);
    for (const table of ['case_move', 'action_event']) {
      await isolateByProvider(db, table);
      await grant(db, table, { select: BOTH, insert: API });
    }
  }

  private async papers(db: QueryRunner): Promise<void> {
    await db.query(`create table stored_file (
      ${TENANT}, ${ID}, ${CASE}, key text not null, name text not null check (length(name) <= 200), content_type text not null check (content_type in ('application/pdf', 'image/jpeg', 'image/png')),
      size int not null check (size > 0), sha256 bytea not null check (octet_length(sha256) = 32), ${AUTHOR}, primary key (provider_id, id), unique (provider_id, key), ${OF_CASE})`);
    await db.query(`create table case_paper (
      ${TENANT}, ${CASE}, kind text not null, keeping text not null check (keeping in ('SEEN', 'COPY')), number text, issued_on date, expires_on date, file_id uuid, ${AUTHOR},
      primary key (provider_id, case_file_id, kind), ${OF_CASE}, foreign key (provider_id, file_id) references stored_file (provider_id, id))`);
    await db.query(`create table consent (
      ${TENANT}, ${ID}, ${CASE}, representative_id uuid not null, text_version text not null, given_on date not null, withdrawn_at timestamptz, ${AUTHOR},
      primary key (provider_id, id), ${OF_CASE}, foreign key (provider_id, representative_id) references representative (provider_id, id))`);
    await db.query(`create table document (
      ${TENANT}, ${ID}, ${CASE}, kind text not null check (kind in ('RECEIPT', 'CONTRACT', 'CONCLUSION', 'CERTIFICATE')), language text not null check (language in ('kk', 'ru')),
      template_version int not null, model_sealed bytea not null, file_key text, sha256 bytea check (octet_length(sha256) = 32), size int, rendered_at timestamptz, ${AUTHOR},
      primary key (provider_id, id), ${OF_CASE}, check ((file_key is null) = (sha256 is null)))`);
    await db.query(`create index document_case on document (provider_id, case_file_id, kind, id)`);
    for (const table of ['stored_file', 'case_paper', 'consent', 'document']) await isolateByProvider(db, table);
    await grant(db, 'stored_file', { select: BOTH, insert: API });
    await grant(db, 'case_paper', {
      select: BOTH,
      insert: API,
      update: { onaltu_api: ['keeping', 'number', 'issued_on', 'expires_on', 'file_id'] },
    });
    await grant(db, 'consent', { select: BOTH, insert: API, update: { onaltu_api: ['withdrawn_at'] } });
    await grant(db, 'document', {
      select: BOTH,
      insert: API,
      update: { onaltu_worker: ['file_key', 'sha256', 'size', 'rendered_at'] },
    });
  }

  private async team(db: QueryRunner): Promise<void> {
    await db.query(`create table assignment (
      ${TENANT}, ${ID}, ${CASE}, specialist_id uuid not null references directory.account, post text not null, assigned_at timestamptz not null default ctx.now(),
      signs boolean not null default false, ended_at timestamptz, end_reason text, made_by uuid not null default ctx.user_id(), primary key (provider_id, id), ${OF_CASE},
      check ((ended_at is null) = (end_reason is null)))`);
    await db.query(
      `create unique index "assignment.already-assigned" on assignment (provider_id, case_file_id, specialist_id) where ended_at is null`,
    );
    await db.query(
      `create index assignment_specialist on assignment (provider_id, specialist_id) where ended_at is null`,
    );
    await isolateByProvider(db, 'assignment');
    await grant(db, 'assignment', {
      select: BOTH,
      insert: API,
      update: { onaltu_api: ['signs', 'ended_at', 'end_reason'] },
    });
  }

  /** Doors on paper, and the oblast-wide question: has another provider an open case of this child? It answers yes or no only. */
  private async registry(db: QueryRunner): Promise<void> {
    await db.query(`create table door (
      ${TENANT}, kind text not null, code_hash bytea not null check (octet_length(code_hash) = 32), subject_id uuid not null, made_at timestamptz not null default now(), closed_at timestamptz,
      primary key (provider_id, kind, code_hash))`);
    await db.query(`create unique index door_code on door (kind, code_hash)`);
    await isolateByProvider(db, 'door');
    await db.query(`create policy door on door as permissive for select to onaltu_public_definer using (true)`);
    await grant(db, 'door', { select: API, insert: API, update: { onaltu_api: ['closed_at'] } });
    await db.query(`grant select on door to onaltu_public_definer`);
    await asDefiner(db, 'onaltu_public_definer', [
      `create function pub.open_door(p_kind text, p_hash bytea) returns table (provider_id uuid, subject_id uuid)
        language sql stable security definer set search_path = pg_catalog, pg_temp as $$
        select d.provider_id, d.subject_id from core.door d where d.kind = p_kind and d.code_hash = p_hash and d.closed_at is null $$`,
      `grant execute on function pub.open_door(text, bytea) to onaltu_public`,
    ]);
    await db.query(`create table directory.open_child (
      provider_id uuid not null default ctx.provider_id() references directory.provider, case_file_id uuid not null, oblast_index bytea not null check (octet_length(oblast_index) = 32), primary key (provider_id, case_file_id))`);
    await db.query(`create index open_child_index on directory.open_child (oblast_index)`);
    await isolateByProvider(db, 'directory.open_child');
    await db.query(
      `create policy registry on directory.open_child as permissive for select to onaltu_registry_definer using (true)`,
    );
    await grant(db, 'directory.open_child', { select: API, insert: API, delete: API });
    await db.query(`grant select on directory.open_child to onaltu_registry_definer`);
    await asDefiner(db, 'onaltu_registry_definer', [
      `create function directory.open_elsewhere(p_index bytea) returns boolean
        language sql stable security definer set search_path = pg_catalog, pg_temp as $$
        select exists (select from directory.open_child o join directory.provider p on p.id = o.provider_id
          where o.oblast_index = p_index and o.provider_id <> (select ctx.provider_id())
            and p.region_id = (select region_id from directory.provider where id = (select ctx.provider_id()))) $$`,
      `grant execute on function directory.open_elsewhere(bytea) to ${API}`,
    ]);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop function directory.open_elsewhere(bytea)`);
    await db.query(`drop function pub.open_door(text, bytea)`);
    await db.query(
      `drop table directory.open_child, door, assignment, document, consent, case_paper, stored_file, action_event, case_move, case_file, case_transition, number_series, iin_reveal, representative, child`,
    );
    await db.query(`drop function keep_the_chain()`);
  }
}

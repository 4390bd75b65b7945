-- The ground of the walls: logins, signed identity, authentication, audit. Run by an administrator in the product's database;
-- every statement may run again. Migrations never touch what is made here. Passwords and pg_hba are set by deployment.

set check_function_bodies = off;   -- the directory these functions read is made by the migrations

-- ── 1. roles ─────────────────────────────────────────────────────────────────────────────────────────────────────
do $$
declare r text;
begin
  foreach r in array array['onaltu_owner', 'onaltu_stats_definer', 'onaltu_public_definer', 'onaltu_auth_definer',
                           'onaltu_ctx_definer', 'onaltu_audit_definer', 'onaltu_registry_definer'] loop
    if not exists (select from pg_roles where rolname = r) then execute format('create role %I nologin', r); end if;
  end loop;
  foreach r in array array['onaltu_migrator', 'onaltu_api', 'onaltu_worker', 'onaltu_relay', 'onaltu_department',
                           'onaltu_public', 'onaltu_backup'] loop
    if not exists (select from pg_roles where rolname = r) then execute format('create role %I login noinherit', r); end if;
  end loop;
end $$;
alter role onaltu_backup bypassrls inherit;                      -- pg_dump of forced tables needs it; nothing else has it
alter role onaltu_backup set default_transaction_read_only = on;
grant pg_read_all_data to onaltu_backup;
grant onaltu_owner to onaltu_migrator with inherit false, set true;
alter role onaltu_migrator set role = 'onaltu_owner';
alter role onaltu_migrator set search_path = core, directory;
alter role onaltu_api set search_path = core, directory;
alter role onaltu_worker set search_path = core, directory;
alter role onaltu_api        set statement_timeout = '5s';
alter role onaltu_api        set idle_in_transaction_session_timeout = '10s';
alter role onaltu_api        set lock_timeout = '4s';
alter role onaltu_worker     set statement_timeout = '30s';
alter role onaltu_worker     set idle_in_transaction_session_timeout = '60s';
alter role onaltu_worker     set lock_timeout = '5s';
alter role onaltu_relay      set statement_timeout = '10s';
alter role onaltu_relay      set idle_in_transaction_session_timeout = '30s';
alter role onaltu_department set statement_timeout = '5s';
alter role onaltu_department set default_transaction_read_only = on;
alter role onaltu_public     set statement_timeout = '1s';

do $$ begin
  execute format('revoke all on database %I from public', current_database());          -- TEMP goes with it
  execute format('grant connect on database %I to onaltu_migrator, onaltu_api, onaltu_worker, onaltu_relay, onaltu_department, onaltu_public, onaltu_backup', current_database());
end $$;
revoke all on schema public from public;
alter default privileges revoke execute on functions from public;
alter default privileges for role onaltu_owner, onaltu_stats_definer, onaltu_public_definer, onaltu_auth_definer, onaltu_ctx_definer,
  onaltu_audit_definer, onaltu_registry_definer revoke execute on functions from public;
-- large objects have no row-level security: take their constructors away
revoke execute on function lo_create(oid), lo_creat(integer), lo_from_bytea(oid, bytea), lo_import(text), lo_import(text, oid) from public;

create schema if not exists core      authorization onaltu_owner;
create schema if not exists directory authorization onaltu_owner;
create schema if not exists facts     authorization onaltu_owner;
create schema if not exists ctx       authorization onaltu_ctx_definer;
create schema if not exists audit     authorization onaltu_audit_definer;
create schema if not exists stats     authorization onaltu_stats_definer;
create schema if not exists pub       authorization onaltu_public_definer;
create schema if not exists authn     authorization onaltu_auth_definer;
create schema if not exists ext;
create extension if not exists pgcrypto schema ext;
create extension if not exists btree_gist schema ext;
grant usage on schema ext to public;
revoke execute on all functions in schema ext from public;
grant execute on all functions in schema ext to onaltu_ctx_definer, onaltu_audit_definer, onaltu_owner, onaltu_api, onaltu_worker;
grant usage on schema core, directory, facts to onaltu_api, onaltu_worker;
grant usage on schema core to onaltu_relay, onaltu_public_definer, onaltu_registry_definer;
grant usage on schema directory to onaltu_auth_definer, onaltu_stats_definer, onaltu_public_definer, onaltu_registry_definer;
grant usage on schema facts to onaltu_stats_definer;
grant usage on schema ctx to onaltu_api, onaltu_worker, onaltu_owner, onaltu_department, onaltu_audit_definer, onaltu_auth_definer, onaltu_stats_definer, onaltu_registry_definer;
grant usage on schema audit to onaltu_api, onaltu_worker;
grant usage on schema stats to onaltu_department, onaltu_worker;
grant usage on schema pub to onaltu_public;
grant usage on schema authn to onaltu_api, onaltu_worker;
grant create on schema directory to onaltu_registry_definer;   -- its yes-or-no function lives there
grant onaltu_stats_definer, onaltu_public_definer, onaltu_registry_definer to onaltu_owner with inherit false, set true;

-- ── 2. identity: who asks, signed, so that injected SQL cannot become somebody else ───────────────────────────────
create table if not exists ctx.key (kid smallint primary key, k bytea not null check (octet_length(k) >= 32));
alter table ctx.key owner to onaltu_ctx_definer;
-- Which moment a story is told at may be signed only where there is nothing to forge: in demo and test.
create table if not exists ctx.installation (one boolean primary key default true check (one), tells_stories boolean not null);
alter table ctx.installation owner to onaltu_ctx_definer;
-- app.ctx = kid|owner|user|scope|expiry (epoch seconds)|moment (epoch ms, empty: now)|hex hmac-sha256 of all before the last bar
create or replace function ctx.claims() returns text[] language plpgsql stable security definer parallel safe
set search_path = pg_catalog, pg_temp as $$
declare t text := current_setting('app.ctx', true); p text[]; key bytea;
begin
  if t is null or t = '' then raise exception 'identity missing' using errcode = '42501'; end if;
  p := string_to_array(t, '|');
  if cardinality(p) <> 7 or p[1] !~ '^\d{1,4}$' or p[5] !~ '^\d{1,12}$' or p[6] !~ '^\d{0,14}$' then raise exception 'identity malformed' using errcode = '42501'; end if;
  select k into key from ctx.key where kid = p[1]::smallint;
  if key is null or encode(ext.hmac(convert_to(array_to_string(p[1:6], '|'), 'UTF8'), key, 'sha256'), 'hex') <> p[7] then
    raise exception 'identity forged' using errcode = '42501'; end if;
  if p[5]::bigint < extract(epoch from clock_timestamp()) then raise exception 'identity expired' using errcode = '42501'; end if;
  if p[6] <> '' and not coalesce((select tells_stories from ctx.installation), false) then raise exception 'identity forged' using errcode = '42501'; end if;
  return p;
end $$;
create or replace function ctx.owner_id() returns uuid language sql stable parallel safe set search_path = pg_catalog, pg_temp
  as $$ select (ctx.claims())[2]::uuid $$;
create or replace function ctx.user_id() returns uuid language sql stable parallel safe set search_path = pg_catalog, pg_temp
  as $$ select (ctx.claims())[3]::uuid $$;
create or replace function ctx.scope() returns text language sql stable parallel safe set search_path = pg_catalog, pg_temp
  as $$ select (ctx.claims())[4] $$;
create or replace function ctx.provider_id() returns uuid language plpgsql stable parallel safe set search_path = pg_catalog, pg_temp as $$
declare c text[] := ctx.claims();
begin
  if c[4] <> 'provider' then raise exception 'identity is not a provider''s' using errcode = '42501'; end if;
  return c[2]::uuid;
end $$;
create or replace function ctx.region_id() returns uuid language plpgsql stable parallel safe set search_path = pg_catalog, pg_temp as $$
declare c text[] := ctx.claims();
begin
  if c[4] <> 'region' then raise exception 'identity is not a region''s' using errcode = '42501'; end if;
  return c[2]::uuid;
end $$;
-- The moment of an act: the transaction's own, or the signed one of a demo's story.
create or replace function ctx.now() returns timestamptz language plpgsql stable parallel safe set search_path = pg_catalog, pg_temp as $$
begin
  if coalesce(split_part(current_setting('app.ctx', true), '|', 6), '') = '' then return now(); end if;
  return to_timestamp((ctx.claims())[6]::bigint / 1000.0);
end $$;
do $$ declare f text; begin
  foreach f in array array['claims', 'owner_id', 'user_id', 'scope', 'provider_id', 'region_id', 'now'] loop
    execute format('alter function ctx.%I() owner to onaltu_ctx_definer', f);
    execute format('revoke execute on function ctx.%I() from public', f);
    execute format('grant execute on function ctx.%I() to onaltu_api, onaltu_worker, onaltu_owner, onaltu_department, onaltu_audit_definer, onaltu_auth_definer, onaltu_stats_definer, onaltu_registry_definer', f);
  end loop;
end $$;

-- ── 3. authentication: passwords, sessions, attempts; nobody but the functions below can read them ────────────────
set role onaltu_auth_definer;
create table if not exists authn.credential (
  account_id uuid primary key, password_hash text not null, changed_at timestamptz not null default now());
create table if not exists authn.session (
  id uuid primary key, account_id uuid not null, owner_id uuid not null, scope text not null check (scope in ('provider', 'region', 'operator')),
  roles text[] not null, address inet, agent text check (length(agent) <= 300),
  opened_at timestamptz not null default now(), seen_at timestamptz not null default now(),
  ends_at timestamptz not null default now() + interval '12 hours', ended_at timestamptz, ended_why text);
create index if not exists session_account on authn.session (account_id) where ended_at is null;
create table if not exists authn.attempt (
  id bigint generated always as identity primary key, kind text not null, subject bytea not null check (octet_length(subject) = 32),
  at timestamptz not null default clock_timestamp());
create index if not exists attempt_recent on authn.attempt (kind, subject, at);
create table if not exists authn.password_reset (
  code_hash bytea primary key check (octet_length(code_hash) = 32), account_id uuid not null, asked_at timestamptz not null default now(),
  ends_at timestamptz not null, used_at timestamptz);
create index if not exists password_reset_account on authn.password_reset (account_id) where used_at is null;

-- How long this subject (a hash of an account or an address) has to wait before the next try, in seconds; counts the try.
create or replace function authn.slow_down(p_kind text, p_subject bytea, p_free int, p_window interval) returns int
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare n int; oldest timestamptz;
begin
  perform pg_advisory_xact_lock(hashtextextended(p_kind || encode(p_subject, 'hex'), 0));
  select count(*), min(at) into n, oldest from (select at from authn.attempt
    where kind = p_kind and subject = p_subject and at > clock_timestamp() - p_window order by at desc limit p_free) last;
  if n >= p_free then return greatest(1, ceil(extract(epoch from oldest + p_window - clock_timestamp())))::int; end if;
  insert into authn.attempt (kind, subject) values (p_kind, p_subject);
  return 0;
end $$;
create or replace function authn.forget_attempts(p_kind text, p_subject bytea) returns void language sql volatile security definer
set search_path = pg_catalog, pg_temp as $$
  delete from authn.attempt where (kind = p_kind and subject = p_subject) or at < clock_timestamp() - interval '1 day' $$;
create or replace function authn.account_of(p_email text) returns table (account_id uuid, password_hash text, disabled boolean)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select a.id, c.password_hash, a.disabled_at is not null from directory.account a join authn.credential c on c.account_id = a.id
  where a.email = lower(p_email) $$;
create or replace function authn.password_of(p_account uuid) returns text
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select password_hash from authn.credential where account_id = p_account $$;
create or replace function authn.memberships_of(p_account uuid)
returns table (owner_id uuid, scope text, roles text[], name_kk text, name_ru text, name_en text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select m.owner_id, m.scope, m.roles, o.name_kk, o.name_ru, o.name_en from directory.membership m
  join lateral (select name_kk, name_ru, name_en from directory.provider where id = m.owner_id and closed_on is null
                union all select name_kk, name_ru, name_en from directory.region where id = m.owner_id
                union all select 'Оңалту', 'Оңалту', 'Onaltu' where m.scope = 'operator') o on true
  where m.account_id = p_account and m.ended_at is null order by o.name_kk $$;
create or replace function authn.open_session(p_id uuid, p_account uuid, p_owner uuid, p_address inet, p_agent text)
returns table (scope text, roles text[]) language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  return query insert into authn.session (id, account_id, owner_id, scope, roles, address, agent)
    select p_id, p_account, m.owner_id, m.scope, m.roles, p_address, left(p_agent, 300) from authn.memberships_of(p_account) m where m.owner_id = p_owner
    returning session.scope, session.roles;
end $$;
-- A session that lets in: not ended, used within 30 minutes, opened within 12 hours, its account not disabled, its roles still the membership's, its provider not closed.
create or replace function authn.holding(p_id uuid) returns setof authn.session language sql stable as $$
  select x.* from authn.session x where x.id = p_id and x.ended_at is null and x.ends_at > now() and x.seen_at > now() - interval '30 minutes'
    and exists (select from directory.account a where a.id = x.account_id and a.disabled_at is null)
    and exists (select from directory.membership m where m.account_id = x.account_id and m.owner_id = x.owner_id and m.ended_at is null and m.roles = x.roles)
    and not exists (select from directory.provider p where p.id = x.owner_id and p.closed_on is not null) $$;
-- The session behind a request, or 'ON401'. The mark of use is set at most once a minute.
create or replace function authn.require_session(p_id uuid) returns void
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare s authn.session;
begin
  select * into s from authn.holding(p_id);
  if s.id is null then raise exception 'session ended' using errcode = 'ON401'; end if;
  if s.seen_at < now() - interval '1 minute' then
    update authn.session set seen_at = now() where id in (select id from authn.session where id = p_id for update skip locked);
  end if;
end $$;
-- Whether a session would be let in now, without using it: who only listens is not at work.
create or replace function authn.session_holds(p_id uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$ select exists (select from authn.holding(p_id)) $$;
create or replace function authn.sessions_of(p_account uuid)
returns table (id uuid, owner_id uuid, scope text, address inet, agent text, opened_at timestamptz, seen_at timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select id, owner_id, scope, address, agent, opened_at, seen_at from authn.session
  where account_id = p_account and ended_at is null and ends_at > now() and seen_at > now() - interval '30 minutes' order by seen_at desc $$;
-- Ends one session of the account, or all of them.
create or replace function authn.end_sessions(p_account uuid, p_only uuid, p_why text) returns int
language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  with ended as (update authn.session set ended_at = now(), ended_why = p_why
    where account_id = p_account and ended_at is null and (p_only is null or id = p_only) returning 1) select count(*)::int from ended $$;
-- Those of the account at the owner who acts: nobody is signed out elsewhere by an administrator.
create or replace function authn.end_sessions_here(p_account uuid, p_why text) returns int
language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  with ended as (update authn.session set ended_at = now(), ended_why = p_why
    where account_id = p_account and owner_id = (select ctx.owner_id()) and ended_at is null returning 1) select count(*)::int from ended $$;
create or replace function authn.set_password(p_account uuid, p_hash text) returns void
language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  delete from authn.password_reset where account_id = p_account and used_at is null;
  insert into authn.credential (account_id, password_hash) values (p_account, p_hash)
  on conflict (account_id) do update set password_hash = excluded.password_hash, changed_at = now() $$;
-- What a code in a letter opens; no row for one that is unknown, used, withdrawn or too old.
create or replace function authn.invitation_of(p_hash bytea)
returns table (owner_id uuid, scope text, email text, last_name text, first_name text, known boolean)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select i.owner_id, i.scope, i.email, i.last_name, i.first_name, exists (select from directory.account a where a.email = i.email)
  from directory.invitation i where i.code_hash = p_hash and i.accepted_at is null and i.withdrawn_at is null and i.ends_at > now()
    and not exists (select from directory.provider p where p.id = i.owner_id and p.closed_on is not null) $$;
-- Whether anybody administers what the actor looks after, or is invited to: an official's providers, the operator's regions. Yes or no, never who.
create or replace function authn.administered() returns table (owner_id uuid, active boolean, invited boolean)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select o.id,
    exists (select from directory.membership m join directory.account a on a.id = m.account_id
      where m.owner_id = o.id and m.ended_at is null and a.disabled_at is null and o.administrator = any (m.roles)),
    exists (select from directory.invitation i
      where i.owner_id = o.id and i.accepted_at is null and i.withdrawn_at is null and i.ends_at > now() and o.administrator = any (i.roles))
  from (select p.id, 'PROVIDER_ADMIN' as administrator from directory.provider p where p.region_id = (select ctx.owner_id()) and (select ctx.scope()) = 'region'
        union all select r.id, 'DEPARTMENT_ADMIN' from directory.region r where (select ctx.scope()) = 'operator') o $$;
-- Makes the invited a member under the account that acts: the one of that e-mail, or a new one with this password. False: the code opens nothing, or no longer this.
create or replace function authn.accept_invitation(p_hash bytea, p_password_hash text) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare i directory.invitation; me uuid := ctx.user_id();
begin
  update directory.invitation n set accepted_at = now()
    where n.code_hash = p_hash and n.owner_id = ctx.owner_id() and n.accepted_at is null and n.withdrawn_at is null and n.ends_at > now() returning * into i;
  if i.id is null then return false; end if;
  if p_password_hash is not null then
    insert into directory.account (id, email, last_name, first_name, middle_name, locale) values (me, i.email, i.last_name, i.first_name, i.middle_name, i.locale);
    perform authn.set_password(me, p_password_hash);
  elsif not exists (select from directory.account a where a.id = me and a.email = i.email and a.disabled_at is null) then
    return false;   -- the account was disabled meanwhile; what was marked goes back with the refusal
  end if;
  insert into directory.membership (owner_id, account_id, scope, roles, post) values (i.owner_id, me, i.scope, i.roles, i.post);
  return true;
end $$;
-- A new code; an older one of the account opens nothing from now on.
create or replace function authn.open_reset(p_account uuid, p_hash bytea, p_minutes int) returns void
language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  delete from authn.password_reset where (account_id = p_account and used_at is null) or asked_at < now() - interval '1 day';
  insert into authn.password_reset (code_hash, account_id, ends_at) values (p_hash, p_account, now() + make_interval(mins => p_minutes)) $$;
create or replace function authn.reset_of(p_hash bytea) returns table (account_id uuid, email text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select a.id, a.email from authn.password_reset r join directory.account a on a.id = r.account_id
  where r.code_hash = p_hash and r.used_at is null and r.ends_at > now() and a.disabled_at is null $$;
-- Uses the code up: the account has this password and no session anywhere. False: the code opens nothing.
create or replace function authn.use_reset(p_hash bytea, p_password_hash text) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare account uuid;
begin
  update authn.password_reset set used_at = now() where code_hash = p_hash and account_id = ctx.user_id() and used_at is null and ends_at > now()
    returning account_id into account;
  if account is null then return false; end if;
  perform authn.set_password(account, p_password_hash), authn.end_sessions(account, null, 'password reset');
  return true;
end $$;
-- Demo people's mail is at names nobody can have (RFC 2606): production does not start with them.
create or replace function authn.has_demo_people() returns boolean language sql stable security definer
set search_path = pg_catalog, pg_temp as $$ select exists (select from directory.account where email like '%.example') $$;
grant execute on function authn.has_demo_people() to onaltu_api, onaltu_worker;
grant execute on function authn.slow_down(text, bytea, int, interval), authn.forget_attempts(text, bytea), authn.account_of(text), authn.password_of(uuid),
  authn.memberships_of(uuid), authn.open_session(uuid, uuid, uuid, inet, text), authn.require_session(uuid), authn.session_holds(uuid), authn.sessions_of(uuid),
  authn.end_sessions(uuid, uuid, text), authn.end_sessions_here(uuid, text), authn.set_password(uuid, text), authn.invitation_of(bytea),
  authn.administered(), authn.accept_invitation(bytea, text), authn.open_reset(uuid, bytea, int), authn.reset_of(bytea), authn.use_reset(bytea, text) to onaltu_api;
reset role;

-- ── 4. audit: written in the act's own transaction, chained later, altered by nobody ──────────────────────────────
set role onaltu_audit_definer;
create table if not exists audit.event (
  id bigint generated always as identity primary key, owner_id uuid not null, at timestamptz not null, actor uuid not null, scope text not null,
  action text not null check (length(action) <= 60), object_type text not null check (length(object_type) <= 40), object_id text not null check (length(object_id) <= 80),
  detail jsonb not null, db_role name not null, seq bigint, prev bytea, hash bytea,
  unique (owner_id, seq), check ((seq is null) = (hash is null)));
create index if not exists event_unchained on audit.event (owner_id, id) where seq is null;
create table if not exists audit.anchor (owner_id uuid not null, seq bigint not null, hash bytea not null, at timestamptz not null default clock_timestamp(), primary key (owner_id, seq));
-- Ids only: a name, a diagnosis or an IIN never stands in the detail.
create or replace function audit.append(p_action text, p_type text, p_id text, p_detail jsonb default '{}') returns void
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare c text[] := ctx.claims();
begin
  insert into audit.event (owner_id, at, actor, scope, action, object_type, object_id, detail, db_role)
  values (c[2]::uuid, case c[6] when '' then clock_timestamp() else ctx.now() end, c[3]::uuid, c[4], p_action, p_type, p_id, coalesce(p_detail, '{}'), session_user);
end $$;
create or replace function audit.canon(e audit.event) returns bytea language sql immutable set search_path = pg_catalog, pg_temp as $$
  select convert_to(jsonb_build_array(e.id, e.owner_id, e.seq, extract(epoch from e.at)::text, e.actor, e.scope, e.action,
                    e.object_type, e.object_id, e.detail, e.db_role)::text, 'UTF8') $$;
create or replace function audit.genesis(p_owner uuid) returns bytea language sql immutable set search_path = pg_catalog, pg_temp as $$
  select sha256(convert_to('genesis:' || p_owner::text, 'UTF8')) $$;
-- Chains at most p_most rows of what is not chained yet and answers the new heads, for an anchor outside the database; no head: nothing is left.
drop function if exists audit.chain();
create or replace function audit.chain(p_most int) returns table (owner_id uuid, seq bigint, hash text)
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare o uuid; e audit.event; last audit.event; rest int := p_most;
begin
  perform pg_advisory_xact_lock(hashtextextended('audit.chain', 0));
  for o in select distinct ev.owner_id from audit.event ev where ev.seq is null loop
    exit when rest <= 0;
    select * into last from audit.event ev where ev.owner_id = o and ev.seq is not null order by ev.seq desc limit 1;
    for e in select * from audit.event ev where ev.owner_id = o and ev.seq is null order by ev.id limit rest loop
      e.seq := coalesce(last.seq, 0) + 1;
      e.prev := coalesce(last.hash, audit.genesis(o));
      e.hash := sha256(e.prev || audit.canon(e));
      update audit.event ev set seq = e.seq, prev = e.prev, hash = e.hash where ev.id = e.id;
      last := e;
      rest := rest - 1;
    end loop;
    insert into audit.anchor (owner_id, seq, hash) values (o, last.seq, last.hash) on conflict do nothing;
    owner_id := o; seq := last.seq; hash := encode(last.hash, 'hex');
    return next;
  end loop;
end $$;
-- Walks one owner's chain and names the first fault; every anchor must still be met.
create or replace function audit.verify(p_owner uuid) returns table (ok boolean, bad_seq bigint, reason text, head_seq bigint, head_hash text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare e audit.event; prev bytea := audit.genesis(p_owner); want bigint := 1; a audit.anchor;
begin
  for e in select * from audit.event ev where ev.owner_id = p_owner and ev.seq is not null order by ev.seq loop
    if e.seq <> want then return query select false, want, 'row missing', null::bigint, null::text; return; end if;
    if e.prev <> prev or e.hash <> sha256(prev || audit.canon(e)) then return query select false, e.seq, 'row altered', null::bigint, null::text; return; end if;
    select * into a from audit.anchor an where an.owner_id = p_owner and an.seq = e.seq;
    if a.hash is not null and a.hash <> e.hash then return query select false, e.seq, 'history rewritten', null::bigint, null::text; return; end if;
    prev := e.hash; want := want + 1;
  end loop;
  if exists (select from audit.anchor an where an.owner_id = p_owner and an.seq >= want) then
    return query select false, want, 'tail cut off', null::bigint, null::text; return; end if;
  return query select true, null::bigint, null::text, want - 1, encode(prev, 'hex');
end $$;
create or replace function audit.owners() returns setof uuid language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select distinct owner_id from audit.event $$;
grant execute on function audit.append(text, text, text, jsonb) to onaltu_api, onaltu_worker;
grant execute on function audit.chain(int), audit.verify(uuid), audit.owners() to onaltu_worker;
reset role;

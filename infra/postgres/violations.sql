-- One row for each hole in the walls; none may be left after the migrations. The lists are reviewed by name: what is on them says why.
with
app(role) as (values ('onaltu_api'), ('onaltu_worker'), ('onaltu_relay'), ('onaltu_department'), ('onaltu_public')),
ours(schema) as (values ('core'), ('directory'), ('facts'), ('stats'), ('audit'), ('authn'), ('ctx'), ('pub')),
-- shared by every provider and holding nothing of any: the table of legal moves, and what migrations keep of themselves
shared(name) as (values ('core.case_transition'), ('core.migrations')),
-- found by a code on paper or in a letter, by the relay across owners, by an account, by the oblast-wide question
across(name) as (values ('core.door_code'), ('core.outbox_pkey'), ('core.outbox_turns'), ('core.outbox_at_hand'), ('core.outbox_dead'), ('core.dead_letter_across'), ('core.mail_ledger_unsent'), ('core.mail_ledger_across'),
                        ('directory.membership_account_id_idx'), ('directory.open_child_index'), ('directory.invitation_code')),
callable(role, name) as (values ('onaltu_department', 'stats.live'), ('onaltu_department', 'stats.whole'), ('onaltu_department', 'stats.sealed_months'), ('onaltu_department', 'stats.sealed_month'),
                        ('onaltu_department', 'stats.sealed_changes'), ('onaltu_department', 'stats.gaps'),
                        ('onaltu_department', 'stats.snapshots'), ('onaltu_department', 'stats.snapshot_of'), ('onaltu_public', 'pub.open_door')),
rel as (select c.*, n.nspname || '.' || c.relname as name, n.nspname from pg_class c join pg_namespace n on n.oid = c.relnamespace join ours on ours.schema = n.nspname),
tab as (select * from rel where relkind in ('r', 'p')),
walled as (select t.oid, t.name, t.relrowsecurity, t.relforcerowsecurity, a.attname as tenant, a.attnum as tenant_no
           from tab t join pg_attribute a on a.attrelid = t.oid and a.attname in ('provider_id', 'owner_id') and not a.attisdropped
           where t.nspname in ('core', 'directory', 'facts')),
func as (select p.*, n.nspname, n.nspname || '.' || p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace join ours on ours.schema = n.nspname),
index_of as (select i.*, n.nspname || '.' || c.relname as index_name, w.name as table_name, w.tenant_no from pg_index i
             join pg_class c on c.oid = i.indexrelid join pg_namespace n on n.oid = c.relnamespace join walled w on w.oid = i.indrelid)

select 'tenant table without forced row-level security' as what, name as where from walled where not (relrowsecurity and relforcerowsecurity)
union all select 'tenant table without its restrictive policy', w.name from walled w where not exists (
  select from pg_policy p where p.polrelid = w.oid and not p.polpermissive and p.polcmd = '*'
    and pg_get_expr(p.polqual, p.polrelid) = format('(%s = ( SELECT ctx.%s() AS %s))', w.tenant, w.tenant, w.tenant)
    and pg_get_expr(p.polwithcheck, p.polrelid) = pg_get_expr(p.polqual, p.polrelid)
    and p.polroles @> (select array_agg(oid) from pg_roles where rolname in ('onaltu_api', 'onaltu_worker')))
union all select 'tenant that a session could name itself', w.name from walled w where not exists (
  select from pg_attrdef d where d.adrelid = w.oid and d.adnum = w.tenant_no and pg_get_expr(d.adbin, d.adrelid) = format('ctx.%s()', w.tenant))
union all select 'table without row-level security', name from tab
  where nspname in ('core', 'directory', 'facts', 'stats') and not (relrowsecurity and relforcerowsecurity) and name not in (select name from shared)
union all select 'policy for everybody', t.name || ': ' || p.polname from pg_policy p join tab t on t.oid = p.polrelid where p.polroles = '{0}'
union all select 'foreign key between tenant tables without the tenant', con.conrelid::regclass || ': ' || con.conname from pg_constraint con
  join walled f on f.oid = con.conrelid and f.tenant = 'provider_id' join walled t on t.oid = con.confrelid and t.tenant = 'provider_id'
  where con.contype = 'f' and not f.tenant_no = any (con.conkey)
union all select 'foreign key that deletes for others', con.conrelid::regclass || ': ' || con.conname from pg_constraint con join walled f on f.oid = con.conrelid
  where con.contype = 'f' and con.confdeltype <> 'a'
union all select 'unique index that tells of other tenants', index_name from index_of
  where indisunique and not tenant_no = any (indkey::int2[]) and index_name not in (select name from across)
union all select 'index that does not begin with the tenant', index_name from index_of where indkey[0] <> tenant_no and index_name not in (select name from across)
union all select 'view that reads as its owner', name from rel
  where relkind = 'v' and not coalesce(reloptions && array['security_invoker=true', 'security_invoker=on'], false)
union all select 'materialized view', name from rel where relkind = 'm'
union all select 'partition with grants of its own', name || ' to ' || role from rel, app where relispartition and has_table_privilege(role, oid, 'SELECT, INSERT, UPDATE, DELETE')
union all select 'definer function without a pinned search_path', oid::regprocedure::text from func
  where prosecdef and not exists (select from unnest(proconfig) g where g = 'search_path=pg_catalog, pg_temp')
union all select 'function anybody may call', oid::regprocedure::text from func where has_function_privilege('public', oid, 'EXECUTE')
union all select 'definer function of a powerful role', f.oid::regprocedure::text from func f join pg_roles r on r.oid = f.proowner
  where f.prosecdef and (r.rolsuper or r.rolbypassrls or r.rolcanlogin or r.rolname = 'onaltu_owner')
union all select 'powerful login', rolname from pg_roles join app on role = rolname where rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolinherit
union all select 'login that owns something', role || ': ' || name from rel join pg_roles r on r.oid = relowner join app on role = r.rolname
union all select 'login that is a member of a role', m.member::regrole || ' of ' || m.roleid::regrole from pg_auth_members m join app on role = m.member::regrole::text
union all select 'dangerous grant', name || ' to ' || role from tab, app where has_table_privilege(role, oid, 'TRUNCATE, REFERENCES, TRIGGER')
union all select 'column that must not change', t.name || '.' || a.attname || ' by ' || role from tab t, app, pg_attribute a
  where a.attrelid = t.oid and a.attname in ('provider_id', 'owner_id', 'id') and not a.attisdropped and has_column_privilege(role, t.oid, a.attnum, 'UPDATE')
union all select 'history that can be rewritten', t.name || ' by ' || role from tab t, app
  where t.name in ('core.case_move', 'core.action_event', 'core.attendance_change', 'core.goal_change', 'core.lesson_change', 'core.entry_unlock', 'core.programme_review', 'core.conclusion_signature', 'audit.event', 'directory.entry_version',
                   'core.sealed_month', 'facts.sealed_change', 'directory.month_answer')
    and (has_any_column_privilege(role, t.oid, 'UPDATE') or has_table_privilege(role, t.oid, 'DELETE'))
union all select 'login that reads more than its list', name || ' to ' || role from rel, app
  where role in ('onaltu_department', 'onaltu_public') and relkind in ('r', 'p', 'v', 'm') and has_any_column_privilege(role, oid, 'SELECT')
union all select 'login that calls more than its list', name || ' to ' || role from func, app
  where role in ('onaltu_department', 'onaltu_public') and nspname <> 'ctx' and has_function_privilege(role, oid, 'EXECUTE') and (role, name) not in (select role, name from callable)
union all select 'relay that sees content', name || '.' || a.attname from rel join pg_attribute a on a.attrelid = rel.oid and a.attnum > 0 and not a.attisdropped
  where has_column_privilege('onaltu_relay', rel.oid, a.attnum, 'SELECT')
    and not (name = 'core.outbox' and a.attname in ('id', 'owner_id', 'scope', 'queue', 'created_at', 'not_before', 'dispatched_at', 'dispatches', 'done_at', 'failed_at'))
union all select 'secret somebody can read', name || ' to ' || role from tab, app where name in ('ctx.key', 'authn.credential', 'authn.session', 'authn.attempt', 'authn.password_reset', 'audit.event', 'audit.anchor')
  and has_any_column_privilege(role, oid, 'SELECT, INSERT, UPDATE')
union all select 'large objects', p.oid::regprocedure::text from pg_proc p
  where p.proname in ('lo_create', 'lo_creat', 'lo_from_bytea', 'lo_import') and has_function_privilege('public', p.oid, 'EXECUTE')
order by 1, 2

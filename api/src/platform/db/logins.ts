import type { DataSource } from 'typeorm';

export const DEPARTMENT_LOGIN = 'department';
export const PUBLIC_LOGIN = 'public';
export const RELAY_LOGIN = 'relay';

/** Demo people have passwords that everybody can read: production does not start beside them. */
export async function refuseDemoPeople(dataSource: DataSource): Promise<void> {
  const [found] = await dataSource.query<{ any: boolean }[]>('select authn.has_demo_people() as any');
  if (found?.any)
    throw new Error('This database holds demo people; the product does not start with them in production.');
}

/** Refuses a login that could walk through the walls: a superuser, an owner, a bypass role or a member of another role. */
export async function refusePowerfulLogin(dataSource: DataSource): Promise<void> {
  const [login] = await dataSource.query<{ name: string; fault: string | null }[]>(`
    select r.rolname as name, case
      when r.rolsuper then 'is a superuser'
      when r.rolbypassrls then 'bypasses row-level security'
      when r.rolcreaterole or r.rolcreatedb then 'may create roles or databases'
      when exists (select from pg_class c where c.relowner = r.oid) then 'owns tables'
      when exists (select from pg_auth_members m where m.member = r.oid) then 'is a member of another role'
    end as fault from pg_roles r where r.rolname = session_user`);
  if (login?.fault)
    throw new Error(`The database login ${login.name} ${login.fault}; the product does not start with it.`);
}

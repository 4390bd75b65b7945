import type { QueryRunner } from 'typeorm';

const WALLED = 'onaltu_api, onaltu_worker, onaltu_owner';
export type Grants = { select?: string; insert?: string; delete?: string; update?: Record<string, readonly string[]> };

async function wall(db: QueryRunner, table: string, mine: string): Promise<void> {
  await db.query(`alter table ${table} enable row level security`);
  await db.query(`alter table ${table} force row level security`);
  await db.query(`create policy base on ${table} as permissive for all to ${WALLED} using (true) with check (true)`);
  await db.query(
    `create policy tenant on ${table} as restrictive for all to ${WALLED} using (${mine}) with check (${mine})`,
  );
}

/** Gives a table its wall. Restrictive: a second permissive policy would otherwise be OR-ed and open every tenant. */
export const isolateByProvider = (db: QueryRunner, table: string): Promise<void> =>
  wall(db, table, `provider_id = (select ctx.provider_id())`);

/** The same wall for rows that belong to a provider or to a region. */
export const isolateByOwner = (db: QueryRunner, table: string): Promise<void> =>
  wall(db, table, `owner_id = (select ctx.owner_id())`);

/** Opens a walled table column by column: the tenant, the id and the author can never be updated. */
export async function grant(
  db: QueryRunner,
  table: string,
  { select, insert, delete: remove, update = {} }: Grants,
): Promise<void> {
  if (select) await db.query(`grant select on ${table} to ${select}`);
  if (insert) await db.query(`grant insert on ${table} to ${insert}`);
  if (remove) await db.query(`grant delete on ${table} to ${remove}`);
  for (const [login, columns] of Object.entries(update))
    await db.query(`grant update (${columns.join(', ')}) on ${table} to ${login}`);
}

export const API = 'onaltu_api';
export const WORKER = 'onaltu_worker';
export const BOTH = 'onaltu_api, onaltu_worker';

/** The columns every provider's table begins with. */
export const TENANT = `provider_id uuid not null default ctx.provider_id() references directory.provider`;
export const ID = `id uuid not null default uuidv7()`;
export const AUTHOR = `made_by uuid not null default ctx.user_id(), made_at timestamptz not null default ctx.now()`;

/** Runs statements as a definer, so that what they make belongs to it and to nobody who logs in. */
export async function asDefiner(db: QueryRunner, role: string, statements: readonly string[]): Promise<void> {
  await db.query(`set role ${role}`);
  for (const statement of statements) await db.query(statement);
  await db.query(`set role onaltu_owner`);
}

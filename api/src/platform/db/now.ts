import type { EntityManager } from 'typeorm';

const KEY = 'onaltu.now';

/** Keeps the moment of a transaction: PostgreSQL's clock when it began, so that no machine's own clock decides what is due. */
export function setNow({ queryRunner }: EntityManager, now: Date | undefined): void {
  if (queryRunner) queryRunner.data[KEY] = now;
}

/** The transaction's moment. In SQL the same is `ctx.now()`. */
export function nowOf({ queryRunner }: EntityManager): Date {
  const now: unknown = queryRunner?.data[KEY];
  if (!(now instanceof Date)) throw new Error('this transaction has no moment: it was not opened by TenantDb');
  return now;
}

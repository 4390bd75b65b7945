import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { Refused } from '@onaltu/domain/refused';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor, Idempotency } from '../auth/actor';
import { IdentitySigner } from './identity-signer';

/** The only door to the data for acts: one transaction that sees what this actor may see, and nothing else. */
@Injectable()
export class TenantDb {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly identity: IdentitySigner,
  ) {}

  async as<T>(actor: Actor, work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return this.dataSource.transaction(async (tx) => {
      await this.enter(tx, actor);
      return actor.idempotency ? once(tx, actor.idempotency, work) : work(tx);
    });
  }

  /** For what is asked before anyone is known: sign-in, slow-down. It sees only what the authentication functions answer. */
  async anonymous<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return this.dataSource.query<Row[]>(sql, parameters);
  }

  private async enter(tx: EntityManager, actor: Actor): Promise<void> {
    const context = this.identity.sign(actor);
    if (!actor.sessionId) await tx.query(`select set_config('app.ctx', $1, true)`, [context]);
    else
      await tx.query(`select set_config('app.ctx', $1, true), authn.require_session($2)`, [context, actor.sessionId]);
  }
}

/** The first try works and leaves its answer in the same transaction; a repeat gets that answer and changes nothing. */
async function once<T>(
  tx: EntityManager,
  { key, route, bodyHash }: Idempotency,
  work: (tx: EntityManager) => Promise<T>,
): Promise<T> {
  const claimed = await tx.query<unknown[]>(
    `insert into idempotency_key (key, route, body_hash) values ($1, $2, $3) on conflict do nothing returning key`,
    [key, route, bodyHash],
  );
  if (claimed.length === 0) {
    const [first] = await tx.query<{ route: string; body_hash: string; answer: T }[]>(
      `select route, body_hash, answer from idempotency_key where key = $1`,
      [key],
    );
    if (!first || first.route !== route || first.body_hash !== bodyHash)
      throw new Refused('request.idempotency-mismatch');
    return first.answer;
  }
  const answer = await work(tx);
  await tx.query(`update idempotency_key set answer = $2 where key = $1`, [key, JSON.stringify(answer ?? null)]);
  return answer;
}

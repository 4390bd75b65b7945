import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { Refused } from '@onaltu/domain/refused';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor, Idempotency } from '../auth/actor';
import { Envelope } from '../crypto/envelope';
import { askAs, entering } from './batch';
import { IdentitySigner } from './identity-signer';
import { setNow } from './now';
import { askIn, type Rows, type Statement } from './statement';

/** The only doors to the data: `as` for acts, `ask` for hot reads; each sees what this actor may see, and nothing else. */
@Injectable()
export class TenantDb {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly identity: IdentitySigner,
    private readonly envelope: Envelope,
  ) {}

  async as<T>(actor: Actor, work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return this.dataSource.transaction(async (tx) => {
      await this.enter(tx, actor);
      return actor.idempotency ? this.once(tx, actor, actor.idempotency, work) : work(tx);
    });
  }

  /** One transaction in one round trip: who asks, then every statement, each prepared; what one of them writes is written with the rest. */
  ask<Statements extends readonly Statement<unknown>[]>(
    actor: Actor,
    ...statements: Statements
  ): Promise<Rows<Statements>> {
    return askAs(this.dataSource, this.entering(actor), statements);
  }

  /** For what is asked before anyone is known: sign-in, slow-down. It sees only what the authentication functions answer. */
  async anonymous<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return this.dataSource.query<Row[]>(sql, parameters);
  }

  private async enter(tx: EntityManager, actor: Actor): Promise<void> {
    const [entered] = await askIn(tx, this.entering(actor));
    setNow(tx, actor.at ?? entered?.now);
  }

  private entering(actor: Actor): Statement<{ now: Date }> {
    return entering(this.identity.sign(actor), actor.sessionId);
  }

  /** The first try works and leaves its answer, sealed, in the same transaction; the same person's repeat gets that answer and changes nothing. */
  private async once<T>(
    tx: EntityManager,
    { ownerId }: Actor,
    { key, route, bodyHash }: Idempotency,
    work: (tx: EntityManager) => Promise<T>,
  ): Promise<T> {
    const claimed = await tx.query<unknown[]>(
      `insert into idempotency_key (key, route, body_hash) values ($1, $2, $3) on conflict do nothing returning key`,
      [key, route, bodyHash],
    );
    const place = `idempotency_key|${key}`;
    if (claimed.length > 0) {
      const answer = await work(tx);
      const sealed = this.envelope.seal(ownerId, place, JSON.stringify(answer ?? null));
      await tx.query(`update idempotency_key set answer_sealed = $2 where key = $1 and made_by = ctx.user_id()`, [
        key,
        sealed,
      ]);
      return answer;
    }
    const [first] = await tx.query<{ route: string; body_hash: Buffer; answer_sealed: Buffer }[]>(
      `select route, body_hash, answer_sealed from idempotency_key where key = $1 and made_by = ctx.user_id()`,
      [key],
    );
    if (!first || first.route !== route || !first.body_hash.equals(bodyHash))
      throw new Refused('request.idempotency-mismatch');
    return JSON.parse(this.envelope.open(ownerId, place, first.answer_sealed)) as T;
  }
}

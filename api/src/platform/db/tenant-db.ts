import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { Refused } from '@onaltu/domain/refused';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor, Idempotency } from '../auth/actor';
import { Envelope } from '../crypto/envelope';
import { Act, inOneGo } from './act';
import { askAs, entering } from './batch';
import { IdentitySigner } from './identity-signer';
import { setNow } from './now';
import { askIn, type Rows, type Statement, statement } from './statement';

const LEISURE = '1h';
/** Acts that are said as parts of one: whose, and in which transaction. */
const PARTS = new WeakMap<Actor, EntityManager>();

/** The only doors to the data: `as` for acts, `ask` for hot reads; each sees what this actor may see, and nothing else. */
@Injectable()
export class TenantDb {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly identity: IdentitySigner,
    private readonly envelope: Envelope,
  ) {}

  as<T>(actor: Actor, work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return this.asKnowing(actor, [], work);
  }

  /** The same, for an act that knows what it asks first: its first questions travel with its begin. */
  async asKnowing<Questions extends readonly Statement<unknown>[], T>(
    actor: Actor,
    questions: Questions,
    work: (tx: EntityManager, answers: Rows<Questions>) => Promise<T>,
  ): Promise<T> {
    const whole = PARTS.get(actor);
    if (whole) return work(whole, await inOneGo(whole, ...questions));
    const act = Act.on(this.dataSource);
    try {
      const claims = actor.idempotency ? [claim(actor.idempotency)] : [];
      const [entered, ...more] = await act.begin(this.entering(actor), ...claims, ...questions);
      setNow(act.manager, actor.at ?? entered[0]?.now);
      const isRepeat = claims.length > 0 && more[0]?.length === 0;
      const answer = isRepeat
        ? await this.firstAnswer<T>(act, actor)
        : await work(act.manager, more.slice(claims.length) as Rows<Questions>);
      if (!isRepeat) this.keepAnswer(act, actor, answer);
      await act.commit();
      return answer;
    } catch (error) {
      await act.rollback();
      throw error;
    } finally {
      await act.release();
    }
  }

  /** Many acts as one: each is said by `one`, who is this actor in this transaction, and all of them are done or none is. */
  async allOrNothing<T>(actor: Actor, work: (tx: EntityManager, one: Actor) => Promise<T>): Promise<T> {
    return this.as(actor, async (tx) => {
      const { idempotency: _, ...one } = actor; // the whole is repeated, not its parts
      PARTS.set(one, tx);
      try {
        return await work(tx, one);
      } finally {
        PARTS.delete(one);
      }
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

  /** The same for work of the night, which takes longer than anybody would wait. */
  atLeisure<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return this.dataSource.transaction(async (tx) => {
      await tx.query(`set local statement_timeout = '${LEISURE}'`);
      return tx.query<Row[]>(sql, parameters);
    });
  }

  private entering(actor: Actor): Statement<{ now: Date }> {
    return entering(this.identity.sign(actor), actor.sessionId);
  }

  /** The first try leaves its answer, sealed, in the same transaction. */
  private keepAnswer(act: Act, { ownerId, idempotency }: Actor, answer: unknown): void {
    if (!idempotency) return;
    const sealed = this.envelope.seal(ownerId, placeOf(idempotency), JSON.stringify(answer ?? null));
    act.leave([statement(ANSWERED, [idempotency.key, sealed])]);
  }

  /** The same person's repeat gets that answer and changes nothing. */
  private async firstAnswer<T>(act: Act, { ownerId, idempotency }: Actor): Promise<T> {
    const [first] = idempotency ? await askIn(act.manager, statement<First>(FIRST, [idempotency.key])) : [];
    if (!idempotency || !first || first.route !== idempotency.route || !first.body_hash.equals(idempotency.bodyHash))
      throw new Refused('request.idempotency-mismatch');
    return JSON.parse(this.envelope.open(ownerId, placeOf(idempotency), first.answer_sealed)) as T;
  }
}

type First = { route: string; body_hash: Buffer; answer_sealed: Buffer };
const placeOf = ({ key }: Idempotency): string => `idempotency_key|${key}`;
const claim = ({ key, route, bodyHash }: Idempotency): Statement<{ key: string }> =>
  statement(
    `insert into idempotency_key (key, route, body_hash) values ($1, $2, $3) on conflict do nothing returning key`,
    [key, route, bodyHash],
  );
const ANSWERED = `update idempotency_key set answer_sealed = $2 where key = $1 and made_by = ctx.user_id()`;
const FIRST = `select route, body_hash, answer_sealed from idempotency_key where key = $1 and made_by = ctx.user_id()`;

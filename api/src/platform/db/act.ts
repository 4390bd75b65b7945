import type { Client } from 'pg';
import { type DataSource, type EntityManager, QueryResult } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver';
import { PostgresQueryRunner } from 'typeorm/driver/postgres/PostgresQueryRunner';
import { type Answer, Batch, type Said } from './batch';
import { type Rows, type Statement, statement } from './statement';

const [BEGIN, COMMIT, ROLLBACK] = [statement('begin'), statement('commit'), statement('rollback')];
const [TRY, TRIED, TAKEN_BACK] = ['savepoint part', 'release savepoint part', 'rollback to savepoint part'].map(
  (text) => statement(text),
) as [Said, Said, Said];

/**
 * The transaction of one act. Every text is prepared, TypeORM's too. What nobody waits for travels with the next question
 * of the act, at the latest with its commit: one message, one round trip.
 */
export class Act extends PostgresQueryRunner {
  private unsaid: Said[] = [];

  static on(dataSource: DataSource): Act {
    const act = new Act(dataSource.driver as PostgresDriver, 'master');
    return Object.assign(act, { manager: dataSource.createEntityManager(act) });
  }

  static of({ queryRunner }: EntityManager): Act {
    if (!(queryRunner instanceof Act)) throw new Error('outside of an act');
    return queryRunner;
  }

  /** Begins and asks the first questions in one message. */
  async begin<Statements extends readonly Statement<unknown>[]>(...statements: Statements): Promise<Rows<Statements>> {
    await this.connect();
    this.isTransactionActive = true;
    const [, ...answers] = await this.say([BEGIN, ...statements]);
    return answers.map(({ rows }) => rows) as Rows<Statements>;
  }

  /** An act whose fault somebody swallowed is no act that was done. */
  async commit(): Promise<void> {
    const [done] = await this.say([COMMIT]);
    this.isTransactionActive = false;
    if (done?.command !== 'COMMIT') throw new Error('the act was rolled back');
  }

  /** Takes back what an act has done, and lets go of a connection that does not answer to that. */
  async rollback(): Promise<void> {
    this.unsaid = [];
    if (!this.isTransactionActive) return;
    this.isTransactionActive = false;
    await this.say([ROLLBACK]).catch(() => this.hangUp());
  }

  /** A part of the act that may fail alone: what it has done is taken back then, and the act goes on. */
  async part<T>(work: () => Promise<T>): Promise<T> {
    await this.say([TRY]);
    try {
      const done = await work();
      await this.say([TRIED]);
      return done;
    } catch (error) {
      this.unsaid = [];
      await this.say([TAKEN_BACK]);
      throw error;
    }
  }

  private async hangUp(): Promise<void> {
    const client = (await this.connect()) as Client;
    void client.end().catch(() => undefined); // the pool takes no client back that is ending
  }

  /** Leaves statements for the next message; the first that fails ends the act there. */
  leave(statements: readonly Said[]): void {
    this.unsaid.push(...statements);
  }

  async say(statements: readonly Said[]): Promise<Answer[]> {
    const client = (await this.connect()) as Client;
    const left = this.unsaid;
    this.unsaid = [];
    return (await client.query(new Batch([...left, ...statements])).answers).slice(left.length);
  }

  /** TypeORM's own way to the database; who calls says what it answers. */
  override async query(text: string, values: unknown[] = [], structured = false): Promise<never> {
    const [answer] = await this.say([{ text, values }]);
    const { rows = [], rowCount = null, command = '' } = answer ?? {};
    const raw = command === 'UPDATE' || command === 'DELETE' ? [rows, rowCount] : rows;
    return (structured ? Object.assign(new QueryResult(), { records: rows, affected: rowCount, raw }) : raw) as never;
  }
}

/** Several statements of an act in one round trip; the first that fails ends the act, as it would alone. */
export async function inOneGo<Statements extends readonly Statement<unknown>[]>(
  tx: EntityManager,
  ...statements: Statements
): Promise<Rows<Statements>> {
  return (await Act.of(tx).say(statements)).map(({ rows }) => rows) as Rows<Statements>;
}

/** Statements whose answer nobody needs: they keep their place in the act's order and travel with what it asks next. */
export function withTheNext(tx: EntityManager, ...statements: Statement<unknown>[]): Promise<void> {
  Act.of(tx).leave(statements);
  return Promise.resolve();
}

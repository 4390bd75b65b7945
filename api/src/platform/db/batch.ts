import { type Client, type Connection, Query, type QueryResult, type Submittable } from 'pg';
import { type DataSource, QueryFailedError } from 'typeorm';
import { type Rows, type Statement, statement } from './statement';

/** A text and its values, whoever wrote it. */
export type Said = { readonly text: string; readonly values: readonly unknown[] };
export type Answer = Pick<QueryResult<Record<string, unknown>>, 'rows' | 'rowCount' | 'command'>;

/** What pg's client does with the query it is busy with; its types name `submit` alone. */
type Part = {
  readonly name?: string;
  readonly text: string;
  prepare(connection: Connection): void;
  handleRowDescription(message: object): void;
  handleDataRow(message: object): void;
  handleCommandComplete(message: object, connection: Connection): void;
  handleReadyForQuery(connection: Connection): void;
};

/** A table's columns have changed type since the statement was prepared on this connection. */
const PLAN_OUTLIVED = '0A000';

/** Texts that grow with a list would fill a connection's memory: past these, a text is parsed each time. */
const MOST_NAMES = 2000;
const NAMES = new Map<string, string>();
/** One name a text: a connection parses it once. */
function nameOf(text: string): string | undefined {
  const known = NAMES.get(text);
  if (known !== undefined || NAMES.size === MOST_NAMES) return known;
  const name = `s${NAMES.size + 1}`;
  NAMES.set(text, name);
  return name;
}

/**
 * Prepared statements that travel as one message ending in a single Sync: one round trip, and one transaction without saying so.
 * To pg's client it is one query; each part is a query of pg's own whose Sync is left out.
 */
export class Batch implements Submittable {
  readonly answers: Promise<Answer[]>;
  private readonly parts: readonly Part[];
  private readonly answered: Answer[] = [];
  private current = 0;
  private settle!: { done: (answers: Answer[]) => void; fail: (error: unknown) => void };

  constructor(statements: readonly Said[]) {
    this.parts = statements.map((statement, index) => this.part(statement, index));
    this.answers = new Promise((done, fail) => (this.settle = { done, fail }));
  }

  get rows(): Promise<unknown[][]> {
    return this.answers.then((answers) => answers.map(({ rows }) => rows));
  }

  /** Read by pg's client to remember what a connection has parsed. */
  get name(): string | undefined {
    return this.parts[this.current]?.name;
  }

  get text(): string | undefined {
    return this.parts[this.current]?.text;
  }

  submit = (connection: Connection): void => {
    const unsynced = Object.create(connection, { sync: { value: () => undefined } }) as Connection;
    connection.stream.cork();
    for (const part of this.parts) part.prepare(unsynced);
    connection.sync();
    connection.stream.uncork();
  };

  handleRowDescription(message: object): void {
    this.parts[this.current]?.handleRowDescription(message);
  }

  handleDataRow(message: object): void {
    this.parts[this.current]?.handleDataRow(message);
  }

  handleCommandComplete(message: object, connection: Connection): void {
    this.parts[this.current++]?.handleCommandComplete(message, connection);
  }

  handleReadyForQuery(connection: Connection): void {
    for (const part of this.parts) part.handleReadyForQuery(connection);
    this.settle.done(this.answered);
  }

  /**
   * pg drops a query at its first error. What the server skips after it was never parsed; and nobody else gets the connection
   * before it is known whether it lives on.
   */
  handleError(error: Error, connection: Connection): void {
    const { submittedNamedStatements } = connection as unknown as { submittedNamedStatements: Record<string, string> };
    for (const { name } of this.parts) if (name) Reflect.deleteProperty(submittedNamedStatements, name);
    if ((error as { code?: string }).code === PLAN_OUTLIVED) connection.stream.destroy(); // whoever comes next prepares anew
    const failed = new QueryFailedError(this.text ?? '', [], error);
    const over = (): void => {
      connection.off('readyForQuery', over).off('end', over);
      this.settle.fail(failed);
    };
    if (connection.stream.destroyed) over();
    else connection.once('readyForQuery', over).once('end', over);
  }

  private part({ text, values }: Said, index: number): Part {
    const query = new Query({ name: nameOf(text), text, values: [...values] }, (error, result) => {
      if (error) this.settle.fail(error);
      else this.answered[index] = result;
    });
    return query as unknown as Part;
  }
}

/** The first statement of every transaction: who acts, and whether the session behind it still holds. */
export const entering = (context: string, sessionId?: string): Statement<{ now: Date }> =>
  sessionId
    ? statement(`select now(), set_config('app.ctx', $1, true), authn.require_session($2)`, [context, sessionId])
    : statement(`select now(), set_config('app.ctx', $1, true)`, [context]);

/** One transaction in one round trip: who asks, then every statement, on a connection of the pool. */
export async function askAs<Statements extends readonly Statement<unknown>[]>(
  dataSource: DataSource,
  entrance: Statement<unknown>,
  statements: Statements,
): Promise<Rows<Statements>> {
  const [, ...answers] = await ask(dataSource, entrance, ...statements);
  return answers;
}

/** The same for a login that is somebody by itself. */
export async function ask<Statements extends readonly Statement<unknown>[]>(
  dataSource: DataSource,
  ...statements: Statements
): Promise<Rows<Statements>> {
  const connection = dataSource.createQueryRunner();
  try {
    const client = (await connection.connect()) as Client;
    return (await client.query(new Batch(statements)).rows) as Rows<Statements>;
  } finally {
    await connection.release();
  }
}

import type { EntityManager } from 'typeorm';

/** What a statement may be given: nothing whose way into PostgreSQL could fail. */
export type Value = string | number | boolean | null | Date | Buffer | readonly (string | null)[];

/** One question to the database and the rows it answers with: asked in a batch, or inside an act. */
export type Statement<Row> = { readonly text: string; readonly values: readonly Value[]; readonly row?: Row };

/** The rows of several statements, each in its place. */
export type Rows<Statements extends readonly unknown[]> = {
  -readonly [Index in keyof Statements]: Statements[Index] extends Statement<infer Row> ? Row[] : never;
};

/** A text is prepared once a connection: it comes from a closed set, what varies is a value. */
export const statement = <Row>(text: string, values: readonly Value[] = []): Statement<Row> => ({ text, values });

/** The same question inside an act's transaction. */
export const askIn = <Row>(tx: EntityManager, { text, values }: Statement<Row>): Promise<Row[]> =>
  tx.query<Row[]>(text, [...values]);

import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/auth/actor';

/** The transaction of the whole file, and who says each act in it. */
export type Bringing = { tx: EntityManager; one: Actor };

/** How rows of one kind are entered: what a row must be, which row says the same twice, and the acts it stands for. */
export interface Bringer<Row extends object> {
  readonly shape: new () => Row;
  /** What no two rows of a file share. */
  keyOf(row: Row): string;
  /** What a person should look at again, and what stands in no way. */
  notesOn(row: Row, bringing: Bringing): { column: string; code: string }[];
  bring(row: Row, bringing: Bringing): Promise<'ENTERED' | 'KNOWN'>;
}

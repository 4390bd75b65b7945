import { fullName, type PersonName, searchWords } from '@onaltu/domain/person-name';
import type { EntityManager } from 'typeorm';
import { withTheNext } from '../../platform/db/act';
import { type Statement, statement } from '../../platform/db/statement';

/** Keeps the words a child is found by as its card reads now. */
export function keepNameWords(tx: EntityManager, childId: string, name: PersonName | null): Promise<void> {
  const before = statement('delete from name_word where child_id = $1', [childId]);
  return withTheNext(tx, before, ...(name ? [nameWords(childId, name)] : []));
}

/** The words of a card that has none yet. */
export const nameWords = (childId: string, name: PersonName): Statement<unknown> =>
  statement('insert into name_word (word, child_id) select unnest($1::text[]), $2', [
    searchWords(fullName(name)),
    childId,
  ]);

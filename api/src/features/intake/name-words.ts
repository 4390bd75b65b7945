import { fullName, type PersonName, searchWords } from '@onaltu/domain/person-name';
import type { EntityManager } from 'typeorm';

/** Keeps the words a child is found by as its card reads now. */
export async function keepNameWords(tx: EntityManager, childId: string, name: PersonName | null): Promise<void> {
  await tx.query('delete from name_word where child_id = $1', [childId]);
  if (!name) return;
  await tx.query('insert into name_word (word, child_id) select unnest($1::text[]), $2', [
    searchWords(fullName(name)),
    childId,
  ]);
}

import { fullName, type PersonName, searchWords } from '@onaltu/domain/person-name';
import type { EntityManager } from 'typeorm';
import { inOneGo } from '../../platform/db/batch';
import { statement } from '../../platform/db/statement';

/** Keeps the words a child is found by as its card reads now. */
export async function keepNameWords(tx: EntityManager, childId: string, name: PersonName | null): Promise<void> {
  await inOneGo(
    tx,
    statement('delete from name_word where child_id = $1', [childId]),
    statement('insert into name_word (word, child_id) select unnest($1::text[]), $2', [
      name ? searchWords(fullName(name)) : [],
      childId,
    ]),
  );
}

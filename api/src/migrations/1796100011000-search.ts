import { fullName, searchWords } from '@onaltu/domain/person-name';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { API, BOTH, grant, isolateByProvider, TENANT } from './isolate';

type Card = { provider_id: string; id: string; last_name: string; first_name: string; middle_name: string };

/** Folded words of names under a byte order: a prefix is a range, and its index works behind the walls, where LIKE's would not. */
export class Search1796100011000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`create table name_word (
      ${TENANT}, word text collate "C" not null, child_id uuid not null, primary key (provider_id, word, child_id),
      foreign key (provider_id, child_id) references child (provider_id, id))`);
    await this.fill(db);
    await db.query(`create index name_word_child on name_word (provider_id, child_id)`);
    await isolateByProvider(db, 'name_word');
    await grant(db, 'name_word', { select: BOTH, insert: API, delete: API });
  }

  /** The children that are there already: the wall is opened for the owner alone, inside this transaction. */
  private async fill(db: QueryRunner): Promise<void> {
    await db.query(`alter table child no force row level security`);
    const cards = (await db.query('select provider_id, id, last_name, first_name, middle_name from child')) as Card[];
    for (const { provider_id, id, last_name: lastName, first_name: firstName, middle_name: middleName } of cards) {
      const words = searchWords(fullName({ lastName, firstName, middleName }));
      await db.query('insert into name_word (provider_id, word, child_id) select $1, unnest($2::text[]), $3', [
        provider_id,
        words,
        id,
      ]);
    }
    await db.query(`alter table child force row level security`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table name_word`);
  }
}

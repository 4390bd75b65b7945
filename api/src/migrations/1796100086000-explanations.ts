import type { MigrationInterface, QueryRunner } from 'typeorm';
import { API, AUTHOR, BOTH, grant } from './isolate';

/** What a provider says of the figures of a month to its department: kept as it was said, and nothing of a child in it. */
export class Explanations1796100086000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    const own = `of_provider = (select ctx.owner_id())`;
    const ofRegion = `exists (select from directory.provider p where p.id = of_provider and p.region_id = (select ctx.owner_id()))`;
    await db.query(`create table directory.explanation (
      of_provider uuid not null default ctx.provider_id() references directory.provider, id uuid not null default uuidv7(),
      month date not null check (extract(day from month) = 1), words text not null check (length(words) between 3 and 500), ${AUTHOR},
      primary key (of_provider, id))`);
    await db.query(`create index explanation_month on directory.explanation (of_provider, month desc, id desc)`);
    await db.query(`alter table directory.explanation enable row level security`);
    await db.query(`alter table directory.explanation force row level security`);
    await db.query(`create policy base on directory.explanation for all to ${BOTH} using (true) with check (true)`);
    await db.query(`create policy tenant on directory.explanation as restrictive for all to ${BOTH}
      using (${own} or ${ofRegion}) with check (${own})`);
    await grant(db, 'directory.explanation', { select: BOTH, insert: API });
  }

  down(): Promise<void> {
    return Promise.reject(new Error('what was said is kept and is not taken back'));
  }
}

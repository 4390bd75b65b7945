import { MOST_PLACES } from '@onaltu/domain/directory';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { countActs, rebuildOf } from './counting';
import { SOURCES, type SourceName } from './counts';
import { API, asDefiner, grant, isolateByProvider, TENANT } from './isolate';

const DEFINER = 'onaltu_stats_definer';

/** How many children a provider can serve at once: what its department says of it, and since when. */
export class Places1796100088000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `alter table directory.provider add places int not null default 0 check (places between 0 and ${MOST_PLACES})`,
    );
    await db.query(`grant insert (places), update (places) on directory.provider to ${API}`);
    await db.query(`create table facts.provider_places (
      ${TENANT}, id uuid not null default uuidv7(), since date not null, added int not null check (added <> 0), primary key (provider_id, id))`);
    await isolateByProvider(db, 'facts.provider_places');
    await grant(db, 'facts.provider_places', { select: API });
    await db.query(
      `create policy notes on facts.provider_places as permissive for all to ${DEFINER} using (true) with check (true)`,
    );
    await db.query(`grant select, insert on facts.provider_places to ${DEFINER}`);
    await countActs(db, 'facts.provider_places');
    await asDefiner(db, DEFINER, [
      `create function stats.note_places() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
        begin
          if tg_op = 'INSERT' and new.places <> 0 then
            insert into facts.provider_places (provider_id, since, added) values (new.id, new.opened_on, new.places);
          elsif tg_op = 'UPDATE' and new.places <> old.places then
            insert into facts.provider_places (provider_id, since, added) values (new.id, (ctx.now() at time zone 'Asia/Almaty')::date, new.places - old.places);
          end if;
          return null;
        end $$`,
      `grant execute on function stats.note_places() to onaltu_owner`,
      rebuildOf(Object.keys(SOURCES) as SourceName[]),
    ]);
    await db.query(
      `create trigger note_places after insert or update of places on directory.provider for each row execute function stats.note_places()`,
    );
  }

  down(): Promise<void> {
    return Promise.reject(new Error('what was counted is not taken back'));
  }
}

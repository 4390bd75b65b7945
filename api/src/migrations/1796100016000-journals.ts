import { JOURNAL_FORMATS, JOURNAL_KEPT_DAYS, JOURNAL_KINDS } from '@onaltu/domain/journals';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { API, AUTHOR, BOTH, grant, ID, isolateByProvider, TENANT, WORKER } from './isolate';

const words = (list: readonly string[]): string => `(${list.map((word) => `'${word}'`).join(', ')})`;

/** Journals somebody asked for, each with its file until it expires; and the ways lists are read. */
export class Journals1796100016000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`create table journal (
      ${TENANT}, ${ID}, kind text not null check (kind in ${words(JOURNAL_KINDS)}), format text not null check (format in ${words(JOURNAL_FORMATS)}),
      language text not null check (language in ('kk', 'ru')), from_on date not null, to_on date not null check (to_on >= from_on),
      file_key text, sha256 bytea check (octet_length(sha256) = 32), size int, ready_at timestamptz,
      expires_at timestamptz not null default now() + interval '${JOURNAL_KEPT_DAYS} days', ${AUTHOR},
      primary key (provider_id, id), check ((file_key is null) = (sha256 is null)))`);
    await isolateByProvider(db, 'journal');
    await grant(db, 'journal', {
      select: BOTH,
      insert: API,
      delete: WORKER,
      update: { onaltu_worker: ['file_key', 'sha256', 'size', 'ready_at'] },
    });
    await db.query(`create index case_file_registered on case_file (provider_id, registered_at)`);
    await db.query(`create index contract_concluded on contract (provider_id, concluded_on)`);
    await db.query(`create index certificate_issued on certificate (provider_id, issued_on desc, number desc)`);
    await db.query(`create index child_birth on child (provider_id, birth_date desc, id)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop index child_birth, certificate_issued, contract_concluded, case_file_registered`);
    await db.query(`drop table journal`);
  }
}

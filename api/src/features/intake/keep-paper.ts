import { Refused } from '@onaltu/domain/refused';
import type { EntityManager } from 'typeorm';
import { withTheNext } from '../../platform/db/act';
import { askIn, statement } from '../../platform/db/statement';
import type { PaperOnHand } from './register-case-file.dto';

const FILES = 'select id from stored_file where case_file_id = $1 and id = any ($2::uuid[])';
const KEPT = `insert into case_paper (case_file_id, kind, keeping, number, issued_on, expires_on, file_id)
  select $1, * from unnest($2::text[], $3::text[], $4::text[], $5::date[], $6::date[], $7::uuid[])
  on conflict (provider_id, case_file_id, kind) do update set keeping = excluded.keeping, number = excluded.number,
    issued_on = excluded.issued_on, expires_on = excluded.expires_on, file_id = excluded.file_id`;
const COLUMNS = ['kind', 'keeping', 'number', 'issuedOn', 'expiresOn', 'fileId'] as const;

/** Keeps papers of the package; what was known of a kind before gives way. Their files must be of the same case. */
export async function keepPapers(tx: EntityManager, caseFileId: string, papers: readonly PaperOnHand[]): Promise<void> {
  const files = new Set(papers.flatMap(({ fileId }) => fileId ?? []));
  if (files.size > 0) {
    const found = await askIn(tx, statement(FILES, [caseFileId, [...files]]));
    if (found.length < files.size) throw new Refused('file.not-found');
  }
  const columns = COLUMNS.map((column) => papers.map((paper) => paper[column] ?? null));
  await withTheNext(tx, statement(KEPT, [caseFileId, ...columns]));
}

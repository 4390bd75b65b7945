import { Refused } from '@onaltu/domain/refused';
import type { EntityManager } from 'typeorm';
import { inOneGo } from '../../platform/db/batch';
import { type Statement, statement } from '../../platform/db/statement';
import type { PaperOnHand } from './register-case-file.dto';
import { StoredFile } from './stored-file.entity';

/** Keeps papers of the package; what was known of a kind before gives way. Their files must be of the same case. */
export async function keepPapers(tx: EntityManager, caseFileId: string, papers: readonly PaperOnHand[]): Promise<void> {
  for (const { fileId: id } of papers)
    if (id && !(await tx.existsBy(StoredFile, { id, caseFileId }))) throw new Refused('file.not-found');
  await inOneGo(tx, ...papers.map((paper) => kept(caseFileId, paper)));
}

function kept(caseFileId: string, paper: PaperOnHand): Statement<unknown> {
  const { kind, keeping, number = null, issuedOn = null, expiresOn = null, fileId = null } = paper;
  return statement(
    `insert into case_paper (case_file_id, kind, keeping, number, issued_on, expires_on, file_id) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (provider_id, case_file_id, kind) do update set keeping = excluded.keeping, number = excluded.number,
       issued_on = excluded.issued_on, expires_on = excluded.expires_on, file_id = excluded.file_id`,
    [caseFileId, kind, keeping, number, issuedOn, expiresOn, fileId],
  );
}

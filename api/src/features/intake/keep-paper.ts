import { Refused } from '@onaltu/domain/refused';
import type { EntityManager } from 'typeorm';
import type { PaperOnHand } from './register-case-file.dto';
import { StoredFile } from './stored-file.entity';

/** Keeps a paper of the package; what was known of this kind before gives way. Its file must be one of the same case. */
export async function keepPaper(tx: EntityManager, caseFileId: string, paper: PaperOnHand): Promise<void> {
  const { kind, keeping, number = null, issuedOn = null, expiresOn = null, fileId = null } = paper;
  if (fileId && !(await tx.existsBy(StoredFile, { id: fileId, caseFileId }))) throw new Refused('file.not-found');
  await tx.query(
    `insert into case_paper (case_file_id, kind, keeping, number, issued_on, expires_on, file_id) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (provider_id, case_file_id, kind) do update set keeping = excluded.keeping, number = excluded.number,
       issued_on = excluded.issued_on, expires_on = excluded.expires_on, file_id = excluded.file_id`,
    [caseFileId, kind, keeping, number, issuedOn, expiresOn, fileId],
  );
}

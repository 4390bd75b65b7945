import { encodeCode } from '@onaltu/domain/crockford';
import type { EntityManager } from 'typeorm';
import { withTheNext } from '../../platform/db/act';
import { codeHash } from '../../platform/db/door-db';
import { statement } from '../../platform/db/statement';
import type { Envelope } from '../../platform/crypto/envelope';

/** Opens the family's door to its case and answers the code to print; the database keeps the hash alone. */
export async function openFamilyDoor(tx: EntityManager, envelope: Envelope, caseFileId: string): Promise<string> {
  const code = encodeCode(envelope.codeBytes('family-slip', caseFileId));
  await withTheNext(tx, statement(OPENED, [codeHash(code), caseFileId]));
  return code;
}

const OPENED = `insert into door (kind, code_hash, subject_id) values ('case-file.status', $1, $2)`;

import { almatyDay } from '@onaltu/domain/clock/day';
import { courseNorm, missingPapers } from '@onaltu/domain/regulation';
import { Refused } from '@onaltu/domain/refused';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/auth/actor';
import { inOneGo } from '../../platform/db/batch';
import { nowOf } from '../../platform/db/now';
import type { CaseFile } from '../case-files/case-file.entity';
import { history, papers, people } from '../case-files/case-file.queries';
import { ownName, providerHead } from '../case-files/provider-head.queries';
import { pinnedAmong, REGULATIONS } from '../case-files/regulation.queries';
import { openFamilyDoor } from './family-slip';
import { type ReceiptRecord, receiptDocument } from './receipt.document';
import type { Receipts } from './receipts';

/** The receipt of a registered case: what was taken, what is missing, and the family's code. */
export async function issueReceipt(
  tx: EntityManager,
  actor: Actor,
  caseFile: CaseFile,
  receipts: Receipts,
): Promise<void> {
  const { id } = caseFile;
  const [[person], moves, regulations, taken] = await inOneGo(tx, people(id), history(id), REGULATIONS, papers(id));
  const move = moves.find((one) => one.move === 'register');
  const regulation = pinnedAmong(regulations, caseFile.regulationId, almatyDay(nowOf(tx)));
  const takenKinds = taken.map(({ kind }) => kind);
  if (!person?.childName || !person.birthDate || !person.representativeName || !caseFile.number || !move)
    throw new Refused('case-file.not-found');
  const record: ReceiptRecord = {
    number: caseFile.number,
    paperNumber: move.paperNumber ?? undefined,
    receivedAt: move.effectiveAt,
    clerkName: await ownName(tx),
    child: { name: person.childName, birthDate: person.birthDate },
    applicantName: person.representativeName,
    taken,
    missing: missingPapers(regulation, takenKinds).map(({ kind }) => kind),
    slipCode: await openFamilyDoor(tx, receipts.envelope, id),
    publicUrl: receipts.publicUrl,
    normMinutes: regulation.norms[2].max,
    courseNorm: courseNorm(regulation),
    head: await providerHead(tx),
  };
  await receipts.documents.issue(tx, actor, {
    caseFileId: id,
    kind: 'RECEIPT',
    model: receiptDocument(record, caseFile.language),
  });
}

import { almatyDay } from '@onaltu/domain/clock/day';
import { courseNorm, missingPapers } from '@onaltu/domain/regulation';
import { Refused } from '@onaltu/domain/refused';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/auth/actor';
import { nowOf } from '../../platform/db/now';
import type { CaseFile } from '../case-files/case-file.entity';
import { papersOf, peopleOf } from '../case-files/case-file.queries';
import { ownName, providerHead } from '../case-files/provider-head.queries';
import { pinnedRegulation } from '../case-files/regulation.queries';
import { CaseMove } from '../case-files/case-move.entity';
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
  const people = await peopleOf(tx, caseFile.id);
  const move = await tx.findOneByOrFail(CaseMove, { caseFileId: caseFile.id, move: 'register' });
  const regulation = await pinnedRegulation(tx, caseFile.regulationId, almatyDay(nowOf(tx)));
  const papers = await papersOf(tx, caseFile.id);
  const keptKinds = papers.map(({ kind }) => kind);
  if (!people?.childName || !people.birthDate || !people.representativeName || !caseFile.number)
    throw new Refused('case-file.not-found');
  const record: ReceiptRecord = {
    number: caseFile.number,
    paperNumber: move.paperNumber ?? undefined,
    receivedAt: move.effectiveAt,
    clerkName: await ownName(tx),
    child: { name: people.childName, birthDate: people.birthDate },
    applicantName: people.representativeName,
    taken: papers,
    missing: missingPapers(regulation, keptKinds).map(({ kind }) => kind),
    slipCode: await openFamilyDoor(tx, receipts.envelope, caseFile.id),
    publicUrl: receipts.publicUrl,
    normMinutes: regulation.norms[2].max,
    courseNorm: courseNorm(regulation),
    head: await providerHead(tx),
  };
  await receipts.documents.issue(tx, actor, {
    caseFileId: caseFile.id,
    kind: 'RECEIPT',
    model: receiptDocument(record, caseFile.language),
  });
}

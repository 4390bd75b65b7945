import { courseNorm, missingPapers, type Regulation } from '@onaltu/domain/regulation';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/auth/actor';
import type { CaseFile } from '../case-files/case-file.entity';
import { type ReceiptRecord, receiptDocument } from './receipt.document';
import type { Receipts } from './receipts';

type Derived = 'number' | 'receivedAt' | 'missing' | 'publicUrl' | 'normMinutes' | 'courseNorm';
type Registered = { caseFile: CaseFile; regulation: Regulation; record: Omit<ReceiptRecord, Derived> };

/** The receipt of a registered case: what was taken, what is missing, and the family's code. */
export async function issueReceipt(
  tx: EntityManager,
  actor: Actor,
  { caseFile: { id: caseFileId, number, stateSince, language }, regulation, record }: Registered,
  { documents, publicUrl }: Receipts,
): Promise<void> {
  const kinds = record.taken.map(({ kind }) => kind);
  const whole: ReceiptRecord = {
    ...record,
    number: number ?? '',
    receivedAt: stateSince,
    missing: missingPapers(regulation, kinds).map(({ kind }) => kind),
    publicUrl,
    normMinutes: regulation.norms[2].max,
    courseNorm: courseNorm(regulation),
  };
  await documents.issue(tx, actor, { caseFileId, kind: 'RECEIPT', model: receiptDocument(whole, language) });
}

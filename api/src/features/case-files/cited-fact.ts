import type { CitedFact } from '@onaltu/domain/conclusion';
import type { EntityManager } from 'typeorm';
import { nowOf } from '../../platform/db/now';
import { enqueue } from '../../platform/outbox/outbox';
import { draftConclusion } from './case-file.jobs';
import { CaseFile } from './case-file.entity';
import { CaseMove } from './case-move.entity';
import { moveCaseFile } from './move-case-file';

/** A fact that a conclusion may cite has changed: what was signed is void and says why, and the draft is made anew. */
export async function citedFactChanged(
  tx: EntityManager,
  caseFile: CaseFile,
  { fact, reason }: { fact: CitedFact; reason: string },
): Promise<void> {
  if (caseFile.state !== 'CONCLUSION_IN_PREPARATION' && caseFile.state !== 'CONCLUSION_SIGNED') return;
  const evidenceVersion = caseFile.evidenceVersion + 1;
  if (caseFile.state === 'CONCLUSION_SIGNED') {
    await moveCaseFile(tx, caseFile, 'voidSignatures', { reason, detail: { fact }, set: { evidenceVersion } });
  } else {
    await tx.update(CaseFile, { id: caseFile.id }, { evidenceVersion, version: caseFile.version + 1 });
    const { id: caseFileId, state } = caseFile;
    await tx.insert(CaseMove, {
      caseFileId,
      move: 'voidSignatures',
      fromState: state,
      toState: state,
      reason,
      effectiveAt: nowOf(tx),
      late: false,
      paperNumber: null,
      detail: { fact },
    });
    Object.assign(caseFile, { evidenceVersion, version: caseFile.version + 1 });
  }
  await enqueue(tx, draftConclusion, { caseFileId: caseFile.id });
}

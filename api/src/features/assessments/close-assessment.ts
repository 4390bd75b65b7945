import { Refused } from '@onaltu/domain/refused';
import type { EntityManager } from 'typeorm';
import type { CaseFile } from '../case-files/case-file.entity';
import type { LateEntry } from '../case-files/late-entry.dto';
import { moveCaseFile } from '../case-files/move-case-file';
import { Assessment, AssessmentSection } from './assessment.entity';

/** Closes the record when the last of the team has answered. Somebody replaced meanwhile is not waited for. */
export async function closeWhenAnswered(
  tx: EntityManager,
  caseFile: CaseFile,
  { id, kind, summary }: Assessment,
  late?: LateEntry,
): Promise<void> {
  const sections = await tx.findBy(AssessmentSection, { assessmentId: id });
  const left = await tx.query<{ specialist_id: string }[]>(
    'select specialist_id from assignment where case_file_id = $1 and ended_at is not null',
    [caseFile.id],
  );
  const waited = sections.filter(
    ({ specialistId, finishedAt }) => finishedAt || !left.some((one) => one.specialist_id === specialistId),
  );
  if (waited.some(({ answer }) => !answer)) {
    if (late) throw new Refused('late-entry.not-allowed');
    return;
  }
  await tx.update(Assessment, { id }, { closedAt: late ? new Date(late.on) : new Date() });
  if (kind !== 'INITIAL') return;
  const facts = {
    sectionsComplete: waited.every(({ finishedAt }) => finishedAt),
    summaryWritten: summary !== '',
    allAgreed: true,
  };
  await moveCaseFile(tx, caseFile, 'closeAssessment', { facts, late });
}

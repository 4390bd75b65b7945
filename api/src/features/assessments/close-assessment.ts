import { almatyDay } from '@onaltu/domain/clock/day';
import { Refused } from '@onaltu/domain/refused';
import type { EntityManager } from 'typeorm';
import type { CaseFile } from '../case-files/case-file.entity';
import { teamOf } from '../case-files/case-file.queries';
import type { LateEntry } from '../case-files/late-entry.dto';
import { momentOf, moveCaseFile } from '../case-files/move-case-file';
import { Assessment, AssessmentSection } from './assessment.entity';

// Signers are the specialists assigned when the final assessment closes.
const SIGNERS = 'update assignment set signs = ended_at is null where case_file_id = $1';

/** Closes the record when the last of the team has answered. Who has left is not waited for; what he finished counts. */
export async function closeWhenAnswered(
  tx: EntityManager,
  caseFile: CaseFile,
  assessment: Assessment,
  late?: LateEntry,
): Promise<void> {
  const { id, kind, heldOn, summary } = assessment;
  const sections = await tx.findBy(AssessmentSection, { assessmentId: id });
  const team = await teamOf(tx, caseFile.id);
  const ofTeam = ({ specialistId }: AssessmentSection) => team.some((member) => member.specialistId === specialistId);
  if (sections.some((section) => ofTeam(section) && !section.answer)) {
    if (late) throw new Refused('late-entry.not-allowed');
    return;
  }
  const closedAt = await momentOf(tx, caseFile.id, { late });
  if (heldOn && almatyDay(closedAt) < heldOn) throw new Refused('late-entry.before-previous', { day: heldOn });
  await tx.update(Assessment, { id }, { closedAt, ...lateRecord(late, assessment) });
  if (kind === 'FINAL') await tx.query(SIGNERS, [caseFile.id]);
  if (kind !== 'INITIAL') return;
  const facts = {
    sectionsComplete: sections.every((section) => section.finishedAt ?? !(ofTeam(section) || section.domains.length)),
    summaryWritten: summary !== '',
    allAgreed: true,
  };
  await moveCaseFile(tx, caseFile, 'closeAssessment', { facts, late });
}

type LateRecord = Pick<Assessment, 'lateReason' | 'paperNumber'>;

/** What is said of a record entered late; what was said when it began stays beside what is said when it is closed. */
export function lateRecord(late: LateEntry | undefined, before?: LateRecord): LateRecord {
  const both = (...said: (string | null | undefined)[]) => [...new Set(said.filter(Boolean))].join('; ') || null;
  return {
    lateReason: both(before?.lateReason, late?.reason),
    paperNumber: both(before?.paperNumber, late?.paperNumber),
  };
}

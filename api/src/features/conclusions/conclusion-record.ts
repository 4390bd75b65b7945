import { DOMAINS } from '@onaltu/domain/assessment';
import { almatyDay } from '@onaltu/domain/clock/day';
import type { ConclusionEvidence } from '@onaltu/domain/conclusion';
import { dosage, LESSON_FORMS } from '@onaltu/domain/course';
import { Refused } from '@onaltu/domain/refused';
import type { EntityManager } from 'typeorm';
import { nowOf } from '../../platform/db/now';
import type { CaseFile } from '../case-files/case-file.entity';
import { peopleOf } from '../case-files/case-file.queries';
import { providerHead } from '../case-files/provider-head.queries';
import type { ConclusionRecord, ConclusionSigner } from './conclusion.document';
import { signersOf } from './conclusion-page';
import type { ConclusionState } from './conclusion-state';

/** All that the printed conclusion says. */
export async function conclusionRecord(
  tx: EntityManager,
  caseFile: CaseFile,
  state: ConclusionState,
): Promise<ConclusionRecord> {
  const people = await peopleOf(tx, caseFile.id);
  const { evidence } = state.conclusion;
  if (!people?.childName || !people.birthDate || !evidence.contract || !evidence.course)
    throw new Refused('conclusion.not-drafted');
  const { conclusion, parts, team } = state;
  const { startedOn: from, completedOn: to, days } = evidence.course;
  return {
    caseNumber: caseFile.number ?? '',
    signedOn: almatyDay(nowOf(tx)),
    contract: evidence.contract,
    child: { name: people.childName, birthDate: people.birthDate },
    course: { from, to, days: days as ConclusionRecord['course']['days'] },
    draft: conclusion.draft,
    lessons: lessonRows(evidence),
    means: DOMAINS.map((domain) => ({
      domain,
      initial: evidence.initial?.means[domain] ?? null,
      final: evidence.final?.means[domain] ?? null,
      specialistName: evidence.assessors[domain] ?? '',
    })),
    parts: team.map(({ specialistId, name, post }) => ({
      specialistName: name,
      post,
      wording: parts.find((part) => part.specialistId === specialistId)?.wording ?? '',
    })),
    recommendations: conclusion.recommendations,
    gapRemarks: conclusion.gapRemarks,
    signatures: (await signersOf(tx, state)).flatMap(({ role, name, post, signedAt }) =>
      signedAt && name ? [{ role, name, post, signedAt } as ConclusionSigner] : [],
    ),
    lateEntries: await lateEntries(tx, caseFile.id),
    head: await providerHead(tx),
  };
}

function lessonRows({ planned: plan, lessons }: ConclusionEvidence): ConclusionRecord['lessons'] {
  const doses = dosage(plan, lessons);
  return LESSON_FORMS.map((form) => {
    const { planned, held: attended, missed } = doses[form];
    return { form, planned, held: attended + missed, attended, missed };
  }).filter(({ planned, held }) => planned + held > 0);
}

async function lateEntries(tx: EntityManager, caseFileId: string): Promise<number> {
  const [row] = await tx.query<{ n: number }[]>(
    `select (select count(*) from case_move where case_file_id = $1 and late)::int
       + (select count(*) from assessment where case_file_id = $1 and kind <> 'INITIAL' and late_reason is not null)::int as n`,
    [caseFileId],
  );
  return row?.n ?? 0;
}

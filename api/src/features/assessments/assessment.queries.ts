import { type AssessmentTemplate, type IndicatorCode, missingIn, type Score } from '@onaltu/domain/assessment';
import type { EntityManager } from 'typeorm';
import { type Assessment, AssessmentScore, AssessmentSection } from './assessment.entity';
import type { AssessmentView, SectionView } from './assessment.view';
import { templateOf } from './template.queries';

/** The joint record with everybody's section and what each still misses. */
export async function assessmentView(tx: EntityManager, assessment: Assessment): Promise<AssessmentView> {
  const { id, caseFileId, kind, templateId, heldOn, closedAt, lateReason, paperNumber, summary, version } = assessment;
  const template = await templateOf(tx, templateId);
  const scores = await tx.findBy(AssessmentScore, { assessmentId: id });
  const sections = await tx.find(AssessmentSection, { where: { assessmentId: id }, order: { specialistId: 'ASC' } });
  const names = await tx.query<{ id: string; name: string }[]>(
    `select id, concat_ws(' ', last_name, first_name) as name from directory.account where id = any ($1)`,
    [sections.map(({ specialistId }) => specialistId)],
  );
  return {
    ...{ id, caseFileId, kind, templateId, heldOn, closedAt, lateReason, paperNumber, summary, version },
    sections: sections.map((section) => ({
      ...sectionView(section, scores, template),
      name: names.find((person) => person.id === section.specialistId)?.name ?? '',
    })),
  };
}

function sectionView(
  section: AssessmentSection,
  scores: readonly AssessmentScore[],
  template: AssessmentTemplate,
): Omit<SectionView, 'name'> {
  const { specialistId, post, domains, notes, finishedAt, answer, dissent, version } = section;
  return {
    ...{ specialistId, post, domains, notes, finishedAt, answer, dissent, version },
    scores: scores
      .filter(({ indicator }) => domains.some((domain) => indicator.startsWith(`${domain}.`)))
      .map(({ indicator, value, note, version: given }) => ({ indicator, value, note, version: given })),
    missing: missingScores(section, scores, template),
  };
}

/** The indicators of a section nobody has scored yet. */
export function missingScores(
  { domains }: AssessmentSection,
  scores: readonly AssessmentScore[],
  template: AssessmentTemplate,
): IndicatorCode[] {
  const known = Object.fromEntries(scores.map(({ indicator, value }) => [indicator, value])) as Record<
    IndicatorCode,
    Score
  >;
  return missingIn({ domains, scores: known }, template);
}

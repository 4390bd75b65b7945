import type { CaseFacts } from '@onaltu/domain/case-process';
import { almatyDay, type Day } from '@onaltu/domain/clock/day';
import { courseNorm, type Regulation } from '@onaltu/domain/regulation';
import type { EntityManager } from 'typeorm';
import { nowOf } from '../../platform/db/now';
import { askIn, type Statement, statement } from '../../platform/db/statement';
import type { CaseFile } from './case-file.entity';
import { CaseMove } from './case-move.entity';
import type { MoveMade } from './case-progress';
import { courseOf, TODAY } from './course-of';
import { pinnedRegulation } from './regulation.queries';

export type FactsRow = Omit<CaseFacts, 'minDays' | 'maxDays' | 'courseDay' | 'lengthDays'>;

/** The columns of the facts of `case_file c`, as of a day. */
export const factColumns = (day: string): string => `
    exists (select from case_paper p where p.case_file_id = c.id and p.kind = 'APPLICATION') as "hasApplication",
    exists (select from consent k where k.case_file_id = c.id and k.withdrawn_at is null) as "hasConsent",
    c.child_id is not null as "hasIinOrReplacement",
    (select count(*)::int from assignment a where a.case_file_id = c.id and a.ended_at is null) as specialists,
    exists (select from programme p where p.case_file_id = c.id and p.approved_at is not null) as "hasProgramme",
    not exists (select from assessment a where a.case_file_id = c.id and a.closed_at is null) as "noOpenAssessment",
    exists (select from assessment a where a.case_file_id = c.id and a.kind = 'FINAL' and (a.closed_at at time zone 'Asia/Almaty')::date <= ${day}) as "finalAssessmentClosed",
    exists (select from certificate t join document d on d.id = t.document_id where t.case_file_id = c.id and t.revoked_at is null
      and t.evidence_version = c.evidence_version and d.rendered_at is not null) as "certificateRendered"`;

const FACTS = `select ${factColumns(`coalesce($2::date, ${TODAY})`)} from case_file c where c.id = $1`;

/** As of a day, or of today. */
export const caseFacts = (caseFileId: string, on: Day | null): Statement<FactsRow> =>
  statement(FACTS, [caseFileId, on]);

/** What is known of a case, for the table of moves: the API refuses with it and the web closes its buttons with it. */
export async function factsOf(
  tx: EntityManager,
  caseFile: CaseFile,
  today: Day = almatyDay(nowOf(tx)),
): Promise<CaseFacts> {
  const [row] = await askIn(tx, caseFacts(caseFile.id, today));
  const regulation = await pinnedRegulation(tx, caseFile.regulationId, today);
  const moves = await tx.find(CaseMove, { where: { caseFileId: caseFile.id }, order: { id: 'ASC' } });
  return factsFrom(row, caseFile, { moves, regulation, today });
}

export function factsFrom(
  row: FactsRow | undefined,
  caseFile: Pick<CaseFile, 'courseStartedOn' | 'lengthDays'>,
  { moves, regulation, today }: { moves: readonly MoveMade[]; regulation: Regulation; today: Day },
): CaseFacts {
  return {
    ...row,
    ...courseNorm(regulation),
    lengthDays: caseFile.lengthDays ?? undefined,
    courseDay: courseOf(caseFile, moves, regulation, today)?.day,
  };
}

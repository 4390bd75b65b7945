import type { CaseFacts, CaseState } from '@onaltu/domain/case-process';
import type { Day } from '@onaltu/domain/clock/day';
import type { OpenAssessment, Standing } from '@onaltu/domain/duties';
import { type Statement, statement } from '../../platform/db/statement';

export type StandingRow = {
  state: CaseState;
  assigned: boolean;
  missingPapers: number;
  openAssessment: OpenAssessment | null;
  programmePending: boolean;
  conclusion: Standing['conclusion'];
};

const ME = 'ctx.user_id()';
// A signature holds while neither the cited facts nor the signed words have changed since.
export const SIGNED_BY = (
  who: string,
): string => `exists (select from conclusion_signature s where s.conclusion_id = k.id and s.role = 'SPECIALIST'
  and s.signer_id = ${who} and s.evidence_version = c.evidence_version and s.text_sha256 = k.text_sha256)`;
/** Those who sign as specialists. */
export const SIGNERS = `from assignment a where a.case_file_id = c.id and a.ended_at is null and a.signs`;

/** A paper the case's version of the regulation expects and nobody has brought. */
export const PAPER_MISSING = `from directory.regulation g, jsonb_to_recordset(g.content -> 'papers') as rule(kind text, need text)
  where g.id = c.regulation_id and rule.need <> 'OPTIONAL' and not exists (select from case_paper p where p.case_file_id = c.id and p.kind = rule.kind)`;

/** Where `case_file c` stands for one person, beside its facts. */
export const standingColumns = (who: string): string => `
    exists (select from assignment m where m.case_file_id = c.id and m.ended_at is null and m.specialist_id = ${who}) as assigned,
    (select count(*)::int ${PAPER_MISSING}) as "missingPapers",
    (select jsonb_build_object('kind', a.kind, 'hasSection', s.assessment_id is not null, 'sectionFinished', s.finished_at is not null,
        'summaryWritten', a.summary <> '', 'answered', s.answer is not null)
      from assessment a left join assessment_section s on s.assessment_id = a.id and s.specialist_id = ${who}
      where a.case_file_id = c.id and a.closed_at is null) as "openAssessment",
    coalesce((select p.approved_at is null from programme p where p.case_file_id = c.id order by p.revision desc limit 1), false) as "programmePending",
    (select jsonb_build_object('signer', exists (select ${SIGNERS} and a.specialist_id = ${who}),
        'partWritten', exists (select from conclusion_part p where p.conclusion_id = k.id and p.specialist_id = ${who} and p.wording <> ''),
        'signed', ${SIGNED_BY(who)}, 'specialistsLeft', (select count(*) ${SIGNERS} and not ${SIGNED_BY('a.specialist_id')}))
      from conclusion k where k.case_file_id = c.id and k.drafted_evidence >= c.evidence_version) as conclusion`;

/** The same for whoever asks. */
export const STANDING_COLUMNS = standingColumns(ME);

export const standing = (caseFileId: string): Statement<StandingRow> =>
  statement(`select c.state, ${STANDING_COLUMNS} from case_file c where c.id = $1`, [caseFileId]);

export const standingFrom = (
  row: StandingRow,
  known: { facts: CaseFacts; plannedEndOn: Day | null; today: Day },
): Standing => ({ ...row, ...known });

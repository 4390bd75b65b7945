import { type Domain, type IndicatorCode, meansByDomain, type Score } from '@onaltu/domain/assessment';
import { comparable } from '@onaltu/domain/assessment-template';
import { almatyDay, type Day, daysBetween } from '@onaltu/domain/clock/day';
import type { AssessmentEvidence, ConclusionEvidence } from '@onaltu/domain/conclusion';
import type { ChildLesson, GoalState, LessonForm } from '@onaltu/domain/course';
import type { EntityManager } from 'typeorm';
import { CaseFile } from '../case-files/case-file.entity';
import { CaseMove } from '../case-files/case-move.entity';
import { courseOf } from '../case-files/course-of';
import { pinnedRegulation } from '../case-files/regulation.queries';

type AssessmentRow = {
  id: string;
  kind: 'INITIAL' | 'FINAL';
  closedAt: Date;
  heldOn: Day;
  summary: string;
  scores: Partial<Record<IndicatorCode, Score>> | null;
};

const ASSESSMENTS = `
  select a.id, a.kind, a.closed_at as "closedAt", a.held_on as "heldOn", a.summary,
    (select jsonb_object_agg(s.indicator, s.value) from assessment_score s where s.assessment_id = a.id) as scores
  from assessment a where a.case_file_id = $1 and a.closed_at is not null and a.kind in ('INITIAL', 'FINAL')`;
/** Lessons the child had a place in to the end; one that nobody said anything of is a gap. */
const LESSONS = `select l.form, l.state, t.state as attendance, l.makes_up_for as "makesUpFor", l.ends_at <= ctx.now() as over
  from lesson_place p join lesson l on l.id = p.lesson_id left join attendance t on t.lesson_id = p.lesson_id and t.case_file_id = p.case_file_id
  where p.case_file_id = $1 and p.away is null and l.state in ('PLANNED', 'HELD')`;
const PLANNED = `
  select l.form, sum(l.planned)::int as planned from planned_lesson l join programme p on p.id = l.programme_id
  where p.id = (select id from programme where case_file_id = $1 and approved_at is not null order by revision desc limit 1) group by l.form`;
const GOALS = `
  select g.id, g.domain, g.wording as text, g.state from goal g
  where g.programme_id = (select id from programme where case_file_id = $1 and approved_at is not null order by revision desc limit 1) order by g.id`;

const evidenceOf = (row: AssessmentRow | undefined): AssessmentEvidence | null =>
  row
    ? {
        id: row.id,
        closedOn: almatyDay(row.closedAt),
        means: meansByDomain(row.scores ?? {}),
        summary: row.summary || null,
      }
    : null;

/** Development is the change of what both records ask: indicators that only one version of the template has are left out. */
function compared(assessments: readonly AssessmentRow[]): Pick<ConclusionEvidence, 'initial' | 'final'> {
  const of = (kind: AssessmentRow['kind']) => assessments.find((row) => row.kind === kind);
  const [initial, final] = [of('INITIAL'), of('FINAL')];
  if (!initial || !final) return { initial: evidenceOf(initial), final: evidenceOf(final) };
  const [before, after] = comparable(initial.scores ?? {}, final.scores ?? {});
  return { initial: evidenceOf({ ...initial, scores: before }), final: evidenceOf({ ...final, scores: after }) };
}

/** Everything a conclusion may cite of a case, read at once. */
export async function conclusionEvidence(tx: EntityManager, caseFile: CaseFile): Promise<ConclusionEvidence> {
  const { id: caseFileId } = caseFile;
  const assessments = await tx.query<AssessmentRow[]>(ASSESSMENTS, [caseFileId]);
  const planned = await tx.query<{ form: LessonForm; planned: number }[]>(PLANNED, [caseFileId]);
  const [contract] = await tx.query<{ id: string; number: string; concludedOn: Day; lengthDays: number }[]>(
    `select id, number, concluded_on as "concludedOn", length_days as "lengthDays" from contract where case_file_id = $1`,
    [caseFileId],
  );
  return {
    caseFileId,
    contract: contract ?? null,
    course: await courseEvidence(tx, caseFile),
    ...compared(assessments),
    planned: Object.fromEntries(planned.map((row) => [row.form, row.planned])),
    lessons: await tx.query<ChildLesson[]>(LESSONS, [caseFileId]),
    goals: await tx.query<{ id: string; domain: Domain; text: string; state: GoalState }[]>(GOALS, [caseFileId]),
  };
}

async function courseEvidence(tx: EntityManager, caseFile: CaseFile): Promise<ConclusionEvidence['course']> {
  const { courseStartedOn, courseEndedOn } = caseFile;
  if (!courseStartedOn || !courseEndedOn) return null;
  const moves = await tx.find(CaseMove, { where: { caseFileId: caseFile.id }, order: { id: 'ASC' } });
  const window = courseOf(
    caseFile,
    moves,
    await pinnedRegulation(tx, caseFile.regulationId, courseEndedOn),
    courseEndedOn,
  );
  return {
    startedOn: courseStartedOn,
    completedOn: courseEndedOn,
    days: daysBetween(courseStartedOn, courseEndedOn),
    pausedDays: window?.pausedDays ?? 0,
  };
}

/** Who assessed which domain last, by name. */
export async function assessorsOf(tx: EntityManager, caseFileId: string): Promise<Partial<Record<Domain, string>>> {
  const rows = await tx.query<{ domain: Domain; name: string }[]>(
    `select unnest(s.domains) as domain, concat_ws(' ', a.last_name, a.first_name) as name
     from assessment_section s join assessment e on e.id = s.assessment_id join directory.account a on a.id = s.specialist_id
     where e.case_file_id = $1 and e.closed_at is not null order by e.closed_at`,
    [caseFileId],
  );
  return Object.fromEntries(rows.map(({ domain, name }) => [domain, name])); // the latest record wins
}

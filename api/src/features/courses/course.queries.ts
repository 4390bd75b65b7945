import { attendanceRate, dosage, LESSON_FORMS, type LessonForm } from '@onaltu/domain/course';
import type { LedgerLesson } from '@onaltu/domain/dosage';
import { type EntityManager, IsNull, Not } from 'typeorm';
import { PlannedLesson, Programme } from './course.entity';
import { askIn, type Statement, statement } from '../../platform/db/statement';
import { ledgerFor } from './course-ledger';
import type { CourseRecordView, GoalView, LessonView, ProgrammeReviewView } from './course.view';

const LATEST = 500;

const lessonsOf = (tx: EntityManager, caseFileId: string): Promise<LessonView[]> =>
  tx.query(
    `select l.id, l.starts_at as "startsAt", l.ends_at as "endsAt", l.form, l.state, l.topic, t.state as attendance, t.note, t.absence_reason as "absenceReason",
       concat_ws(' ', a.last_name, a.first_name) as "specialistName", concat_ws(' ', m.last_name, m.first_name) as "markedBy", t.made_at as "markedAt",
       coalesce((select jsonb_agg(jsonb_build_object('from', h.from_state, 'to', h.to_state, 'reason', h.reason, 'at', h.made_at,
         'by', concat_ws(' ', b.last_name, b.first_name)) order by h.id)
         from attendance_change h join directory.account b on b.id = h.made_by where h.lesson_id = t.lesson_id and h.case_file_id = t.case_file_id), '[]') as changes
     from attendance t join lesson l on l.id = t.lesson_id join directory.account a on a.id = l.specialist_id
       join directory.account m on m.id = t.made_by where t.case_file_id = $1 order by l.starts_at desc limit ${LATEST}`,
    [caseFileId],
  );

/** Each lesson the child has or had a place in; a pause or the end of the course took those that are left out. */
const ledgerLessons = (caseFileId: string): Statement<LedgerLesson> =>
  statement(
    `select l.form, l.state, t.state as attendance, coalesce(l.stood_in_for, l.specialist_id) as "specialistId", l.makes_up_for as "makesUpFor",
       l.ends_at <= ctx.now() as over
     from lesson_place p join lesson l on l.id = p.lesson_id left join attendance t on t.lesson_id = p.lesson_id and t.case_file_id = p.case_file_id
     where p.case_file_id = $1 and (p.away is null or t.state is not null)`,
    [caseFileId],
  );

/** Planned lessons a form, over all specialists. */
export function plannedByForm(
  planned: readonly Pick<PlannedLesson, 'form' | 'planned'>[],
): Partial<Record<LessonForm, number>> {
  const sums: Partial<Record<LessonForm, number>> = {};
  for (const { form, planned: count } of planned) sums[form] = (sums[form] ?? 0) + count;
  return sums;
}

/** The revision written last, approved or not. */
export const latestProgramme = (tx: EntityManager, caseFileId: string): Promise<Programme | null> =>
  tx.findOne(Programme, { where: { caseFileId }, order: { revision: 'DESC' } });

/** The programme that holds: the last one approved. */
export const approvedProgramme = (tx: EntityManager, caseFileId: string): Promise<Programme | null> =>
  tx.findOne(Programme, { where: { caseFileId, approvedAt: Not(IsNull()) }, order: { revision: 'DESC' } });

type Planned = Pick<PlannedLesson, 'form' | 'specialistId' | 'planned' | 'perWeek'>;
type Content = { goals: GoalView[]; planned: Planned[] };

const goalsOf = (tx: EntityManager, programmeId: string): Promise<GoalView[]> =>
  tx.query(
    `select g.id, g.domain, g.wording, g.measure, g.review_on as "reviewOn", g.state, g.version,
       coalesce((select jsonb_agg(jsonb_build_object('from', c.from_state, 'to', c.to_state, 'on', c.judged_on, 'remark', c.remark,
         'by', concat_ws(' ', a.last_name, a.first_name)) order by c.judged_on, c.id)
         from goal_change c join directory.account a on a.id = c.made_by where c.root_id = g.root_id), '[]') as changes
     from goal g where g.programme_id = $1 order by g.place, g.id`,
    [programmeId],
  );

const reviewsOf = (tx: EntityManager, caseFileId: string): Promise<ProgrammeReviewView[]> =>
  tx.query(
    `select r.id, p.revision, r.held_on as "heldOn", r.summary, r.next_on as "nextOn", concat_ws(' ', a.last_name, a.first_name) as by
     from programme_review r join programme p on p.id = r.programme_id join directory.account a on a.id = r.made_by
     where p.case_file_id = $1 order by r.held_on desc, r.id desc`,
    [caseFileId],
  );

async function contentOf(tx: EntityManager, programme: Programme | null): Promise<Content> {
  if (!programme) return { goals: [], planned: [] };
  const of = { where: { programmeId: programme.id }, order: { id: 'ASC' } } as const;
  const planned = await tx.find(PlannedLesson, of);
  return {
    goals: await goalsOf(tx, programme.id),
    planned: planned.map(({ form, specialistId, planned: count, perWeek }) => ({
      ...{ form, specialistId, perWeek },
      planned: count,
    })),
  };
}

/** The approved programme with its dosage (planned, held, missed), and apart from it the revision that waits for approval. */
export async function courseRecord(tx: EntityManager, caseFileId: string): Promise<CourseRecordView> {
  const programme = await approvedProgramme(tx, caseFileId);
  const latest = await latestProgramme(tx, caseFileId);
  const { goals, planned } = await contentOf(tx, programme);
  const lessons = await lessonsOf(tx, caseFileId);
  const record = await askIn(tx, ledgerLessons(caseFileId));
  const doses = dosage(plannedByForm(planned), record);
  return {
    revision: programme?.revision ?? null,
    approvedAt: programme?.approvedAt ?? null,
    goals,
    planned,
    pending: latest && !latest.approvedAt ? { revision: latest.revision, ...(await contentOf(tx, latest)) } : null,
    dosage: LESSON_FORMS.map((form) => ({ form, ...doses[form] })),
    attendanceRate: attendanceRate(record),
    ledger: await ledgerFor(tx, caseFileId, { planned, record }),
    reviews: await reviewsOf(tx, caseFileId),
    lessons,
  };
}

import { attendanceRate, dosage, LESSON_FORMS, type LessonForm } from '@onaltu/domain/course';
import type { ChildLesson } from '@onaltu/domain/course';
import { type EntityManager, IsNull, Not } from 'typeorm';
import { Goal, PlannedLesson, Programme } from './course.entity';
import type { CourseRecordView, LessonView } from './course.view';

const LATEST = 500;

const lessonsOf = (tx: EntityManager, caseFileId: string): Promise<LessonView[]> =>
  tx.query(
    `select l.id, l.starts_at as "startsAt", l.ends_at as "endsAt", l.form, l.state, l.topic, t.state as attendance, t.note, t.absence_reason as "absenceReason",
       concat_ws(' ', a.last_name, a.first_name) as "specialistName"
     from attendance t join lesson l on l.id = t.lesson_id join directory.account a on a.id = l.specialist_id
     where t.case_file_id = $1 order by l.starts_at desc limit ${LATEST}`,
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

type Content = {
  goals: Omit<Goal, 'programmeId'>[];
  planned: Pick<PlannedLesson, 'form' | 'specialistId' | 'planned'>[];
};

async function contentOf(tx: EntityManager, programme: Programme | null): Promise<Content> {
  if (!programme) return { goals: [], planned: [] };
  const of = { where: { programmeId: programme.id }, order: { id: 'ASC' } } as const;
  const goals = await tx.find(Goal, of);
  const planned = await tx.find(PlannedLesson, of);
  return {
    goals: goals.map(({ programmeId: _, ...goal }) => goal),
    planned: planned.map(({ form, specialistId, planned: count }) => ({ form, specialistId, planned: count })),
  };
}

/** The approved programme with its dosage (planned, held, missed), and apart from it the revision that waits for approval. */
export async function courseRecord(tx: EntityManager, caseFileId: string): Promise<CourseRecordView> {
  const programme = await approvedProgramme(tx, caseFileId);
  const latest = await latestProgramme(tx, caseFileId);
  const { goals, planned } = await contentOf(tx, programme);
  const lessons = await lessonsOf(tx, caseFileId);
  const record = lessons.map(({ form, state, attendance }) => ({ form, state, attendance }) as ChildLesson);
  const doses = dosage(plannedByForm(planned), record);
  return {
    revision: programme?.revision ?? null,
    approvedAt: programme?.approvedAt ?? null,
    goals,
    planned,
    pending: latest && !latest.approvedAt ? { revision: latest.revision, ...(await contentOf(tx, latest)) } : null,
    dosage: LESSON_FORMS.map((form) => ({ form, ...doses[form] })),
    attendanceRate: attendanceRate(record),
    lessons,
  };
}

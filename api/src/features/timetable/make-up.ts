import type { LessonForm } from '@onaltu/domain/course';
import { Refused } from '@onaltu/domain/refused';
import { whyNotMakeUp } from '@onaltu/domain/timetable';
import type { EntityManager } from 'typeorm';
import { askIn, type Statement, statement } from '../../platform/db/statement';

export type MissedLesson = {
  startsAt: Date;
  endsAt: Date;
  form: LessonForm;
  specialistId: string;
  roomId: string | null;
  children: { caseFileId: string; childId: string; missed: boolean; madeUp: boolean }[];
};

/** A lesson with its children: whether each missed it, and whether something was planned in its place. */
const missedLesson = (id: string): Statement<MissedLesson> =>
  statement(
    `select l.starts_at as "startsAt", l.ends_at as "endsAt", l.form, coalesce(l.stood_in_for, l.specialist_id) as "specialistId", l.room_id as "roomId",
       coalesce((select jsonb_agg(jsonb_build_object('caseFileId', p.case_file_id, 'childId', p.child_id,
         'missed', l.state in ('NOT_HELD', 'CANCELLED') or coalesce(t.state <> 'PRESENT', false),
         'madeUp', exists (select from lesson m join lesson_place q on q.lesson_id = m.id and q.away is null
           left join attendance u on u.lesson_id = m.id and u.case_file_id = q.case_file_id
           where m.makes_up_for = l.id and m.state in ('PLANNED', 'HELD') and q.case_file_id = p.case_file_id and coalesce(u.state = 'PRESENT', true)))
         order by p.case_file_id)
       from lesson_place p left join attendance t on t.lesson_id = p.lesson_id and t.case_file_id = p.case_file_id
       where p.lesson_id = l.id and p.away is null), '[]') as children
     from lesson l where l.id = $1`,
    [id],
  );

export async function findMissed(tx: EntityManager, id: string): Promise<MissedLesson> {
  const [lesson] = await askIn(tx, missedLesson(id));
  if (!lesson) throw new Refused('lesson.not-found');
  return lesson;
}

/** Only for a lesson that each of these children did not come to, or that was not held, and once for each. */
export async function requireMissed(tx: EntityManager, id: string, caseFileIds: readonly string[]): Promise<void> {
  const { children } = await findMissed(tx, id);
  for (const caseFileId of caseFileIds) {
    const child = children.find((one) => one.caseFileId === caseFileId);
    const refusal = whyNotMakeUp(child ?? { missed: false, madeUp: false });
    if (refusal) throw new Refused(refusal);
  }
}

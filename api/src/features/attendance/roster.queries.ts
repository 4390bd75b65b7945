import { type ChildToMark, whyNotMarkChild } from '@onaltu/domain/attendance';
import { almatyDay } from '@onaltu/domain/clock/day';
import type { LessonForm, LessonState } from '@onaltu/domain/course';
import { Refused } from '@onaltu/domain/refused';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/auth/actor';
import { LASTS_TODAY } from '../../platform/calendar/leave-today';
import { inOneGo } from '../../platform/db/act';
import { askIn, type Statement, statement } from '../../platform/db/statement';
import { ON_TEAM, seesEveryCase } from '../case-files/find-case-file';
import { pausedAmong } from '../case-files/course-of';
import type { RosterChildView } from './attendance.view';

export type LessonRow = {
  id: string;
  startsAt: Date;
  endsAt: Date;
  form: LessonForm;
  state: LessonState;
  topic: string;
  specialistId: string;
  specialistName: string;
  room: string | null;
  /** One of its children is of a team of this person: of the lesson itself he may know. */
  known: boolean;
};
const LESSON = `select l.id, l.starts_at as "startsAt", l.ends_at as "endsAt", l.form, l.state, l.topic, l.specialist_id as "specialistId",
    concat_ws(' ', a.last_name, a.first_name) as "specialistName", r.name as room,
    exists (select from lesson_place p join case_file c on c.id = p.case_file_id where p.lesson_id = l.id and ${ON_TEAM}) as known
  from lesson l join directory.account a on a.id = l.specialist_id left join room r on r.id = l.room_id where l.id = $1`;
const COVERED = statement<{ id: string }>(
  `select l.account_id as id from staff_leave l where l.substitute_id = ctx.user_id() and ${LASTS_TODAY}`,
);

/** The lesson as this person may know it, and whom he stands in for today. */
export async function lessonFor(
  tx: EntityManager,
  actor: Actor,
  id: string,
): Promise<{ lesson: LessonRow; covers: string[] }> {
  const [[lesson], covered] = await inOneGo(tx, statement<LessonRow>(LESSON, [id]), COVERED);
  const covers = covered.map((one) => one.id);
  const isOwn = lesson && [actor.userId, ...covers].includes(lesson.specialistId);
  if (!lesson || !(isOwn || lesson.known || seesEveryCase(actor))) throw new Refused('lesson.not-found');
  return { lesson, covers };
}

export type RosterChild = Omit<RosterChildView, 'refusal'> & Omit<ChildToMark, 'paused'>;
/** Who has a place in a lesson, with the last note of an earlier one of its form. */
const CHILDREN = `select c.id as "caseFileId", c.number, concat_ws(' ', k.last_name, k.first_name) as "childName", c.state, c.course_started_on as "courseStartedOn",
    t.state as attendance, t.absence_reason as "absenceReason", coalesce(t.note, '') as note,
    (select jsonb_build_object('note', e.note, 'on', (e.starts_at at time zone 'Asia/Almaty')::date) from attendance e
       join lesson o on o.id = e.lesson_id and o.form = l.form
       where e.case_file_id = c.id and e.starts_at < l.starts_at and e.note <> '' order by e.starts_at desc limit 1) as earlier
  from lesson_place p join lesson l on l.id = p.lesson_id join case_file c on c.id = p.case_file_id join child k on k.id = p.child_id
  left join attendance t on t.lesson_id = p.lesson_id and t.case_file_id = p.case_file_id
  where p.lesson_id = $1 and (p.away is null or t.state is not null) order by k.last_name, k.first_name, c.id`;
const childrenOf = (lessonId: string): Statement<RosterChild> => statement(CHILDREN, [lessonId]);

/** The roster: each child that has a place, and why nothing can be said of it where that is so. */
export async function rosterOf(
  tx: EntityManager,
  { id, startsAt }: Pick<LessonRow, 'id' | 'startsAt'>,
): Promise<RosterChildView[]> {
  const children = await askIn(tx, childrenOf(id));
  const pausedThen = await pausedAmong(
    tx,
    children.map(({ caseFileId }) => caseFileId),
    almatyDay(startsAt),
  );
  return children.map(({ state, courseStartedOn, ...child }) => {
    const paused = pausedThen.has(child.caseFileId);
    return {
      ...child,
      refusal: child.attendance ? null : whyNotMarkChild({ state, courseStartedOn, paused }, startsAt),
    };
  });
}

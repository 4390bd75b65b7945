import type { Day } from '@onaltu/domain/clock/day';
import type { WorkCalendar } from '@onaltu/domain/clock/working-time';
import type { Lane } from '@onaltu/domain/duties';
import { fallenRung, type Ladder } from '@onaltu/domain/reminders';
import { type Statement, statement } from '../../platform/db/statement';
import { TODAY } from '../case-files/course-of';
import { type Member, type NewReminder, reached } from './look.queries';

/** Later nobody can say any more who came, and the head has been told long ago. */
const LOOKED_BACK = 30;
const beginningOf = (date: string): string => `(${date})::timestamp at time zone 'Asia/Almaty'`;
const OPEN = `l.state = 'PLANNED' and l.starts_at < ${beginningOf(TODAY)}
  and exists (select from lesson_place p where p.lesson_id = l.id and p.away is null)`;

export type Unmarked = { id: string; specialistId: string; on: Day };

/** Lessons of the days before today of which nobody has said who came. */
export const UNMARKED: Statement<Unmarked> = statement(
  `select l.id, l.specialist_id as "specialistId", (l.starts_at at time zone 'Asia/Almaty')::date as "on"
   from lesson l where ${OPEN} and l.starts_at >= ${beginningOf(`${TODAY} - ${LOOKED_BACK}`)}`,
);

/** What no longer waits for anybody: a lesson whose children all went, or which was taken from the plan some other way than by an act on it. */
export const MARKED = statement<unknown>(
  `update reminder r set closed_at = ctx.now() where r.case_file_id is null and r.ladder = 'LESSON' and r.closed_at is null
     and not exists (select from lesson l where l.id = r.about::uuid and l.specialist_id is not null and ${OPEN})`,
);

type Rules = { ladder: Ladder; today: Day; calendar: WorkCalendar; members: readonly Member[] };

/** Whom each of them has to be told of: its specialist first, with him who stands in; then the heads. */
export function lessonRings(lessons: readonly Unmarked[], { ladder, today, calendar, members }: Rules): NewReminder[] {
  const ringsOf = ({ id, specialistId, on }: Unmarked, lane: Lane): NewReminder[] => {
    const fallen = fallenRung(ladder, lane, on, { today, calendar });
    const of = members.filter((one) => (lane === 'HEAD' ? one.roles.includes('HEAD') : one.id === specialistId));
    const subject = { caseFileId: null, about: id, ladder: 'LESSON', dueOn: on, escalates: null } as const;
    return fallen ? of.flatMap(reached).map((told) => ({ ...subject, ...fallen, ...told })) : [];
  };
  return lessons.flatMap((lesson) => [...ringsOf(lesson, 'SPECIALIST'), ...ringsOf(lesson, 'HEAD')]);
}

import type { Day } from '@onaltu/domain/clock/day';
import { GROUP_FORMS } from '@onaltu/domain/group-sizes';
import type { Actor } from '../../platform/auth/actor';
import { type Statement, statement, type Value } from '../../platform/db/statement';
import { ON_TEAM, seesEveryCase } from '../case-files/find-case-file';
import type { GroupView } from './group.view';
import type { SeriesView, TimetableLessonView } from './timetable.view';

/** A day of a large house or some weeks of one person. */
export const MOST_LESSONS = 1_000;
export type Span = { from: Day; to: Day };
/** `uncovered`: planned, and whose specialist is on leave, so that each needs somebody to stand in, or another day. */
export type Of = {
  specialistId?: string;
  roomId?: string;
  caseFileId?: string;
  seriesId?: string;
  uncovered?: boolean;
};

/** Where a day begins in Almaty. */
export const moment = (place: string): string => `${place}::date::timestamp at time zone 'Asia/Almaty'`;
const UNCOVERED = `exists (select from staff_leave v where v.account_id = l.specialist_id and v.cancelled_at is null
  and (l.starts_at at time zone 'Asia/Almaty')::date between v.from_on and v.to_on)`;

/** The lessons between two days, of whom or what is asked for, by time. A specialist reads the names of his own children only. */
export function lessonsBetween(actor: Actor, { from, to }: Span, of: Of): Statement<TimetableLessonView> {
  const values: Value[] = [from, to];
  const given = (value: Value): string => `$${values.push(value)}`;
  const known = seesEveryCase(actor) ? 'true' : `(l.specialist_id = ctx.user_id() or ${ON_TEAM})`;
  const narrowed = [
    of.specialistId && `l.specialist_id = ${given(of.specialistId)}`,
    of.roomId && `l.room_id = ${given(of.roomId)}`,
    of.seriesId && `l.series_id = ${given(of.seriesId)}`,
    of.uncovered && `l.state = 'PLANNED' and ${UNCOVERED}`,
    of.caseFileId &&
      `l.id in (select q.lesson_id from lesson_place q join case_file c on c.id = q.case_file_id where q.case_file_id = ${given(of.caseFileId)}
         and q.starts_at >= ${moment('$1')} and q.starts_at < ${moment('($2::date + 1)')} and ${seesEveryCase(actor) ? 'true' : ON_TEAM})`,
  ].filter(Boolean);
  return statement(
    `select l.id, l.starts_at as "startsAt", l.ends_at as "endsAt", l.form, l.state, l.topic, l.specialist_id as "specialistId",
       concat_ws(' ', a.last_name, a.first_name) as "specialistName", l.room_id as "roomId", r.name as room, l.series_id as "seriesId",
       l.makes_up_for as "makesUpFor", l.stood_in_for as "stoodInFor", l.cancel_reason as "cancelReason", l.version,
       l.state = 'PLANNED' and ${UNCOVERED} as uncovered,
       (select count(*)::int from lesson_place p where p.lesson_id = l.id and p.away is null) as children,
       coalesce((select jsonb_agg(jsonb_build_object('caseFileId', c.id, 'number', c.number, 'childName', concat_ws(' ', k.last_name, k.first_name), 'attendance', t.state)
           order by k.last_name, k.first_name, c.id)
         from lesson_place p join case_file c on c.id = p.case_file_id join child k on k.id = p.child_id
         left join attendance t on t.lesson_id = p.lesson_id and t.case_file_id = p.case_file_id
         where p.lesson_id = l.id and p.away is null and ${known}), '[]') as places
     from lesson l join directory.account a on a.id = l.specialist_id left join room r on r.id = l.room_id
     where l.starts_at >= ${moment('$1')} and l.starts_at < ${moment('($2::date + 1)')} and l.state <> 'RESCHEDULED'
       ${narrowed.map((one) => `and ${String(one)}`).join(' ')}
     order by l.starts_at, l.id limit ${MOST_LESSONS + 1}`,
    values,
  );
}

/** A series with the cases of its lessons to come. */
export const seriesOf = (id: string): Statement<SeriesView> =>
  statement(
    `select s.id, s.form, s.specialist_id as "specialistId", s.room_id as "roomId", s.weekdays, s.starts_minute as "startsMinute", s.minutes,
       s.from_on as "from", s.to_on as "to", s.continues, s.version,
       array(select distinct p.case_file_id::text from lesson l join lesson_place p on p.lesson_id = l.id and p.away is null
         where l.series_id = s.id and l.state = 'PLANNED' and l.starts_at > ctx.now()) as "caseFileIds"
     from lesson_series s where s.id = $1`,
    [id],
  );

const MOST_GROUPS = 200;
/** Groups that still meet: a specialist's own, or everybody's. */
export const groupsOf = (actor: Actor): Statement<GroupView> =>
  statement(
    `select s.id, s.form, concat_ws(' ', a.last_name, a.first_name) as "specialistName", s.weekdays, s.starts_minute as "startsMinute",
       (select count(*)::int from lesson_place p where p.away is null and p.lesson_id =
         (select l.id from lesson l where l.series_id = s.id and l.state = 'PLANNED' and l.starts_at > ctx.now() order by l.starts_at limit 1)) as children
     from lesson_series s join directory.account a on a.id = s.specialist_id
     where s.form = any ($1::text[]) and s.to_on >= (ctx.now() at time zone 'Asia/Almaty')::date
       and ${seesEveryCase(actor) ? 'true' : 's.specialist_id = ctx.user_id()'}
     order by a.last_name, a.first_name, s.starts_minute, s.id limit ${MOST_GROUPS}`,
    [GROUP_FORMS],
  );

/** That a child's name was read is kept, with the cases it was of. */
export const readOf = (lessons: readonly TimetableLessonView[]): string[] => [
  ...new Set(lessons.flatMap(({ places }) => places.map(({ caseFileId }) => caseFileId))),
];

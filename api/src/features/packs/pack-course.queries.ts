import type { Domain } from '@onaltu/domain/assessment';
import type { Day, Weekday } from '@onaltu/domain/clock/day';
import type { AttendanceState, GoalState, LessonForm, LessonState } from '@onaltu/domain/course';
import type { CancelReason } from '@onaltu/domain/timetable';
import { type Statement, statement } from '../../platform/db/statement';
import { named } from './pack-case.queries';

export type ProgrammeRow = {
  revision: number;
  writtenAt: Date;
  writtenBy: string | null;
  approvedAt: Date | null;
  approvedBy: string | null;
  goals: { domain: Domain; wording: string; measure: string; reviewOn: Day | null; state: GoalState }[];
  planned: { form: LessonForm; specialist: string; planned: number; perWeek: number | null }[];
};
/** Every revision, as it was written. */
export const programmesOf = (caseFileId: string): Statement<ProgrammeRow> =>
  statement(
    `select p.revision, p.made_at as "writtenAt", ${named('w')} as "writtenBy", p.approved_at as "approvedAt", ${named('h')} as "approvedBy",
       coalesce((select jsonb_agg(jsonb_build_object('domain', g.domain, 'wording', g.wording, 'measure', g.measure, 'reviewOn', g.review_on, 'state', g.state) order by g.place, g.id)
         from goal g where g.programme_id = p.id), '[]') as goals,
       coalesce((select jsonb_agg(jsonb_build_object('form', l.form, 'specialist', ${named('s')}, 'planned', l.planned, 'perWeek', l.per_week) order by l.id)
         from planned_lesson l join directory.account s on s.id = l.specialist_id where l.programme_id = p.id), '[]') as planned
     from programme p left join directory.account w on w.id = p.made_by left join directory.account h on h.id = p.approved_by
     where p.case_file_id = $1 order by p.revision`,
    [caseFileId],
  );

export type JudgementRow = {
  goal: string;
  from: GoalState;
  to: GoalState;
  on: Day;
  remark: string;
  by: string | null;
};
export const judgementsOf = (caseFileId: string): Statement<JudgementRow> =>
  statement(
    `select g.wording as goal, c.from_state as "from", c.to_state as "to", c.judged_on as "on", c.remark, ${named('a')} as by
     from goal_change c join goal g on g.id = c.root_id join programme p on p.id = g.programme_id left join directory.account a on a.id = c.made_by
     where p.case_file_id = $1 order by c.judged_on, c.id`,
    [caseFileId],
  );

export type ReviewRow = { revision: number; heldOn: Day; summary: string; nextOn: Day | null; by: string | null };
export const reviewsOf = (caseFileId: string): Statement<ReviewRow> =>
  statement(
    `select p.revision, r.held_on as "heldOn", r.summary, r.next_on as "nextOn", ${named('a')} as by
     from programme_review r join programme p on p.id = r.programme_id left join directory.account a on a.id = r.made_by
     where p.case_file_id = $1 order by r.held_on, r.id`,
    [caseFileId],
  );

export type SeriesRow = {
  form: LessonForm;
  specialist: string;
  room: string | null;
  weekdays: Weekday[];
  startsMinute: number;
  minutes: number;
  from: Day;
  to: Day;
  madeAt: Date;
  by: string | null;
};
/** The rules by which the child has or had lessons. */
export const seriesOf = (caseFileId: string): Statement<SeriesRow> =>
  statement(
    `select s.form, ${named('p')} as specialist, r.name as room, s.weekdays, s.starts_minute as "startsMinute", s.minutes, s.from_on as "from", s.to_on as "to",
       s.made_at as "madeAt", ${named('a')} as by
     from lesson_series s join directory.account p on p.id = s.specialist_id left join room r on r.id = s.room_id left join directory.account a on a.id = s.made_by
     where exists (select from lesson l join lesson_place c on c.lesson_id = l.id where l.series_id = s.id and c.case_file_id = $1)
     order by s.from_on, s.starts_minute, s.id`,
    [caseFileId],
  );

/** How a lesson stood before somebody changed it. */
export type LessonChange = {
  kind: 'MOVED' | 'CANCELLED' | 'SUBSTITUTED';
  remark: string;
  before: { startsAt: string };
  specialist: string | null;
  at: string;
  by: string | null;
};
export type Correction = {
  from: AttendanceState;
  to: AttendanceState;
  reason: string;
  at: string;
  by: string | null;
};
export type LessonRow = {
  startsAt: Date;
  endsAt: Date;
  form: LessonForm;
  specialist: string;
  specialistId: string;
  /** Whom the specialist stood in for. */
  stoodInFor: string | null;
  room: string | null;
  state: LessonState;
  topic: string;
  cancelReason: CancelReason | null;
  /** Why the child's place was free: a pause, or the end of its course. */
  away: 'PAUSE' | 'ENDED' | null;
  makesUpFor: Date | null;
  changes: LessonChange[];
  mark: AttendanceState | null;
  absenceReason: string | null;
  note: string | null;
  markedAt: Date | null;
  markedBy: string | null;
  corrections: Correction[];
};
const CHANGES = `(select jsonb_agg(jsonb_build_object('kind', h.kind, 'remark', h.remark, 'before', h.before, 'specialist', ${named('b')}, 'at', h.made_at, 'by', ${named('d')}) order by h.id)
  from lesson_change h left join directory.account b on b.id = (h.before ->> 'specialistId')::uuid left join directory.account d on d.id = h.made_by where h.lesson_id = l.id)`;
const CORRECTIONS = `(select jsonb_agg(jsonb_build_object('from', h.from_state, 'to', h.to_state, 'reason', h.reason, 'at', h.made_at, 'by', ${named('d')}) order by h.id)
  from attendance_change h left join directory.account d on d.id = h.made_by where h.lesson_id = t.lesson_id and h.case_file_id = t.case_file_id)`;
/** Every lesson the child has or had a place in, with who came and what was said of it before. */
export const lessonsOf = (caseFileId: string): Statement<LessonRow> =>
  statement(
    `select l.starts_at as "startsAt", l.ends_at as "endsAt", l.form, ${named('a')} as specialist, l.specialist_id as "specialistId", ${named('f')} as "stoodInFor",
       r.name as room, l.state, l.topic, l.cancel_reason as "cancelReason", p.away, u.starts_at as "makesUpFor", coalesce(${CHANGES}, '[]') as changes,
       t.state as mark, t.absence_reason as "absenceReason", t.note, t.made_at as "markedAt", ${named('m')} as "markedBy", coalesce(${CORRECTIONS}, '[]') as corrections
     from lesson_place p join lesson l on l.id = p.lesson_id join directory.account a on a.id = l.specialist_id left join directory.account f on f.id = l.stood_in_for
       left join room r on r.id = l.room_id left join lesson u on u.id = l.makes_up_for
       left join attendance t on t.lesson_id = p.lesson_id and t.case_file_id = p.case_file_id left join directory.account m on m.id = t.made_by
     where p.case_file_id = $1 order by l.starts_at, l.id`,
    [caseFileId],
  );

export type UnlockRow = {
  specialist: string;
  from: Day;
  to: Day;
  openUntil: Day;
  reason: string;
  at: Date;
  by: string | null;
};
/** Where the head opened days again on which this child had a lesson. */
export const unlocksOf = (caseFileId: string): Statement<UnlockRow> =>
  statement(
    `select ${named('s')} as specialist, u.from_on as "from", u.to_on as "to", u.open_until as "openUntil", u.reason, u.made_at as at, ${named('a')} as by
     from entry_unlock u join directory.account s on s.id = u.specialist_id left join directory.account a on a.id = u.made_by
     where exists (select from lesson_place p join lesson l on l.id = p.lesson_id where p.case_file_id = $1 and l.specialist_id = u.specialist_id
       and (l.starts_at at time zone 'Asia/Almaty')::date between u.from_on and u.to_on) order by u.made_at, u.id`,
    [caseFileId],
  );

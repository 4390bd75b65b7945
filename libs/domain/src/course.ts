import type { CaseState } from './case-process';
import { almatyDay, type Day } from './clock/day';
import type { Refusal } from './refused';

/** The closed list of ¶2. */
export const LESSON_FORMS = ['INDIVIDUAL', 'SUBGROUP', 'GROUP', 'CONSULTATION'] as const;
export type LessonForm = (typeof LESSON_FORMS)[number];

/** A working day: a longer lesson is a slip of the pen. */
export const LONGEST_LESSON_MINUTES = 480;

/** `CANCELLED` before its day came, `NOT_HELD` when it had come; `RESCHEDULED`: another lesson stands in its place. */
export const LESSON_STATES = ['PLANNED', 'HELD', 'NOT_HELD', 'RESCHEDULED', 'CANCELLED'] as const;
export type LessonState = (typeof LESSON_STATES)[number];

/** A lesson that was to be on its day: one cancelled in time or moved away was not. */
export const STATES_TO_BE = ['PLANNED', 'HELD', 'NOT_HELD'] as const satisfies readonly LessonState[];
/** A lesson that takes its time. */
export const STATES_THAT_TAKE_TIME = ['PLANNED', 'HELD'] as const satisfies readonly LessonState[];

export const ATTENDANCE_STATES = ['PRESENT', 'ABSENT_EXCUSED', 'ABSENT_UNEXCUSED'] as const;
export type AttendanceState = (typeof ATTENDANCE_STATES)[number];

/** `DROPPED`: the team no longer works at it; the reason stands beside. */
export const GOAL_STATES = ['OPEN', 'ACHIEVED', 'PARTLY_ACHIEVED', 'NOT_ACHIEVED', 'DROPPED'] as const;
export type GoalState = (typeof GOAL_STATES)[number];

/** A lesson as one child had it; no attendance while nobody marked it. `over`: a planned one whose time has passed. */
export type ChildLesson = {
  form: LessonForm;
  state: LessonState;
  attendance: AttendanceState | null;
  /** The lesson it was given for, where it makes up for one. */
  makesUpFor?: string | null;
  over?: boolean;
};

/** What became of a lesson for one child. */
export const OUTCOMES = ['held', 'excused', 'unexcused', 'cancelled', 'unmarked', 'ahead'] as const;
export type Outcome = (typeof OUTCOMES)[number];

const MARKED_AS: Readonly<Record<AttendanceState, Outcome>> = {
  PRESENT: 'held',
  ABSENT_EXCUSED: 'excused',
  ABSENT_UNEXCUSED: 'unexcused',
};
const STATE_SAYS: Readonly<Record<LessonState, (lesson: ChildLesson) => Outcome | null>> = {
  HELD: ({ attendance }) => (attendance ? MARKED_AS[attendance] : 'unmarked'),
  PLANNED: ({ over }) => (over ? 'unmarked' : 'ahead'),
  CANCELLED: () => 'cancelled',
  NOT_HELD: () => 'cancelled',
  RESCHEDULED: () => null,
};
export const outcomeOf = (lesson: ChildLesson): Outcome | null => STATE_SAYS[lesson.state](lesson);

/** A lesson the child came to that was given for one it had missed. */
export const isMadeUp = (lesson: ChildLesson): boolean => Boolean(lesson.makesUpFor) && outcomeOf(lesson) === 'held';

/** `held` the child took part in, of these `madeUp` for missed ones; `missed` he did not come to, `unmarked` nobody has said yet. */
export type Dose = { planned: number; held: number; missed: number; unmarked: number; madeUp: number };

/** What the programme promised of each form and what the child received. A lesson not held counts as neither. */
export function dosage(
  planned: Partial<Record<LessonForm, number>>,
  lessons: readonly ChildLesson[],
): Record<LessonForm, Dose> {
  const doseOf = (form: LessonForm): Dose => {
    const given = lessons.filter((lesson) => lesson.form === form);
    const count = (...outcomes: Outcome[]): number =>
      given.filter((lesson) => outcomes.some((outcome) => outcome === outcomeOf(lesson))).length;
    return {
      planned: planned[form] ?? 0,
      held: count('held'),
      missed: count('excused', 'unexcused'),
      unmarked: count('unmarked'),
      madeUp: given.filter(isMadeUp).length,
    };
  };
  return Object.fromEntries(LESSON_FORMS.map((form) => [form, doseOf(form)])) as Record<LessonForm, Dose>;
}

/** How many of the planned lessons should have been given by now: the plan is spread evenly over the course. */
export function plannedByToday(planned: number, { day, of }: { day: number; of: number }): number {
  return of > 0 ? Math.round((planned * Math.min(day, of)) / of) : 0;
}

/** The share of held lessons the child came to, 0 to 1, of those that are marked; none while none is. */
export function attendanceRate(lessons: readonly ChildLesson[]): number | null {
  const marked = lessons.filter(({ state, attendance }) => state === 'HELD' && attendance !== null);
  const present = marked.filter(({ attendance }) => attendance === 'PRESENT');
  return marked.length ? present.length / marked.length : null;
}

const DAYS_A_WEEK = 7;
/** So many lessons a week are how many over the whole course: at least one. */
export function plannedOver(perWeek: number, lengthDays: number): number {
  return Math.max(1, Math.round((perWeek * lengthDays) / DAYS_A_WEEK));
}

/** Why a goal cannot be judged so: what is dropped is dropped for a reason, and no judgement is dated after today. */
export function whyNotJudge(
  { state, remark, on }: { state: GoalState; remark?: string; on?: Day },
  today: Day,
): Refusal | null {
  if (on && on > today) return 'late-entry.in-future';
  return state === 'DROPPED' && !remark ? 'reason.missing' : null;
}

const PLANNED_IN: readonly CaseState[] = ['ASSESSED', 'IN_REHABILITATION', 'SUSPENDED'];
/** A programme is written and approved from the closed initial assessment to the end of the course (¶5(4)). */
export function whyNotPlan(state: CaseState): Refusal | null {
  return PLANNED_IN.includes(state) ? null : 'case-file.wrong-state';
}

/** Lessons are given to a child whose course runs, from its first day on (¶5(4)). */
export function whyNotTeach(
  { state, courseStartedOn }: { state: CaseState; courseStartedOn: Day | null },
  at: Date,
): Refusal | null {
  if (state !== 'IN_REHABILITATION') return 'case-file.wrong-state';
  return courseStartedOn === null || almatyDay(at) < courseStartedOn ? 'lesson.outside-course' : null;
}

/** A lesson is recorded once it is over, and none lasts longer than a working day. */
export function whyNotHeld({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }, now: Date): Refusal | null {
  if (endsAt <= startsAt) return 'lesson.ends-before-start';
  if (endsAt.getTime() - startsAt.getTime() > LONGEST_LESSON_MINUTES * 60_000) return 'lesson.too-long';
  return endsAt > now ? 'lesson.in-future' : null;
}

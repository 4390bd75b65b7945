import { type Domain, DOMAINS } from '@onaltu/domain/assessment';
import type { Day } from '@onaltu/domain/clock/day';
import {
  ATTENDANCE_STATES,
  type AttendanceState,
  GOAL_STATES,
  type GoalState,
  LESSON_FORMS,
  type LessonForm,
} from '@onaltu/domain/course';
import { LateEntry } from '../case-files/late-entry.dto';
import { CalendarDay, ListOf, Moment, OneOf, Part, Text, Uuid, Whole } from '../../platform/validation/fields';

export class GoalWanted {
  @OneOf(DOMAINS)
  domain!: Domain;

  @Text({ min: 3, max: 500 })
  wording!: string;

  /** How one will see that it is reached. */
  @Text({ min: 0, max: 300, optional: true })
  measure?: string;

  @CalendarDay({ optional: true })
  reviewOn?: Day;

  /** The goal of an earlier revision that goes on here, with what was said of it. */
  @Uuid({ optional: true })
  continues?: string;
}

export class LessonsWanted {
  @OneOf(LESSON_FORMS)
  form!: LessonForm;

  @Uuid()
  specialistId!: string;

  /** Lessons over the whole course; one of the two must be said. */
  @Whole({ min: 1, max: 2000, optional: true })
  planned?: number;

  /** Lessons a week: how many that is over the course is worked out from its length. */
  @Whole({ min: 1, max: 40, optional: true })
  perWeek?: number;
}

export class WriteProgramme {
  /** The latest revision that was on the screen; 0 where there was none. */
  @Whole({ min: 0, max: 100_000, optional: true })
  after?: number;

  @ListOf(GoalWanted, { min: 1, max: 40 })
  goals!: GoalWanted[];

  @ListOf(LessonsWanted, {
    min: 1,
    max: 60,
    unique: ({ form, specialistId }: LessonsWanted) => `${form} ${specialistId}`,
  })
  planned!: LessonsWanted[];
}

export class ApproveProgramme {
  /** The revision that was on the screen. */
  @Whole({ min: 1, max: 100_000 })
  revision!: number;

  /** The first day of the course where it is not the day the assessment was closed; with the reason. */
  @CalendarDay({ optional: true })
  startedOn?: Day;

  @Text({ min: 3, max: 500, optional: true })
  reason?: string;

  /** Only the approval that begins the course may carry it. */
  @Part(LateEntry, { optional: true })
  late?: LateEntry;
}

export class ChildAtLesson {
  @Uuid()
  caseFileId!: string;

  @OneOf(ATTENDANCE_STATES)
  state!: AttendanceState;

  @Text({ min: 0, max: 1000, optional: true })
  note?: string;

  /** Of the provider's own list; only where the child was not there. */
  @Text({ max: 60, optional: true })
  absenceReason?: string;
}

export class RecordLesson {
  @Moment()
  startsAt!: string;

  @Moment()
  endsAt!: string;

  @OneOf(LESSON_FORMS)
  form!: LessonForm;

  @Text({ min: 0, max: 300, optional: true })
  topic?: string;

  @Uuid({ optional: true })
  roomId?: string;

  @ListOf(ChildAtLesson, { min: 1, max: 30, unique: ({ caseFileId }: ChildAtLesson) => caseFileId })
  attendance!: ChildAtLesson[];
}

export class CorrectAttendance {
  @OneOf(ATTENDANCE_STATES)
  state!: AttendanceState;

  @Text({ min: 3, max: 500 })
  reason!: string;

  @Text({ max: 60, optional: true })
  absenceReason?: string;
}

export class JudgeGoal {
  @OneOf(GOAL_STATES)
  state!: GoalState;

  /** Why; a goal that is dropped needs it. */
  @Text({ min: 3, max: 500, optional: true })
  remark?: string;

  /** The day it was judged, where that is not today. */
  @CalendarDay({ optional: true })
  on?: Day;
}

export class GoalReviewed {
  @Uuid()
  goalId!: string;

  @OneOf(GOAL_STATES)
  state!: GoalState;

  @Text({ min: 3, max: 500, optional: true })
  remark?: string;
}

/** The interim review of the programme that holds. */
export class ReviewProgramme {
  /** The revision that was on the screen. */
  @Whole({ min: 1, max: 100_000 })
  revision!: number;

  @CalendarDay()
  heldOn!: Day;

  @Text({ min: 3, max: 2000 })
  summary!: string;

  @CalendarDay({ optional: true })
  nextOn?: Day;

  /** Goals whose state has changed. */
  @ListOf(GoalReviewed, { max: 40, unique: ({ goalId }: GoalReviewed) => goalId })
  goals!: GoalReviewed[];
}

export class CompleteCourse {
  @Part(LateEntry, { optional: true })
  late?: LateEntry;
}

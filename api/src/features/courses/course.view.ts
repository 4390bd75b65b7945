import { ApiProperty } from '@nestjs/swagger';
import { DOMAINS } from '@onaltu/domain/assessment';
import { ATTENDANCE_STATES, GOAL_STATES, LESSON_FORMS, LESSON_STATES } from '@onaltu/domain/course';

const nullable = { nullable: true } as const;

export class GoalChangeView {
  @ApiProperty({ enum: GOAL_STATES })
  from!: string;

  @ApiProperty({ enum: GOAL_STATES })
  to!: string;

  @ApiProperty({ type: String, format: 'date' })
  on!: string;

  @ApiProperty()
  remark!: string;

  @ApiProperty()
  by!: string;
}

export class GoalView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: DOMAINS })
  domain!: string;

  @ApiProperty()
  wording!: string;

  @ApiProperty()
  measure!: string;

  @ApiProperty({ type: String, format: 'date', ...nullable })
  reviewOn!: string | null;

  @ApiProperty({ enum: GOAL_STATES })
  state!: string;

  @ApiProperty({ type: 'integer' })
  version!: number;

  /** What was said of it before, oldest first; over all revisions it goes on through. */
  @ApiProperty({ type: [GoalChangeView] })
  changes!: GoalChangeView[];
}

export class ProgrammeReviewView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ type: 'integer' })
  revision!: number;

  @ApiProperty({ type: String, format: 'date' })
  heldOn!: string;

  @ApiProperty()
  summary!: string;

  @ApiProperty({ type: String, format: 'date', ...nullable })
  nextOn!: string | null;

  @ApiProperty()
  by!: string;
}

export class PlannedView {
  @ApiProperty({ enum: LESSON_FORMS })
  form!: string;

  @ApiProperty({ format: 'uuid' })
  specialistId!: string;

  @ApiProperty({ type: 'integer' })
  planned!: number;

  @ApiProperty({ type: 'integer', ...nullable })
  perWeek!: number | null;
}

export class DoseView {
  @ApiProperty({ enum: LESSON_FORMS })
  form!: string;

  @ApiProperty({ type: 'integer' })
  planned!: number;

  @ApiProperty({ type: 'integer' })
  held!: number;

  @ApiProperty({ type: 'integer' })
  missed!: number;

  @ApiProperty({ type: 'integer' })
  unmarked!: number;

  /** Of those held, given in place of missed ones. */
  @ApiProperty({ type: 'integer' })
  madeUp!: number;
}

/** A mark that was corrected: what it said before, who changed it and why. */
export class AttendanceChangeView {
  @ApiProperty({ enum: ATTENDANCE_STATES })
  from!: string;

  @ApiProperty({ enum: ATTENDANCE_STATES })
  to!: string;

  @ApiProperty()
  reason!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  at!: string;

  @ApiProperty()
  by!: string;
}

export class LessonView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  startsAt!: Date;

  @ApiProperty({ type: String, format: 'date-time' })
  endsAt!: Date;

  @ApiProperty({ enum: LESSON_FORMS })
  form!: string;

  @ApiProperty({ enum: LESSON_STATES })
  state!: string;

  @ApiProperty()
  topic!: string;

  @ApiProperty()
  specialistName!: string;

  @ApiProperty({ type: String, enum: ATTENDANCE_STATES })
  attendance!: string;

  @ApiProperty()
  note!: string;

  @ApiProperty({ type: String, ...nullable })
  absenceReason!: string | null;

  @ApiProperty()
  markedBy!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  markedAt!: Date;

  /** Oldest first. */
  @ApiProperty({ type: [AttendanceChangeView] })
  changes!: AttendanceChangeView[];
}

/** What was promised and what became of it: `cancelled` were not held, `unmarked` nobody has said anything of, `ahead` are still to come. */
export class LedgerTotalView {
  @ApiProperty({ type: 'integer' })
  planned!: number;

  @ApiProperty({ type: 'integer' })
  held!: number;

  @ApiProperty({ type: 'integer' })
  excused!: number;

  @ApiProperty({ type: 'integer' })
  unexcused!: number;

  @ApiProperty({ type: 'integer' })
  cancelled!: number;

  @ApiProperty({ type: 'integer' })
  unmarked!: number;

  @ApiProperty({ type: 'integer' })
  ahead!: number;

  /** Of those held, given in place of missed ones. */
  @ApiProperty({ type: 'integer' })
  madeUp!: number;
}

export class LedgerLineView extends LedgerTotalView {
  @ApiProperty({ enum: LESSON_FORMS })
  form!: string;

  @ApiProperty({ format: 'uuid' })
  specialistId!: string;

  @ApiProperty()
  specialistName!: string;
}

/** `daysNeeded` = `remaining` × `days` ÷ `held`, rounded up; `daysAfter` = `daysNeeded` − `daysLeft`. */
export class PaceView {
  @ApiProperty({ type: 'integer' })
  held!: number;

  @ApiProperty({ type: 'integer' })
  days!: number;

  @ApiProperty({ type: 'integer' })
  remaining!: number;

  @ApiProperty({ type: 'integer' })
  daysNeeded!: number;

  @ApiProperty({ type: 'integer' })
  daysLeft!: number;

  /** Above nought the plan ends after the course, below it before. */
  @ApiProperty({ type: 'integer' })
  daysAfter!: number;

  @ApiProperty({ type: String, format: 'date' })
  endsOn!: string;
}

export class LedgerView {
  @ApiProperty({ type: [LedgerLineView] })
  lines!: LedgerLineView[];

  @ApiProperty({ type: LedgerTotalView })
  total!: LedgerTotalView;

  /** Missed for whatever reason and not made up for. */
  @ApiProperty({ type: 'integer' })
  owed!: number;

  /** None in the first week, before a lesson was held, when nothing is left to hold, and while the course does not run. */
  @ApiProperty({ type: PaceView, ...nullable })
  pace!: PaceView | null;
}

export class RecordedLessonView {
  @ApiProperty({ format: 'uuid' })
  id!: string;
}

/** A revision the head has not approved yet; the one before it holds meanwhile. */
export class PendingProgrammeView {
  @ApiProperty({ type: 'integer' })
  revision!: number;

  @ApiProperty({ type: [GoalView] })
  goals!: GoalView[];

  @ApiProperty({ type: [PlannedView] })
  planned!: PlannedView[];
}

/** The approved programme and what became of it. */
export class CourseRecordView {
  @ApiProperty({ type: 'integer', ...nullable })
  revision!: number | null;

  @ApiProperty({ type: String, format: 'date-time', ...nullable })
  approvedAt!: Date | null;

  @ApiProperty({ type: [GoalView] })
  goals!: GoalView[];

  @ApiProperty({ type: [PlannedView] })
  planned!: PlannedView[];

  @ApiProperty({ type: [DoseView] })
  dosage!: DoseView[];

  @ApiProperty({ type: LedgerView })
  ledger!: LedgerView;

  /** From 0 to 1; null while no lesson is marked. */
  @ApiProperty({ type: Number, ...nullable })
  attendanceRate!: number | null;

  @ApiProperty({ type: PendingProgrammeView, ...nullable })
  pending!: PendingProgrammeView | null;

  /** Newest first. */
  @ApiProperty({ type: [ProgrammeReviewView] })
  reviews!: ProgrammeReviewView[];

  @ApiProperty({ type: [LessonView] })
  lessons!: LessonView[];
}

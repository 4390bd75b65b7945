import { ApiProperty } from '@nestjs/swagger';
import { DOMAINS } from '@onaltu/domain/assessment';
import { ATTENDANCE_STATES, GOAL_STATES, LESSON_FORMS, LESSON_STATES } from '@onaltu/domain/course';

const nullable = { nullable: true } as const;

export class GoalView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: DOMAINS })
  domain!: string;

  @ApiProperty()
  wording!: string;

  @ApiProperty({ type: String, format: 'date', ...nullable })
  reviewOn!: string | null;

  @ApiProperty({ enum: GOAL_STATES })
  state!: string;

  @ApiProperty({ type: 'integer' })
  version!: number;
}

export class PlannedView {
  @ApiProperty({ enum: LESSON_FORMS })
  form!: string;

  @ApiProperty({ format: 'uuid' })
  specialistId!: string;

  @ApiProperty({ type: 'integer' })
  planned!: number;
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

  /** From 0 to 1; null while no lesson is marked. */
  @ApiProperty({ type: Number, ...nullable })
  attendanceRate!: number | null;

  @ApiProperty({ type: PendingProgrammeView, ...nullable })
  pending!: PendingProgrammeView | null;

  @ApiProperty({ type: [LessonView] })
  lessons!: LessonView[];
}

import type { Domain } from '@onaltu/domain/assessment';
import type { Day } from '@onaltu/domain/clock/day';
import type { AttendanceState, GoalState, LessonForm, LessonState } from '@onaltu/domain/course';
import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** The individual developing programme; a change is a new revision, the approved one holds. */
@Entity('programme')
export class Programme {
  @PrimaryGeneratedColumn('uuid')
  readonly id!: string;

  @Column('uuid')
  caseFileId!: string;

  @Column('int')
  revision!: number;

  @Column('timestamptz', { nullable: true })
  approvedAt!: Date | null;

  @Column('uuid', { nullable: true })
  approvedBy!: string | null;
}

@Entity('goal')
export class Goal {
  @PrimaryGeneratedColumn('uuid')
  readonly id!: string;

  @Column('uuid')
  programmeId!: string;

  @Column('text')
  domain!: Domain;

  @Column('text')
  wording!: string;

  /** How one sees that it is reached. */
  @Column('text')
  measure!: string;

  /** Where it stands among the goals of its revision. */
  @Column('int')
  place!: number;

  /** The goal it goes on from, of an earlier revision; of a new one itself. */
  @Column('uuid')
  rootId!: string;

  @Column('date', { nullable: true })
  reviewOn!: Day | null;

  @Column('text')
  state!: GoalState;

  @Column('int')
  version!: number;
}

/** How many lessons of a form a specialist is to give over the whole course. */
@Entity('planned_lesson')
export class PlannedLesson {
  @PrimaryGeneratedColumn('uuid')
  readonly id!: string;

  @Column('uuid')
  programmeId!: string;

  @Column('text')
  form!: LessonForm;

  @Column('uuid')
  specialistId!: string;

  @Column('int')
  planned!: number;

  /** Where the plan was made by the week. */
  @Column('int', { nullable: true })
  perWeek!: number | null;
}

/** A look at the programme on the way: what was found, and when the next one is. */
@Entity('programme_review')
export class ProgrammeReview {
  @PrimaryGeneratedColumn('uuid')
  readonly id!: string;

  @Column('uuid')
  programmeId!: string;

  @Column('date')
  heldOn!: Day;

  @Column('text')
  summary!: string;

  @Column('date', { nullable: true })
  nextOn!: Day | null;
}

/** One judgement of a goal; none is ever written over. */
@Entity('goal_change')
export class GoalChange {
  @PrimaryGeneratedColumn('uuid')
  readonly id!: string;

  @Column('uuid')
  rootId!: string;

  @Column('text')
  fromState!: GoalState;

  @Column('text')
  toState!: GoalState;

  @Column('date')
  judgedOn!: Day;

  @Column('text')
  remark!: string;

  @Column('uuid', { nullable: true })
  reviewId!: string | null;
}

@Entity('lesson')
export class Lesson {
  @PrimaryGeneratedColumn('uuid')
  readonly id!: string;

  @Column('timestamptz')
  startsAt!: Date;

  @Column('timestamptz')
  endsAt!: Date;

  @Column('text')
  form!: LessonForm;

  @Column('uuid')
  specialistId!: string;

  @Column('uuid', { nullable: true })
  roomId!: string | null;

  @Column('text')
  state!: LessonState;

  @Column('text')
  topic!: string;

  /** Held against the other lessons of its specialist. */
  @Column('boolean')
  booked!: boolean;

  @Column('int')
  version!: number;
}

/** One child at one lesson; it carries the lesson's period, so that the database can see a child in two places. */
@Entity('attendance')
export class Attendance {
  @PrimaryColumn('uuid')
  lessonId!: string;

  @PrimaryColumn('uuid')
  caseFileId!: string;

  @Column('uuid')
  childId!: string;

  @Column('timestamptz')
  startsAt!: Date;

  @Column('timestamptz')
  endsAt!: Date;

  @Column('text')
  state!: AttendanceState;

  @Column('text')
  note!: string;

  /** A code of the provider's dictionary of absence reasons. */
  @Column('text', { nullable: true })
  absenceReason!: string | null;

  @Column('int')
  version!: number;
}

import { ApiProperty } from '@nestjs/swagger';
import { ACTION_NUMBERS, type ActionNumber, CASE_STATES, type CaseState } from '@onaltu/domain/case-process';
import { HANDLING_STATES, type HandlingState } from '@onaltu/domain/clock/handling';
import { LESSON_FORMS, LESSON_STATES } from '@onaltu/domain/course';
import { URGENCIES, type Urgency } from '@onaltu/domain/duties';
import { DutyView } from '../case-files/duty.view';

const nullable = { nullable: true } as const;

/** One duty of this person, with the case it is about. */
export class TaskView extends DutyView {
  @ApiProperty({ enum: URGENCIES })
  urgency!: Urgency;

  @ApiProperty({ format: 'uuid' })
  caseFileId!: string;

  @ApiProperty({ type: String, ...nullable })
  number!: string | null;

  @ApiProperty({ enum: CASE_STATES })
  state!: CaseState;

  @ApiProperty({ type: String, ...nullable })
  childName!: string | null;

  @ApiProperty({ type: String, format: 'date', ...nullable })
  birthDate!: string | null;

  @ApiProperty({ type: String, format: 'date-time' })
  since!: Date;

  @ApiProperty({ enum: HANDLING_STATES })
  handling!: HandlingState;

  @ApiProperty({ type: Number, description: 'working minutes on the clock of this action', ...nullable })
  handled!: number | null;

  @ApiProperty({ type: Number, description: 'working minutes', ...nullable })
  norm!: number | null;

  @ApiProperty({ type: Number, description: 'working minutes it has lain here' })
  waited!: number;

  @ApiProperty({ type: 'integer', ...nullable })
  courseDay!: number | null;

  @ApiProperty({ type: 'integer', ...nullable })
  courseLength!: number | null;

  @ApiProperty({ type: 'integer' })
  missingPapers!: number;
}

export class LessonTodayView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  startsAt!: Date;

  @ApiProperty({ type: String, format: 'date-time' })
  endsAt!: Date;

  @ApiProperty({ enum: LESSON_FORMS })
  form!: string;

  @ApiProperty()
  topic!: string;

  @ApiProperty({ enum: LESSON_STATES })
  state!: string;

  @ApiProperty({ type: String, ...nullable })
  room!: string | null;

  @ApiProperty({ type: [String] })
  children!: string[];
}

/** What is this person's to do now, the most pressing first. */
export class WorkView {
  @ApiProperty({ type: [TaskView] })
  tasks!: TaskView[];

  /** There are more cases than one list holds. */
  @ApiProperty()
  more!: boolean;

  @ApiProperty({ type: [LessonTodayView] })
  lessons!: LessonTodayView[];

  /** The longest wait at a desk before it counts as late, in working minutes. */
  @ApiProperty({ type: Number })
  waitingLimit!: number;
}

export class ActionNow {
  @ApiProperty({ type: 'integer', enum: ACTION_NUMBERS })
  action!: ActionNumber;

  @ApiProperty({ type: 'integer' })
  open!: number;

  /** At a desk past the waiting limit, or in a course past its planned end. */
  @ApiProperty({ type: 'integer' })
  late!: number;
}

export class StateNow {
  @ApiProperty({ enum: CASE_STATES })
  state!: CaseState;

  @ApiProperty({ type: 'integer' })
  open!: number;
}

/** Where the provider's open cases stand at this moment. */
export class ProcessView {
  @ApiProperty({ type: [ActionNow] })
  actions!: ActionNow[];

  @ApiProperty({ type: [StateNow] })
  states!: StateNow[];
}

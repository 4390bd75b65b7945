import { ApiProperty } from '@nestjs/swagger';
import { ATTENDANCE_STATES, LESSON_FORMS, LESSON_STATES } from '@onaltu/domain/course';

const nullable = { nullable: true } as const;

/** What was noted of the child at an earlier lesson of this form: it may go on from there. */
export class EarlierNoteView {
  @ApiProperty()
  note!: string;

  @ApiProperty({ type: String, format: 'date' })
  on!: string;
}

export class RosterChildView {
  @ApiProperty({ format: 'uuid' })
  caseFileId!: string;

  @ApiProperty({ type: String, ...nullable })
  number!: string | null;

  @ApiProperty()
  childName!: string;

  /** A code of refusal: nothing can be said of this child here. */
  @ApiProperty({ type: String, ...nullable })
  refusal!: string | null;

  @ApiProperty({ type: String, enum: ATTENDANCE_STATES, ...nullable })
  attendance!: string | null;

  @ApiProperty({ type: String, ...nullable })
  absenceReason!: string | null;

  @ApiProperty()
  note!: string;

  @ApiProperty({ type: EarlierNoteView, ...nullable })
  earlier!: EarlierNoteView | null;
}

export class RosterView {
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

  @ApiProperty({ format: 'uuid' })
  specialistId!: string;

  @ApiProperty()
  specialistName!: string;

  @ApiProperty({ type: String, ...nullable })
  room!: string | null;

  /** The last day on which who came may be said without the head. */
  @ApiProperty({ type: String, format: 'date' })
  closesOn!: string;

  /** The head has opened it again until this day. */
  @ApiProperty({ type: String, format: 'date', ...nullable })
  openUntil!: string | null;

  /** A code of refusal: why nothing can be marked now. */
  @ApiProperty({ type: String, ...nullable })
  refusal!: string | null;

  @ApiProperty({ type: [RosterChildView] })
  children!: RosterChildView[];
}

export class EntryUnlockView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ format: 'uuid' })
  specialistId!: string;

  @ApiProperty()
  specialistName!: string;

  @ApiProperty({ type: String, format: 'date' })
  from!: string;

  @ApiProperty({ type: String, format: 'date' })
  to!: string;

  @ApiProperty({ type: String, format: 'date' })
  openUntil!: string;

  @ApiProperty()
  reason!: string;

  @ApiProperty()
  by!: string;
}

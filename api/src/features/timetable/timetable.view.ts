import { ApiProperty } from '@nestjs/swagger';
import { ATTENDANCE_STATES, LESSON_FORMS, LESSON_STATES } from '@onaltu/domain/course';
import { CANCEL_REASONS } from '@onaltu/domain/timetable';

const nullable = { nullable: true } as const;

export class SlotView {
  @ApiProperty({ type: String, format: 'date-time' })
  startsAt!: Date;

  @ApiProperty({ type: String, format: 'date-time' })
  endsAt!: Date;
}

export class ClashView extends SlotView {
  /** A code of refusal. */
  @ApiProperty()
  reason!: string;

  @ApiProperty({ type: String, format: 'uuid', ...nullable })
  lessonId!: string | null;

  /** Where it would be possible on that day. */
  @ApiProperty({ type: [SlotView] })
  free!: SlotView[];
}

/** What a series would be: nothing is kept of it. */
export class SeriesPreview {
  @ApiProperty({ type: [SlotView] })
  lessons!: SlotView[];

  /** Days off it would fall on; they are left out unless somebody wants them. */
  @ApiProperty({ type: [String], format: 'date' })
  daysOff!: string[];

  @ApiProperty({ type: [ClashView] })
  clashes!: ClashView[];
}

export class BookedSeriesView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ type: [String], format: 'uuid' })
  lessonIds!: string[];

  @ApiProperty({ type: [String], format: 'date' })
  daysOff!: string[];
}

export class BookedLessonView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ type: 'integer' })
  version!: number;
}

export class PlaceView {
  @ApiProperty({ format: 'uuid' })
  caseFileId!: string;

  @ApiProperty({ type: String, ...nullable })
  number!: string | null;

  @ApiProperty()
  childName!: string;

  /** Nothing while nobody marked it. */
  @ApiProperty({ type: String, enum: ATTENDANCE_STATES, ...nullable })
  attendance!: string | null;
}

export class TimetableLessonView extends SlotView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

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

  @ApiProperty({ type: String, format: 'uuid', ...nullable })
  roomId!: string | null;

  @ApiProperty({ type: String, ...nullable })
  room!: string | null;

  @ApiProperty({ type: String, format: 'uuid', ...nullable })
  seriesId!: string | null;

  @ApiProperty({ type: String, format: 'uuid', ...nullable })
  makesUpFor!: string | null;

  /** Who would have held it. */
  @ApiProperty({ type: String, format: 'uuid', ...nullable })
  stoodInFor!: string | null;

  @ApiProperty({ type: String, enum: CANCEL_REASONS, ...nullable })
  cancelReason!: string | null;

  /** The specialist is on leave that day: somebody has to stand in. */
  @ApiProperty()
  uncovered!: boolean;

  @ApiProperty({ type: 'integer' })
  version!: number;

  /** How many children have a place; `places` are those whom the reader may know. */
  @ApiProperty({ type: 'integer' })
  children!: number;

  @ApiProperty({ type: [PlaceView] })
  places!: PlaceView[];
}

export class TimetableView {
  @ApiProperty({ type: [TimetableLessonView] })
  lessons!: TimetableLessonView[];

  /** There are more than are shown: ask for less. */
  @ApiProperty()
  more!: boolean;

  @ApiProperty({ type: [String], format: 'date' })
  daysOff!: string[];
}

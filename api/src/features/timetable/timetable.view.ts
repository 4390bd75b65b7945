import { ApiProperty } from '@nestjs/swagger';
import type { Day } from '@onaltu/domain/clock/day';
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

/** The rule of a series, to be changed from. */
export class SeriesView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: LESSON_FORMS })
  form!: string;

  @ApiProperty({ format: 'uuid' })
  specialistId!: string;

  @ApiProperty({ type: String, format: 'uuid', ...nullable })
  roomId!: string | null;

  /** Monday is 1. */
  @ApiProperty({ type: [Number] })
  weekdays!: number[];

  /** A minute of the day in Almaty. */
  @ApiProperty({ type: 'integer' })
  startsMinute!: number;

  @ApiProperty({ type: 'integer' })
  minutes!: number;

  @ApiProperty({ type: String, format: 'date' })
  from!: string;

  @ApiProperty({ type: String, format: 'date' })
  to!: string;

  /** The series it goes on from. */
  @ApiProperty({ type: String, format: 'uuid', ...nullable })
  continues!: string | null;

  @ApiProperty({ type: 'integer' })
  version!: number;

  /** Of the lessons still to come. */
  @ApiProperty({ type: [String], format: 'uuid' })
  caseFileIds!: string[];
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

export class ColleagueView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  name!: string;
}

export class LeaveLessonView extends TimetableLessonView {
  /** Of the same post, there on that day and with nothing else at that time. */
  @ApiProperty({ type: [ColleagueView] })
  colleagues!: ColleagueView[];
}

/** Somebody's leave, and how much of it waits for somebody else. */
export class LeaveLeftView {
  /** Of the leave. */
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ format: 'uuid' })
  specialistId!: string;

  @ApiProperty()
  specialistName!: string;

  @ApiProperty({ type: String, format: 'date' })
  from!: Day;

  @ApiProperty({ type: String, format: 'date' })
  to!: Day;

  /** Planned lessons from today to its end. */
  @ApiProperty({ type: 'integer' })
  open!: number;
}

/** What is planned for somebody who is away. */
export class LeaveLessonsView extends LeaveLeftView {
  @ApiProperty({ type: [LeaveLessonView] })
  lessons!: LeaveLessonView[];

  /** There are later ones that are not shown. */
  @ApiProperty()
  more!: boolean;
}

/** A lesson that could be given in place of a missed one: with one of the times it is what is booked. */
export class MakeUpView {
  @ApiProperty({ enum: LESSON_FORMS })
  form!: string;

  @ApiProperty({ format: 'uuid' })
  specialistId!: string;

  @ApiProperty({ type: String, format: 'uuid', ...nullable })
  roomId!: string | null;

  @ApiProperty({ type: 'integer' })
  minutes!: number;

  @ApiProperty({ format: 'uuid' })
  makesUpFor!: string;

  @ApiProperty({ type: [String], format: 'uuid' })
  caseFileIds!: string[];

  @ApiProperty({ type: [SlotView] })
  slots!: SlotView[];
}

export class DayHoursView {
  @ApiProperty({ type: String, format: 'date' })
  day!: string;

  /** On the wall clock of Almaty; a break lies between two of them. */
  @ApiProperty()
  from!: string;

  @ApiProperty()
  to!: string;
}

export class TimetableView {
  @ApiProperty({ type: [TimetableLessonView] })
  lessons!: TimetableLessonView[];

  /** There are more than are shown: ask for less. */
  @ApiProperty()
  more!: boolean;

  @ApiProperty({ type: [String], format: 'date' })
  daysOff!: string[];

  /** When the provider works on these days. */
  @ApiProperty({ type: [DayHoursView] })
  hours!: DayHoursView[];
}

import type { Day, Weekday } from '@onaltu/domain/clock/day';
import { LESSON_FORMS, type LessonForm } from '@onaltu/domain/course';
import { LARGEST_GROUP } from '@onaltu/domain/group-sizes';
import { type CancelReason, CHOSEN_REASONS, SHORTEST_LESSON_MINUTES } from '@onaltu/domain/timetable';
import {
  CalendarDay,
  ListOf,
  Moment,
  OneOf,
  Pattern,
  Text,
  Uuid,
  UuidList,
  Whole,
} from '../../platform/validation/fields';

export class WeekdayWanted {
  /** Monday is 1. */
  @Whole({ min: 1, max: 7 })
  weekday!: Weekday;
}

export class DayNamed {
  @CalendarDay()
  day!: Day;
}

export class BookSeries {
  @OneOf(LESSON_FORMS)
  form!: LessonForm;

  @Uuid()
  specialistId!: string;

  @Uuid({ optional: true })
  roomId?: string;

  @ListOf(WeekdayWanted, { min: 1, max: 7, unique: ({ weekday }: WeekdayWanted) => weekday })
  weekdays!: WeekdayWanted[];

  /** On the wall clock of Almaty. */
  @Pattern(/^(?:[01]\d|2[0-3]):[0-5]\d$/)
  startsAt!: string;

  @Whole({ min: SHORTEST_LESSON_MINUTES, max: 480 })
  minutes!: number;

  @CalendarDay()
  from!: Day;

  @CalendarDay()
  to!: Day;

  @UuidList({ min: 1, max: LARGEST_GROUP })
  caseFileIds!: string[];

  /** Days left out, as where it clashes. */
  @ListOf(DayNamed, { max: 100, optional: true })
  skipped?: DayNamed[];

  /** Days off on which it is held all the same. */
  @ListOf(DayNamed, { max: 100, optional: true })
  heldOn?: DayNamed[];
}

/** From this day on the series has no more lessons. */
export class EndSeries {
  @CalendarDay()
  from!: Day;
}

/** One lesson of its own, as one that makes up for another. */
export class BookLesson {
  @OneOf(LESSON_FORMS)
  form!: LessonForm;

  @Uuid()
  specialistId!: string;

  @Uuid({ optional: true })
  roomId?: string;

  @Moment()
  startsAt!: string;

  @Whole({ min: SHORTEST_LESSON_MINUTES, max: 480 })
  minutes!: number;

  @UuidList({ min: 1, max: LARGEST_GROUP })
  caseFileIds!: string[];

  @Uuid({ optional: true })
  makesUpFor?: string;
}

export class MoveLesson {
  @Moment()
  startsAt!: string;

  @Whole({ min: SHORTEST_LESSON_MINUTES, max: 480 })
  minutes!: number;

  /** Another room; the same one where nothing is said. */
  @Uuid({ optional: true })
  roomId?: string;

  /** Somebody else holds it then, for a reason. */
  @Uuid({ optional: true })
  specialistId?: string;

  @Text({ min: 3, max: 500, optional: true })
  reason?: string;
}

export class CancelLesson {
  @OneOf(CHOSEN_REASONS)
  reason!: CancelReason;

  @Text({ min: 0, max: 500, optional: true })
  remark?: string;
}

export class SubstituteSpecialist {
  @Uuid()
  specialistId!: string;

  @Text({ min: 3, max: 500 })
  reason!: string;
}

export class LessonSeen {
  @Uuid()
  lessonId!: string;

  /** The version of the lesson that was on the screen. */
  @Whole({ min: 1, max: 100_000 })
  version!: number;
}

export class LessonCovered extends LessonSeen {
  @Uuid()
  specialistId!: string;
}

/** So many lessons of a leave are shown, and settled, at once: weeks of a full timetable. */
export const MOST_COVERED = 300;

/** Who holds which of the lessons that a leave leaves behind. */
export class CoverLeave {
  @ListOf(LessonCovered, { min: 1, max: MOST_COVERED, unique: ({ lessonId }: LessonCovered) => lessonId })
  covers!: LessonCovered[];

  @Text({ min: 3, max: 500 })
  reason!: string;
}

/** Which of the lessons that a leave leaves behind do not take place. */
export class CancelLeaveLessons extends CancelLesson {
  @ListOf(LessonSeen, { min: 1, max: MOST_COVERED, unique: ({ lessonId }: LessonSeen) => lessonId })
  lessons!: LessonSeen[];
}

export class ReadFeed {
  @Text({ min: 1, max: 60 })
  code!: string;
}

export class ProposeMakeUp {
  @Uuid({ optional: true })
  caseFileId?: string;
}

export class ReadSpan {
  @CalendarDay()
  from!: Day;

  @CalendarDay()
  to!: Day;
}

export class ReadTimetable extends ReadSpan {
  @Uuid({ optional: true })
  specialistId?: string;

  @Uuid({ optional: true })
  roomId?: string;

  @Uuid({ optional: true })
  caseFileId?: string;

  @Uuid({ optional: true })
  seriesId?: string;
}

import type { Day } from '@onaltu/domain/clock/day';
import { LESSON_FORMS, type LessonForm } from '@onaltu/domain/course';
import { LARGEST_GROUP } from '@onaltu/domain/group-sizes';
import { SHORTEST_LESSON_MINUTES } from '@onaltu/domain/timetable';
import { CalendarDay, OneOf, Part, Pattern, Text, Uuid, UuidList, Whole } from '../../platform/validation/fields';

export class LessonOfFile {
  @OneOf(LESSON_FORMS) form!: LessonForm;
  @Uuid() specialistId!: string;
  @Uuid({ optional: true }) roomId?: string;
  @CalendarDay() on!: Day;
  @Pattern(/^(?:[01]\d|2[0-3]):[0-5]\d$/) startsAt!: string;
  @Whole({ min: SHORTEST_LESSON_MINUTES, max: 480 }) minutes!: number;
  @Text({ max: 300, optional: true }) topic?: string;
  @UuidList({ min: 1, max: LARGEST_GROUP }) caseFileIds!: string[];
  @UuidList({ max: LARGEST_GROUP }) excused!: string[];
  @UuidList({ max: LARGEST_GROUP }) unexcused!: string[];
  @Text({ max: 60, optional: true }) absenceReason?: string;
}

/** A row of lessons, held to what booking one and marking its roster are held to. */
export class LessonBrought {
  @Part(LessonOfFile)
  lesson!: LessonOfFile;
}

import type { Day } from '@onaltu/domain/clock/day';
import { ATTENDANCE_STATES, type AttendanceState } from '@onaltu/domain/course';
import { LARGEST_GROUP } from '@onaltu/domain/group-sizes';
import { CalendarDay, ListOf, OneOf, Text, Uuid } from '../../platform/validation/fields';

export class MarkOfChild {
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

export class MarkRoster {
  @Text({ min: 0, max: 300, optional: true })
  topic?: string;

  /** Each child of the roster, once. */
  @ListOf(MarkOfChild, { min: 1, max: LARGEST_GROUP, unique: ({ caseFileId }: MarkOfChild) => caseFileId })
  marks!: MarkOfChild[];
}

/** Lessons of these days, both included, may be entered again for some working days. */
export class UnlockEntry {
  @Uuid()
  specialistId!: string;

  @CalendarDay()
  from!: Day;

  @CalendarDay()
  to!: Day;

  @Text({ min: 3, max: 500 })
  reason!: string;
}

import type { Day } from '@onaltu/domain/clock/day';
import { LEAVE_KINDS, type LeaveKind } from '@onaltu/domain/staff';
import { CalendarDay, OneOf, Uuid } from '../../platform/validation/fields';

/** Both days are days of the leave. */
export class WriteLeave {
  @OneOf(LEAVE_KINDS)
  kind!: LeaveKind;

  @CalendarDay()
  from!: Day;

  @CalendarDay()
  to!: Day;

  @Uuid({ optional: true })
  substituteId?: string;
}

import type { Day } from '@onaltu/domain/clock/day';
import { PAPER_KINDS, type PaperKind, REFUSAL_GROUNDS, type RefusalGround } from '@onaltu/domain/regulation';
import { CalendarDay, ManyOf, OneOf, Text, UuidList, Whole } from '../../platform/validation/fields';

/** A move that is nothing without its reason. */
export class WithReason {
  @Text({ min: 3, max: 500 })
  reason!: string;
}

/** A reason that is also one of the provider's list. */
export class WithReasonCode extends WithReason {
  @Text({ max: 60, optional: true })
  reasonCode?: string;
}

export class ReturnForCompletion extends WithReason {
  /** The papers that are missing or wrong. */
  @ManyOf(PAPER_KINDS, { min: 1, max: PAPER_KINDS.length })
  missing!: PaperKind[];
}

export class Refuse extends WithReason {
  /** One of the grounds the case's regulation version knows. */
  @OneOf(REFUSAL_GROUNDS)
  ground!: RefusalGround;
}

export class Withdraw extends WithReasonCode {
  /** The number of the representative's paper. */
  @Text({ max: 60, optional: true })
  paperNumber?: string;
}

export class Pause extends WithReasonCode {
  /** The first day that does not count. */
  @CalendarDay()
  from!: Day;
}

export class Resume {
  /** The first day that counts again. */
  @CalendarDay()
  on!: Day;
}

export class EndEarly extends WithReasonCode {
  @CalendarDay()
  on!: Day;
}

export class Prolong extends WithReason {
  /** The new length of the whole course in calendar days. */
  @Whole({ min: 1, max: 3660 })
  lengthDays!: number;
}

export class Transfer extends WithReason {
  /** By name: nothing is copied to anybody. */
  @Text({ min: 3, max: 300 })
  destination!: string;
}

export class ReviewMany {
  @UuidList({ min: 1, max: 50 })
  caseFileIds!: string[];
}

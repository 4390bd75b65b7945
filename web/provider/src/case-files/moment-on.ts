import type { Day } from '@onaltu/domain/clock/day';
import { momentOfPaper } from '@onaltu/domain/late-entry';

/** What happened on a past day is taken as of noon; of today, now. */
export const momentOn = (day: Day | string): string => momentOfPaper(day, new Date());

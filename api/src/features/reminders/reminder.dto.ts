import type { Weekday } from '@onaltu/domain/clock/day';
import { LATEST_DIGEST, LETTER_HOURS, MOST_QUIET_DAYS } from '@onaltu/domain/letter-preferences';
import { LADDER_IDS, type LadderId } from '@onaltu/domain/reminders';
import { ManyOf, TypedCode, UuidList, Weekdays, Whole, YesNo } from '../../platform/validation/fields';
import { MOST_REMINDERS } from './reminder.queries';

export class SeenReminders {
  @UuidList({ min: 1, max: MOST_REMINDERS })
  ids!: string[];
}

/** The code of a letter's link comes in the body, so that no log, referrer or preview ever holds it. */
export class FollowedLink {
  @TypedCode()
  code!: string;
}

export class ChangeLetterPreferences {
  @Whole({ min: LETTER_HOURS.from, max: LATEST_DIGEST })
  hour!: number;

  @Weekdays({ max: MOST_QUIET_DAYS })
  quietDays!: Weekday[];

  @ManyOf(LADDER_IDS, { max: LADDER_IDS.length })
  silenced!: LadderId[];

  @YesNo()
  weekly!: boolean;
}

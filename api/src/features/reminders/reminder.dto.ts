import { TypedCode, UuidList } from '../../platform/validation/fields';
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

import { UuidList } from '../../platform/validation/fields';
import { MOST_REMINDERS } from './reminder.queries';

export class SeenReminders {
  @UuidList({ min: 1, max: MOST_REMINDERS })
  ids!: string[];
}

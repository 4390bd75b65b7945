import { SPECIALIST_POSTS } from '@onaltu/domain/assessment';
import { ATTENDANCE_STATES, LESSON_FORMS } from '@onaltu/domain/course';
import { INDICATOR_IDS, type IndicatorId, type KeyDimension } from '@onaltu/domain/indicators';
import { OneOf, Pattern, PeriodKey } from '../../platform/validation/fields';
import { ACTION_KEYS } from './figures.dto';

/** What a row may be kept under. */
export const KEYS: Readonly<Record<KeyDimension, readonly string[]>> = {
  action: ACTION_KEYS,
  form: LESSON_FORMS,
  attendance: ATTENDANCE_STATES,
  post: SPECIALIST_POSTS,
};

const MARK = /^20\d\d-\d\d-\d\d~[0-9a-f-]{36}~[A-Za-z]{1,40} [A-Z_0-9:]{0,60}~\d{1,6}$/;

/** The list behind a number. */
export class ListCounted {
  @OneOf(INDICATOR_IDS)
  indicator!: IndicatorId;

  @PeriodKey()
  period!: string;

  /** One part of the number alone: an action, a form, an attendance, a post. */
  @OneOf(Object.values(KEYS).flat(), { optional: true })
  key?: string;

  /** The last row of the page before. */
  @Pattern(MARK, { optional: true })
  after?: string;
}

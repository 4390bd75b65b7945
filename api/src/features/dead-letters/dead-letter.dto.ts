import { Text, Whole } from '../../platform/validation/fields';

/** One piece of work, or all of one kind. */
export class RetryDead {
  @Whole({ min: 1, max: Number.MAX_SAFE_INTEGER, optional: true })
  id?: number;

  @Text({ max: 60, optional: true })
  queue?: string;
}

import { Moment, Text } from '../../platform/validation/fields';

/** What happened on paper and is entered by hand afterwards: when it really was, why it comes late, and the paper's own number. */
export class LateEntry {
  @Moment()
  on!: string;

  @Text({ min: 3, max: 500 })
  reason!: string;

  @Text({ max: 60, optional: true })
  paperNumber?: string;
}

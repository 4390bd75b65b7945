import { OneOf, Uuid, YesNoInQuery } from '../../platform/validation/fields';

/** Work that stands across cases: records of the team to fill, conclusions to sign. */
export const QUEUE_NAMES = ['ASSESSMENTS', 'CONCLUSIONS'] as const;
export type QueueName = (typeof QUEUE_NAMES)[number];

export class ListQueue {
  @OneOf(QUEUE_NAMES)
  of!: QueueName;

  /** Only what this person owes and has not done. */
  @YesNoInQuery({ optional: true })
  mine?: boolean;

  /** The last case of the page before. */
  @Uuid({ optional: true })
  after?: string;
}

import { Pattern, Text } from '../../platform/validation/fields';

/** Why a month that nobody returned is confirmed anew. */
export class SealMonth {
  @Text({ min: 3, max: 500, optional: true })
  reason?: string;
}

export class ReturnMonth {
  @Text({ min: 3, max: 500 })
  comment!: string;
}

/** Read by the department: nothing of a child. */
export class ExplainMonth {
  @Text({ min: 3, max: 500 })
  words!: string;
}

const MARK = /^\d{1,12}~[A-Za-z]{1,40}$/;

/** A page of what changed. */
export class ListChanges {
  /** The last row of the page before. */
  @Pattern(MARK, { optional: true })
  after?: string;
}

import { CASE_STATES, type CaseState } from '@onaltu/domain/case-process';
import { OneOf, Pattern, Text } from '../../platform/validation/fields';

/** Saved views: whose lane must act, past its planned end, ending within fourteen days. */
export const CASE_VIEWS = ['MINE', 'LATE', 'ENDING'] as const;
export type CaseView = (typeof CASE_VIEWS)[number];

const CURSOR = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z_[0-9a-f-]{36}$/;

export class ListCaseFiles {
  @OneOf(CASE_STATES, { optional: true })
  state?: CaseState;

  @OneOf(CASE_VIEWS, { optional: true })
  view?: CaseView;

  @Pattern(CURSOR, { optional: true })
  after?: string;
}

export class SearchCaseFiles extends ListCaseFiles {
  /** The beginnings of a name's words, a case number, or a whole IIN. */
  @Text({ max: 200 })
  text!: string;
}

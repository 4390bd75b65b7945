import { CASE_STATES, type CaseState } from '@onaltu/domain/case-process';
import { OneOf, Pattern } from '../../platform/validation/fields';

const CURSOR = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z_[0-9a-f-]{36}$/;

export class ListCaseFiles {
  @OneOf(CASE_STATES, { optional: true })
  state?: CaseState;

  @Pattern(CURSOR, { optional: true })
  after?: string;
}

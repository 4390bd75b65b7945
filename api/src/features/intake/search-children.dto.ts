import { PAPER_KINDS, type PaperKind } from '@onaltu/domain/regulation';
import { MOST_ROWS } from '../../platform/audit/listed';
import { OneOf, Pattern, Text, Uuid, Whole, YesNo } from '../../platform/validation/fields';

export const CHILD_SORTS = ['NAME', 'BIRTH_DATE'] as const;
export type ChildSort = (typeof CHILD_SORTS)[number];

export class SearchChildren {
  /** The beginnings of a name's words, or a whole IIN. */
  @Text({ max: 200, optional: true })
  text?: string;

  @Whole({ min: 1990, max: 2100, optional: true })
  birthYear?: number;

  @YesNo({ optional: true })
  hasOpenCase?: boolean;

  /** By name as the Kazakh alphabet has it, or the youngest first. */
  @OneOf(CHILD_SORTS, { optional: true })
  sort?: ChildSort;

  @Uuid({ optional: true })
  after?: string;

  @Whole({ min: 1, max: MOST_ROWS, optional: true })
  limit?: number;
}

export const PAPER_STANDINGS = ['SEEN', 'COPY', 'MISSING'] as const;
export type PaperStanding = (typeof PAPER_STANDINGS)[number];
const CASE_AND_KIND = new RegExp(`^[0-9a-f-]{36}_(?:${PAPER_KINDS.join('|')})$`);

export class SearchPapers {
  @OneOf(PAPER_KINDS, { optional: true })
  kind?: PaperKind;

  /** The original was seen, only a copy is there, or the regulation expects it and it is missing. */
  @OneOf(PAPER_STANDINGS, { optional: true })
  standing?: PaperStanding;

  /** Days from today within which it ends; one that has ended already is meant too. */
  @Whole({ min: 0, max: 366, optional: true })
  expiresWithin?: number;

  @Pattern(CASE_AND_KIND, { optional: true })
  after?: string;

  @Whole({ min: 1, max: MOST_ROWS, optional: true })
  limit?: number;
}

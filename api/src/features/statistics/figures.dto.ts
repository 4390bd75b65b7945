import { ACTION_NUMBERS } from '@onaltu/domain/case-process';
import { PROVIDER_KINDS, type ProviderKind } from '@onaltu/domain/directory';
import {
  INDICATOR_IDS,
  type IndicatorId,
  KEY_DIMENSIONS,
  type KeyDimension,
  PLACE_DIMENSIONS,
  type PlaceDimension,
} from '@onaltu/domain/indicators';
import { type Step, STEPS } from '@onaltu/domain/period';
import { ManyOfInQuery, OneOf, PeriodKey, Uuid, YesNoInQuery } from '../../platform/validation/fields';

export const ACTION_KEYS = ACTION_NUMBERS.map(String);
export const MOST_INDICATORS = 12;
export type SplitBy = PlaceDimension | KeyDimension;

/** What figures are asked for. There is no other filter than these. */
class FigureQuestion {
  @ManyOfInQuery(INDICATOR_IDS, { min: 1, max: MOST_INDICATORS })
  indicator!: IndicatorId[];

  @PeriodKey()
  period!: string;

  /** A series: `month`, the twelve months up to the end of the period; `day`, the days of the period, of totals alone. */
  @OneOf(STEPS, { optional: true })
  step?: Step;

  @OneOf(ACTION_KEYS, { optional: true })
  action?: string;

  /** The histogram of lengths behind a median. */
  @YesNoInQuery({ optional: true })
  spread?: boolean;
}

export class AskOwnFigures extends FigureQuestion {
  /** Rows: every indicator asked for must have this dimension. */
  @OneOf(KEY_DIMENSIONS, { optional: true })
  by?: KeyDimension;
}

export class AskFigures extends FigureQuestion {
  /** Rows: every indicator asked for must have this dimension. */
  @OneOf([...PLACE_DIMENSIONS, ...KEY_DIMENSIONS], { optional: true })
  by?: SplitBy;

  @Uuid({ optional: true })
  provider?: string;

  @OneOf(PROVIDER_KINDS, { optional: true })
  type?: ProviderKind;

  @Uuid({ optional: true })
  district?: string;
}

/** Rows of a report are split twice: `key` is of both, in this order. */
export type Crossed = { across?: SplitBy };
export type Asked = FigureQuestion & { by?: SplitBy } & Crossed;

import { ApiProperty } from '@nestjs/swagger';
import { INDICATOR_IDS, type IndicatorId, INDICATOR_UNITS, type IndicatorUnit } from '@onaltu/domain/indicators';
import { MONTH_ANSWERS, MONTH_STATES, type MonthAnswer, type MonthState } from '@onaltu/domain/sealing';
import { NamesView } from '../../platform/http/names.view';

const nullable = { nullable: true } as const;
const COUNT = { type: 'integer' } as const;

/** Where a month of a provider stands. */
export class MonthView {
  /** As 2026-10. */
  @ApiProperty()
  month!: string;

  @ApiProperty({ enum: MONTH_STATES })
  state!: MonthState;

  /** The last day on which confirming it is in time. */
  @ApiProperty({ format: 'date' })
  dueOn!: string;

  @ApiProperty()
  late!: boolean;

  /** Of the last confirmation; null while there is none. */
  @ApiProperty({ ...COUNT, ...nullable })
  version!: number | null;

  @ApiProperty({ type: String, format: 'date-time', ...nullable })
  sealedAt!: string | null;

  @ApiProperty({ type: String, format: 'date-time', ...nullable })
  answeredAt!: string | null;

  /** What the department wrote when it returned the month. */
  @ApiProperty()
  comment!: string;

  /** What came to its figures since the last confirmation. */
  @ApiProperty(COUNT)
  added!: number;

  @ApiProperty(COUNT)
  removed!: number;
}

export class MonthsView {
  /** Ended months, the latest first. */
  @ApiProperty({ type: [MonthView] })
  months!: MonthView[];
}

class FrozenValueView {
  @ApiProperty({ type: 'number', ...nullable })
  value!: number | null;

  @ApiProperty(COUNT)
  base!: number;
}

export class FrozenRowView extends FrozenValueView {
  @ApiProperty()
  key!: string;
}

export class FrozenFigureView extends FrozenValueView {
  @ApiProperty({ enum: INDICATOR_IDS })
  indicator!: IndicatorId;

  @ApiProperty({ enum: INDICATOR_UNITS })
  unit!: IndicatorUnit;

  @ApiProperty({ type: [FrozenRowView] })
  rows!: FrozenRowView[];
}

export class SealedNamesView extends NamesView {
  @ApiProperty({ format: 'uuid' })
  id!: string;
}

/** A confirmed month as it was kept: its canonical JSON is what `hash` is the SHA-256 of, today and in years. */
export class MonthReportView {
  @ApiProperty({ type: 'integer', enum: [1] })
  format!: 1;

  @ApiProperty()
  month!: string;

  @ApiProperty({ type: SealedNamesView })
  provider!: SealedNamesView;

  @ApiProperty({ type: [FrozenFigureView] })
  figures!: FrozenFigureView[];

  /** What the figures are made of: measure, key, sum. */
  @ApiProperty({
    type: 'array',
    items: { type: 'array', minItems: 3, maxItems: 3, items: { oneOf: [{ type: 'string' }, { type: 'integer' }] } },
  })
  sums!: (readonly [string, string, number])[];
}

export class MonthChangeView {
  @ApiProperty({ enum: INDICATOR_IDS })
  indicator!: IndicatorId;

  @ApiProperty(COUNT)
  added!: number;

  @ApiProperty(COUNT)
  removed!: number;
}

/** The last confirmation of a month, whole, and what its figures have changed by since. */
export class SealedMonthView extends MonthView {
  @ApiProperty({ type: MonthReportView, ...nullable })
  report!: MonthReportView | null;

  @ApiProperty({ type: String, description: 'SHA-256, hex', ...nullable })
  hash!: string | null;

  @ApiProperty({ type: [MonthChangeView] })
  changes!: MonthChangeView[];
}

export class MonthVersionView {
  @ApiProperty(COUNT)
  version!: number;

  @ApiProperty({ format: 'date-time' })
  at!: string;

  @ApiProperty({ type: String, ...nullable })
  by!: string | null;

  @ApiProperty()
  reason!: string;

  @ApiProperty()
  hash!: string;

  @ApiProperty({ enum: MONTH_ANSWERS, type: String, ...nullable })
  answer!: MonthAnswer | null;

  @ApiProperty()
  comment!: string;

  @ApiProperty({ type: String, format: 'date-time', ...nullable })
  answeredAt!: string | null;
}

export type ExplanationRow = { month: string; words: string; at: Date };

/** What a provider says of the figures of a month. */
export class ExplanationView {
  /** `2026-10` */
  @ApiProperty()
  month!: string;

  @ApiProperty()
  words!: string;

  @ApiProperty({ format: 'date-time' })
  at!: string;

  static of({ at, ...row }: ExplanationRow): ExplanationView {
    return { ...row, at: at.toISOString() };
  }
}

export class MonthGapCaseView {
  @ApiProperty({ format: 'uuid' })
  caseFileId!: string;

  @ApiProperty({ type: String, ...nullable })
  number!: string | null;
}

/** Cases where something is missing, the first of them. */
export class MonthGapView {
  @ApiProperty({ type: [MonthGapCaseView] })
  cases!: MonthGapCaseView[];

  @ApiProperty({ description: 'there are more than are shown' })
  more!: boolean;
}

export class MonthGapsView {
  /** In course through the whole month without one mark in the attendance journal. */
  @ApiProperty({ type: MonthGapView })
  journals!: MonthGapView;

  /** Open, and nothing has happened to them for long; as of now. */
  @ApiProperty({ type: MonthGapView })
  idle!: MonthGapView;
}

/** A month as its provider sees it. */
export class OwnMonthView extends SealedMonthView {
  /** Every confirmation, the latest first. */
  @ApiProperty({ type: [MonthVersionView] })
  versions!: MonthVersionView[];

  @ApiProperty({ type: MonthGapsView })
  gaps!: MonthGapsView;
}

/** A case or lesson that changed a confirmed month. */
export class MonthCauseView {
  @ApiProperty({ type: String, format: 'uuid', ...nullable })
  caseFileId!: string | null;

  @ApiProperty({ type: String, ...nullable })
  number!: string | null;

  @ApiProperty({ type: String, ...nullable })
  childName!: string | null;

  @ApiProperty({ enum: INDICATOR_IDS })
  indicator!: IndicatorId;

  @ApiProperty()
  key!: string;

  /** By how many it changed the figure. */
  @ApiProperty(COUNT)
  n!: number;

  /** The day in the month that it counts on. */
  @ApiProperty({ format: 'date' })
  day!: string;

  /** When it was entered. */
  @ApiProperty({ format: 'date-time' })
  at!: string;
}

export class MonthCausesView {
  @ApiProperty({ type: [MonthCauseView] })
  rows!: MonthCauseView[];

  @ApiProperty({ type: String, ...nullable })
  next!: string | null;
}

export class ProviderMonthsView {
  @ApiProperty({ format: 'uuid' })
  providerId!: string;

  @ApiProperty()
  kk!: string;

  @ApiProperty()
  ru!: string;

  @ApiProperty()
  en!: string;

  /** Only those in which it was open. */
  @ApiProperty({ type: [MonthView] })
  months!: MonthView[];

  /** Children in course through the whole last month without one mark in the attendance journal. */
  @ApiProperty(COUNT)
  journals!: number;

  @ApiProperty(COUNT)
  idle!: number;
}

/** Providers by months: numbers and states, nothing of a case. */
export class RegionMonthsView {
  @ApiProperty({ format: 'date-time' })
  asOf!: string;

  /** Ended months, the latest first. */
  @ApiProperty({ type: [String] })
  months!: string[];

  @ApiProperty({ type: [ProviderMonthsView] })
  providers!: ProviderMonthsView[];
}

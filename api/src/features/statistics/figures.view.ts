import { ApiProperty } from '@nestjs/swagger';
import { ACTION_NUMBERS, type ActionNumber } from '@onaltu/domain/case-process';
import { INDICATOR_IDS, type IndicatorId, INDICATOR_UNITS, type IndicatorUnit } from '@onaltu/domain/indicators';
import { PERIOD_KINDS, type PeriodKind } from '@onaltu/domain/period';

export class FigureView {
  /** A number of `unit`, a share from 0 to 1, or null where there is nothing to divide by or to rank. */
  @ApiProperty({ type: 'number', nullable: true })
  value!: number | null;

  /** How many it stands on. */
  @ApiProperty({ type: 'integer' })
  base!: number;
}

export class PointView extends FigureView {
  @ApiProperty({ format: 'date' })
  from!: string;

  @ApiProperty({ format: 'date' })
  until!: string;
}

export class ComparedFigureView extends FigureView {
  /** Of the same days a year before. Null of how long acts took when split by place, and of what falls due. */
  @ApiProperty({ type: FigureView })
  lastYear!: FigureView;

  /** Empty unless `step` is asked for. */
  @ApiProperty({ type: [PointView] })
  series!: PointView[];
}

export class FigureRowView extends ComparedFigureView {
  /** The id of a provider or district, a kind of providers, an action, a form, an attendance, a post. */
  @ApiProperty()
  key!: string;
}

/** Lengths from `from` up to, not including, `until`. */
export class LengthsView {
  @ApiProperty({ type: 'number' })
  from!: number;

  @ApiProperty({ type: 'number' })
  until!: number;

  @ApiProperty({ type: 'integer' })
  n!: number;
}

export class IndicatorFiguresView {
  @ApiProperty({ enum: INDICATOR_IDS })
  indicator!: IndicatorId;

  @ApiProperty({ enum: INDICATOR_UNITS })
  unit!: IndicatorUnit;

  @ApiProperty({ type: ComparedFigureView })
  total!: ComparedFigureView;

  /** Empty unless `by` is asked for. A closed provider stays as long as it counts. */
  @ApiProperty({ type: [FigureRowView] })
  rows!: FigureRowView[];

  /** Of a median or a ninth decile, when `spread` is asked for. */
  @ApiProperty({ type: [LengthsView] })
  spread!: LengthsView[];
}

export class SpanView {
  @ApiProperty({ format: 'date' })
  from!: string;

  @ApiProperty({ format: 'date' })
  until!: string;
}

export class PeriodView extends SpanView {
  @ApiProperty()
  key!: string;

  @ApiProperty({ enum: PERIOD_KINDS })
  kind!: PeriodKind;

  /** Today while the period runs. */
  @ApiProperty({ format: 'date' })
  countedUntil!: string;
}

export class NormView {
  @ApiProperty({ type: 'integer', enum: ACTION_NUMBERS })
  action!: ActionNumber;

  @ApiProperty({ enum: ['WORKING_MINUTES', 'CALENDAR_DAYS'] })
  unit!: 'WORKING_MINUTES' | 'CALENDAR_DAYS';

  @ApiProperty({ type: 'integer' })
  max!: number;
}

/** Counts of the work, exact at commit: no child stands behind a figure here. */
export class FiguresView {
  @ApiProperty({ format: 'date-time' })
  asOf!: string;

  @ApiProperty({ type: PeriodView })
  period!: PeriodView;

  /** What `lastYear` is: the whole period, or no longer than this one has run. */
  @ApiProperty({ type: SpanView })
  lastYear!: SpanView;

  /** Of the regulation that holds on the last day counted. */
  @ApiProperty({ type: [NormView] })
  norms!: NormView[];

  @ApiProperty({ type: [IndicatorFiguresView] })
  indicators!: IndicatorFiguresView[];
}

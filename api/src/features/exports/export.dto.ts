import { PROVIDER_KINDS, type ProviderKind } from '@onaltu/domain/directory';
import { INDICATOR_IDS, type IndicatorId } from '@onaltu/domain/indicators';
import {
  type Breakdown,
  BREAKDOWNS,
  EXPORT_FORMATS,
  type ExportFormat,
  MOST_BREAKDOWNS,
  REPORT_KINDS,
  type ReportKind,
} from '@onaltu/domain/reports';
import { type Locale, LOCALES } from '@onaltu/i18n/formats';
import { ManyOf, OneOf, PeriodKey, Uuid, WholeInQuery, YesNo } from '../../platform/validation/fields';

export const MOST_LISTED = 50;

/** One of the declared reports, or one figure and what it is broken down by. */
export class AskExport {
  @OneOf(REPORT_KINDS, { optional: true })
  report?: ReportKind;

  @OneOf(INDICATOR_IDS, { optional: true })
  indicator?: IndicatorId;

  /** The rows; then the columns. */
  @ManyOf(BREAKDOWNS, { max: MOST_BREAKDOWNS, optional: true })
  by?: Breakdown[];

  @PeriodKey()
  period!: string;

  @Uuid({ optional: true })
  provider?: string;

  @OneOf(PROVIDER_KINDS, { optional: true })
  type?: ProviderKind;

  @Uuid({ optional: true })
  district?: string;

  @OneOf(EXPORT_FORMATS)
  format!: ExportFormat;

  @OneOf(LOCALES)
  language!: Locale;
}

export class ListExports {
  /** The last of the page before. */
  @Uuid({ optional: true })
  after?: string;

  @WholeInQuery({ min: 1, max: MOST_LISTED, optional: true })
  limit?: number;
}

export class ChangeSubscription {
  /** Whether the monthly form comes by mail. */
  @YesNo()
  monthly!: boolean;
}

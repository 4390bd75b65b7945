import { ApiProperty } from '@nestjs/swagger';
import { PROVIDER_KINDS } from '@onaltu/domain/directory';
import { INDICATOR_IDS } from '@onaltu/domain/indicators';
import { type Breakdown, BREAKDOWNS, EXPORT_FORMATS, type ExportFormat, REPORT_KINDS } from '@onaltu/domain/reports';
import { LOCALES } from '@onaltu/i18n/formats';
import { MakingView } from '../../platform/jobs/making';
import type { ExportRow } from './export.queries';

const nullable = { nullable: true } as const;

export class ExportView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ type: String, enum: REPORT_KINDS, ...nullable })
  report!: string | null;

  /** Of a table that was built. */
  @ApiProperty({ type: String, enum: INDICATOR_IDS, ...nullable })
  indicator!: string | null;

  @ApiProperty({ type: String, isArray: true, enum: BREAKDOWNS })
  by!: Breakdown[];

  @ApiProperty()
  period!: string;

  @ApiProperty({ type: String, format: 'uuid', ...nullable })
  provider!: string | null;

  @ApiProperty({ type: String, enum: PROVIDER_KINDS, ...nullable })
  type!: string | null;

  @ApiProperty({ type: String, format: 'uuid', ...nullable })
  district!: string | null;

  @ApiProperty({ enum: EXPORT_FORMATS })
  format!: ExportFormat;

  @ApiProperty({ enum: LOCALES })
  language!: string;

  @ApiProperty({ type: MakingView })
  making!: MakingView;

  /** How many tables it has, and how many of them are made. */
  @ApiProperty({ type: 'integer' })
  tables!: number;

  @ApiProperty({ type: 'integer' })
  tablesMade!: number;

  @ApiProperty({ type: 'integer', ...nullable })
  size!: number | null;

  /** When its figures were read. */
  @ApiProperty({ type: String, format: 'date-time', ...nullable })
  asOf!: Date | null;

  @ApiProperty({ format: 'uuid' })
  madeBy!: string;

  /** Null where the system made it by itself. */
  @ApiProperty({ type: String, ...nullable })
  madeByName!: string | null;

  @ApiProperty({ type: String, format: 'date-time' })
  madeAt!: Date;

  @ApiProperty({ type: String, format: 'date-time' })
  askedAt!: Date;

  @ApiProperty({ type: String, format: 'date-time' })
  expiresAt!: Date;

  static of({ brokenBy, ofProvider, ofType, ofDistrict, asked, ...row }: ExportRow): ExportView {
    const { id, report, indicator, period, format, language, tables, tablesMade, size, asOf, askedAt } = row;
    const { madeBy, madeByName, madeAt, expiresAt } = row;
    const what = {
      id,
      report,
      indicator,
      by: brokenBy,
      period,
      provider: ofProvider,
      type: ofType,
      district: ofDistrict,
    };
    return {
      ...what,
      ...{ format, language, tables, tablesMade, size, asOf, askedAt, madeBy, madeByName, madeAt, expiresAt },
      making: MakingView.of(asked),
    };
  }
}

export class ExportList {
  @ApiProperty({ type: [ExportView] })
  exports!: ExportView[];

  /** Where the next page begins. */
  @ApiProperty({ type: String, format: 'uuid', ...nullable })
  next!: string | null;
}

export class SubscriptionView {
  /** Whether the monthly form comes by mail to whoever asks. */
  @ApiProperty()
  monthly!: boolean;

  @ApiProperty({ type: String, format: 'date-time', ...nullable })
  since!: Date | null;
}

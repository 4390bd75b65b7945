import type { ProviderKind } from '@onaltu/domain/directory';
import type { IndicatorId } from '@onaltu/domain/indicators';
import type { Breakdown, ExportFormat, ReportKind } from '@onaltu/domain/reports';
import type { Locale } from '@onaltu/i18n/formats';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A report somebody of a department asked for. The worker makes its file; when it expires, nothing is left of it. */
@Entity('report_export')
export class ReportExport {
  @PrimaryGeneratedColumn('uuid')
  readonly id!: string;

  @Column('text', { nullable: true })
  report!: ReportKind | null;

  @Column('text', { nullable: true })
  indicator!: IndicatorId | null;

  @Column('text', { array: true })
  brokenBy!: Breakdown[];

  @Column('text')
  period!: string;

  @Column('uuid', { nullable: true })
  ofProvider!: string | null;

  @Column('text', { nullable: true })
  ofType!: ProviderKind | null;

  @Column('uuid', { nullable: true })
  ofDistrict!: string | null;

  @Column('text')
  format!: ExportFormat;

  @Column('text')
  language!: Locale;

  @Column('int')
  tables!: number;

  @Column('int')
  tablesMade!: number;

  /** Asked for again, it is made anew. */
  @Column('timestamptz')
  askedAt!: Date;

  /** When its figures were read. */
  @Column('timestamptz', { nullable: true })
  asOf!: Date | null;

  @Column('text', { nullable: true })
  fileKey!: string | null;

  @Column('bytea', { nullable: true })
  sha256!: Buffer | null;

  @Column('int', { nullable: true })
  size!: number | null;

  @Column('timestamptz', { nullable: true })
  readyAt!: Date | null;

  @Column('timestamptz')
  expiresAt!: Date;

  @Column('uuid')
  madeBy!: string;

  @Column('timestamptz')
  madeAt!: Date;
}

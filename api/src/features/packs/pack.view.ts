import { ApiProperty } from '@nestjs/swagger';
import { MakingView } from '../../platform/jobs/making';
import type { PackRow } from './pack.queries';

export class PackView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ format: 'uuid' })
  childId!: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  caseFileId!: string | null;

  @ApiProperty({ type: String, nullable: true })
  caseNumber!: string | null;

  @ApiProperty({ enum: ['kk', 'ru'] })
  language!: string;

  @ApiProperty({ type: MakingView })
  making!: MakingView;

  @ApiProperty({ type: 'integer', nullable: true })
  pdfSize!: number | null;

  @ApiProperty({ type: 'integer', nullable: true })
  zipSize!: number | null;

  /** How many uploaded files there are, and how many of them are not what was uploaded any more: these are not in the archive. */
  @ApiProperty({ type: 'integer', nullable: true })
  originals!: number | null;

  @ApiProperty({ type: 'integer', nullable: true })
  damaged!: number | null;

  @ApiProperty({ type: String, nullable: true })
  madeByName!: string | null;

  @ApiProperty({ type: String, format: 'date-time' })
  madeAt!: Date;

  @ApiProperty({ type: String, format: 'date-time' })
  expiresAt!: Date;

  static of({ asked, readyAt: _, zipSize, ...pack }: PackRow): PackView {
    return { ...pack, zipSize: zipSize === null ? null : Number(zipSize), making: MakingView.of(asked) };
  }
}

export class PackList {
  @ApiProperty({ type: [PackView] })
  packs!: PackView[];
}

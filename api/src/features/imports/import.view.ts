import { ApiProperty } from '@nestjs/swagger';
import { IMPORT_KINDS, type ImportKind } from '@onaltu/domain/import-columns';

const nullable = { nullable: true } as const;

export class ImportFault {
  /** As the spreadsheet counts its rows. */
  @ApiProperty({ type: 'integer' })
  row!: number;

  @ApiProperty({ type: String, ...nullable })
  column!: string | null;

  /** A rule of the forms, a refusal of the act, or a note. */
  @ApiProperty()
  code!: string;

  /** What stands in the cell. */
  @ApiProperty()
  said!: string;

  /** What fills the words of a refusal. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  params!: Readonly<Record<string, unknown>>;
}

/** What a file would do, or has done. */
export class ImportReport {
  @ApiProperty({ enum: IMPORT_KINDS })
  kind!: ImportKind;

  @ApiProperty({ type: 'integer' })
  rows!: number;

  @ApiProperty({ type: 'integer' })
  entered!: number;

  /** Were here before. */
  @ApiProperty({ type: 'integer' })
  known!: number;

  @ApiProperty({ type: 'integer' })
  faulty!: number;

  /** Whatever stands in the way of the whole file, row by row. */
  @ApiProperty({ type: [ImportFault] })
  faults!: ImportFault[];

  /** Faults past those that are shown. */
  @ApiProperty({ type: 'integer' })
  moreFaults!: number;

  /** What to look at again, and what stands in no way. */
  @ApiProperty({ type: [ImportFault] })
  notes!: ImportFault[];
}

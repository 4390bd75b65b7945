import { ApiProperty } from '@nestjs/swagger';

const nullable = { nullable: true } as const;

export class ChildMatch {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty({ format: 'date' })
  birthDate!: string;

  @ApiProperty({ type: String, ...nullable })
  maskedIin!: string | null;

  /** The number of a case that is not over yet. */
  @ApiProperty({ type: String, ...nullable })
  openNumber!: string | null;

  @ApiProperty({ type: String, format: 'uuid', ...nullable })
  representativeId!: string | null;

  @ApiProperty({ type: String, ...nullable })
  representativeName!: string | null;

  @ApiProperty({ type: String, ...nullable })
  phone!: string | null;
}

export class ChildMatches {
  @ApiProperty({ type: [ChildMatch] })
  matches!: ChildMatch[];

  @ApiProperty()
  openElsewhere!: boolean;

  /** Notes on the number that never refuse it. */
  @ApiProperty({ type: [String] })
  warnings!: string[];
}

export class UploadedFileView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty()
  contentType!: string;

  @ApiProperty({ type: 'integer' })
  size!: number;
}

export class RevealedIin {
  @ApiProperty({ type: String, ...nullable })
  iin!: string | null;
}

import { ApiProperty } from '@nestjs/swagger';
import { PAPER_KINDS } from '@onaltu/domain/regulation';
import { PAPER_STANDINGS } from './search-children.dto';

const nullable = { nullable: true } as const;

export class ChildRow {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty({ format: 'date' })
  birthDate!: string;

  @ApiProperty({ enum: ['MALE', 'FEMALE'] })
  sex!: string;

  @ApiProperty({ type: String, ...nullable })
  maskedIin!: string | null;

  /** A case that is not over yet, if this person sees it. */
  @ApiProperty({ type: String, format: 'uuid', ...nullable })
  openCaseId!: string | null;

  @ApiProperty({ type: String, ...nullable })
  openNumber!: string | null;
}

export class ChildList {
  @ApiProperty({ type: [ChildRow] })
  rows!: ChildRow[];

  /** Where the next page begins. */
  @ApiProperty({ type: String, ...nullable })
  next!: string | null;
}

export class PaperListRow {
  @ApiProperty({ format: 'uuid' })
  caseFileId!: string;

  @ApiProperty()
  caseNumber!: string;

  @ApiProperty()
  childName!: string;

  @ApiProperty({ enum: PAPER_KINDS })
  kind!: string;

  @ApiProperty({ enum: PAPER_STANDINGS })
  standing!: string;

  @ApiProperty({ type: String, ...nullable })
  number!: string | null;

  @ApiProperty({ type: String, format: 'date', ...nullable })
  issuedOn!: string | null;

  @ApiProperty({ type: String, format: 'date', ...nullable })
  expiresOn!: string | null;

  @ApiProperty({ type: String, format: 'uuid', ...nullable })
  fileId!: string | null;
}

export class PaperList {
  @ApiProperty({ type: [PaperListRow] })
  rows!: PaperListRow[];

  @ApiProperty({ type: String, ...nullable })
  next!: string | null;
}

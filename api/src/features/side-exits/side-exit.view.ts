import { ApiProperty } from '@nestjs/swagger';

export class WaitingView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  number!: string;

  @ApiProperty()
  childName!: string;

  @ApiProperty({ format: 'date' })
  receivedOn!: string;

  @ApiProperty({ type: 'integer' })
  position!: number;
}

export class BulkResult {
  @ApiProperty({ format: 'uuid' })
  caseFileId!: string;

  /** Why this one was not taken up; null when it was. */
  @ApiProperty({ type: String, nullable: true })
  refusal!: string | null;
}

export class BulkReviewView {
  @ApiProperty({ type: [BulkResult] })
  results!: BulkResult[];
}

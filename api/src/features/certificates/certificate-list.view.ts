import { ApiProperty } from '@nestjs/swagger';

const nullable = { nullable: true } as const;

export class CertificateRow {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  number!: string;

  @ApiProperty({ format: 'date' })
  issuedOn!: string;

  @ApiProperty({ enum: ['kk', 'ru'] })
  language!: string;

  @ApiProperty({ format: 'uuid' })
  caseFileId!: string;

  @ApiProperty()
  caseNumber!: string;

  @ApiProperty()
  childName!: string;

  @ApiProperty({ format: 'date' })
  servedFrom!: string;

  @ApiProperty({ format: 'date' })
  servedTo!: string;

  @ApiProperty({ type: String, format: 'date-time', ...nullable })
  handedOverAt!: Date | null;

  @ApiProperty({ type: String, format: 'date-time', ...nullable })
  revokedAt!: Date | null;
}

export class CertificateList {
  @ApiProperty({ type: [CertificateRow] })
  rows!: CertificateRow[];

  @ApiProperty({ type: String, ...nullable })
  next!: string | null;
}

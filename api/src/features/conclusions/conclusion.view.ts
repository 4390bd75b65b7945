import { ApiProperty } from '@nestjs/swagger';
import { CONCLUSION_PARTS, SOURCE_KINDS } from '@onaltu/domain/conclusion';
import { SIGNING_ROLES } from './conclusion.entity';

const nullable = { nullable: true } as const;

export class SourceView {
  @ApiProperty({ enum: SOURCE_KINDS })
  kind!: string;

  @ApiProperty({ format: 'uuid' })
  id!: string;
}

export class SentenceView {
  @ApiProperty()
  id!: string;

  @ApiProperty({ enum: CONCLUSION_PARTS })
  part!: string;

  /** In the language of the conclusion. */
  @ApiProperty()
  text!: string;

  @ApiProperty({ type: [SourceView] })
  sources!: SourceView[];
}

export class GapView {
  @ApiProperty()
  id!: string;

  @ApiProperty({ enum: CONCLUSION_PARTS })
  part!: string;

  @ApiProperty()
  text!: string;

  @ApiProperty({ type: String, ...nullable })
  remark!: string | null;
}

export class PartView {
  @ApiProperty({ format: 'uuid' })
  specialistId!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty()
  post!: string;

  @ApiProperty()
  wording!: string;

  /** 0 while nothing is written. */
  @ApiProperty({ type: 'integer' })
  version!: number;
}

export class SignerView {
  @ApiProperty({ enum: SIGNING_ROLES })
  role!: string;

  @ApiProperty({ type: String, format: 'uuid', ...nullable })
  signerId!: string | null;

  @ApiProperty({ type: String, ...nullable })
  name!: string | null;

  @ApiProperty({ type: String, ...nullable })
  post!: string | null;

  @ApiProperty({ type: String, format: 'date-time', ...nullable })
  signedAt!: Date | null;
}

export class ConclusionView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  draftedAt!: Date;

  @ApiProperty({ type: [SentenceView] })
  sentences!: SentenceView[];

  @ApiProperty({ type: [GapView] })
  gaps!: GapView[];

  @ApiProperty({ type: [PartView] })
  parts!: PartView[];

  @ApiProperty()
  recommendations!: string;

  @ApiProperty({ type: [SignerView] })
  signers!: SignerView[];

  /** What a signature stands under; it is sent back with it. */
  @ApiProperty({ pattern: '^[0-9a-f]{64}$' })
  textSha256!: string;

  /** Signatures that no longer hold, because a cited fact or the words have changed since. */
  @ApiProperty({ type: 'integer' })
  voided!: number;

  @ApiProperty({ type: String, format: 'uuid', ...nullable })
  documentId!: string | null;

  @ApiProperty({ type: 'integer' })
  version!: number;
}

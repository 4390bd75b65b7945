import { ApiProperty } from '@nestjs/swagger';
import type { Certificate } from './certificate.entity';

const nullable = { nullable: true } as const;

export class CertificateView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  number!: string;

  @ApiProperty({ enum: ['kk', 'ru'] })
  language!: string;

  @ApiProperty({ format: 'uuid' })
  documentId!: string;

  @ApiProperty({ format: 'date' })
  servedFrom!: string;

  @ApiProperty({ format: 'date' })
  servedTo!: string;

  /** Whether the form is rendered and can be printed. */
  @ApiProperty()
  rendered!: boolean;

  @ApiProperty({ type: String, ...nullable })
  recipientName!: string | null;

  @ApiProperty({ type: String, format: 'date-time', ...nullable })
  handedOverAt!: Date | null;

  static of(
    { id, number, language, documentId, servedFrom, servedTo, recipientName, handedOverAt }: Certificate,
    rendered: boolean,
  ): CertificateView {
    return {
      id,
      number,
      language,
      documentId,
      servedFrom,
      servedTo,
      rendered,
      recipientName: recipientName ?? null,
      handedOverAt: handedOverAt ?? null,
    };
  }
}

export const VERDICTS = ['VALID', 'REVOKED', 'EXPIRED', 'NOT_FOUND'] as const;
export type Verdict = (typeof VERDICTS)[number];

export class IssuerNames {
  @ApiProperty()
  kk!: string;

  @ApiProperty()
  ru!: string;

  @ApiProperty()
  en!: string;
}

/** What anybody with the paper in hand may see, and nothing else. An unknown code and a malformed one look the same. */
export class VerificationView {
  @ApiProperty({ enum: VERDICTS })
  verdict!: Verdict;

  @ApiProperty({ type: String, required: false })
  number?: string;

  @ApiProperty({ required: false })
  issuer?: IssuerNames;

  @ApiProperty({ type: String, format: 'date', required: false })
  issuedOn?: string;

  @ApiProperty({ type: String, format: 'date', required: false })
  servedFrom?: string;

  @ApiProperty({ type: String, format: 'date', required: false })
  servedTo?: string;

  @ApiProperty({ type: String, format: 'date', required: false, ...nullable })
  validUntil?: string | null;

  @ApiProperty({ type: String, required: false })
  initials?: string;

  @ApiProperty({ type: 'integer', required: false })
  birthYear?: number;
}

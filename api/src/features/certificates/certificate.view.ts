import { ApiProperty } from '@nestjs/swagger';
import { MakingView } from '../../platform/jobs/making';
import type { Certificate } from './certificate.entity';
import type { AboutCertificate } from './certificate.queries';

const nullable = { nullable: true } as const;

/** A reprint of a certificate that was given: it says of itself that it is a copy. */
export class CertificateCopyView {
  @ApiProperty({ format: 'uuid' })
  documentId!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  madeAt!: Date;

  @ApiProperty({ type: MakingView })
  making!: MakingView;
}

/** One that is worth nothing any more. */
export class ReplacedCertificateView {
  @ApiProperty()
  number!: string;

  @ApiProperty({ format: 'date' })
  issuedOn!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  revokedAt!: Date;

  @ApiProperty()
  handedOver!: boolean;

  @ApiProperty({ type: String, ...nullable })
  reason!: string | null;
}

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
  @ApiProperty({ type: MakingView })
  making!: MakingView;

  @ApiProperty({ format: 'date' })
  issuedOn!: string;

  @ApiProperty({ type: String, ...nullable })
  recipientName!: string | null;

  @ApiProperty({ type: String, ...nullable })
  recipientPaper!: string | null;

  @ApiProperty({ type: String, format: 'date-time', ...nullable })
  handedOverAt!: Date | null;

  /** The code on the paper, by which anybody may verify it; the public door knows it once it is handed over. */
  @ApiProperty({ type: String, ...nullable })
  code!: string | null;

  @ApiProperty({ type: [CertificateCopyView] })
  copies!: CertificateCopyView[];

  @ApiProperty({ type: [ReplacedCertificateView] })
  replaced!: ReplacedCertificateView[];

  static of(certificate: Certificate, about: AboutCertificate, code: string): CertificateView {
    const { id, number, language, documentId, servedFrom, servedTo, issuedOn } = certificate;
    const { recipientName, recipientPaper, handedOverAt } = certificate;
    return {
      ...{ id, number, language, documentId, servedFrom, servedTo, issuedOn, ...about },
      recipientName: recipientName ?? null,
      recipientPaper: recipientPaper ?? null,
      handedOverAt: handedOverAt ?? null,
      code: handedOverAt ? code : null,
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

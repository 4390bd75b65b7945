import type { Domain } from '@onaltu/domain/assessment';
import type { ConclusionDraft, ConclusionEvidence } from '@onaltu/domain/conclusion';
import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** With who assessed which domain. */
export type FrozenEvidence = ConclusionEvidence & { assessors: Partial<Record<Domain, string>> };

/** The conclusion of one case: what the records say, and what people add. */
@Entity('conclusion')
export class Conclusion {
  @PrimaryGeneratedColumn('uuid')
  readonly id!: string;

  @Column('uuid')
  caseFileId!: string;

  @Column('jsonb')
  draft!: ConclusionDraft;

  /** The facts the draft was made from: what is printed is what was signed, whatever is recorded since. */
  @Column('jsonb')
  evidence!: FrozenEvidence;

  @Column('timestamptz')
  draftedAt!: Date;

  /** The state of the cited facts the draft was made from. */
  @Column('int')
  draftedEvidence!: number;

  @Column('jsonb')
  gapRemarks!: Record<string, string>;

  @Column('text')
  recommendations!: string;

  /** The hash of all that is signed now, so that a list may tell whose signature holds. */
  @Column('bytea', { nullable: true })
  textSha256!: Buffer | null;

  @Column('uuid', { nullable: true })
  documentId!: string | null;

  @Column('int')
  version!: number;
}

@Entity('conclusion_part')
export class ConclusionPart {
  @PrimaryColumn('uuid')
  conclusionId!: string;

  @PrimaryColumn('uuid')
  specialistId!: string;

  @Column('text')
  wording!: string;

  @Column('int')
  version!: number;
}

export const SIGNING_ROLES = ['SPECIALIST', 'HEAD'] as const;
export type SigningRole = (typeof SIGNING_ROLES)[number];

/** Who signed which words over which facts. It holds only while both are the same. */
@Entity('conclusion_signature')
export class ConclusionSignature {
  @PrimaryGeneratedColumn('uuid')
  readonly id!: string;

  @Column('uuid')
  conclusionId!: string;

  @Column({ type: 'uuid', insert: false })
  signerId!: string;

  @Column('text')
  role!: SigningRole;

  @Column('bytea')
  textSha256!: Buffer;

  @Column('int')
  evidenceVersion!: number;

  @Column('text', { nullable: true })
  reason!: string | null;

  @Column({ type: 'timestamptz', insert: false })
  signedAt!: Date;
}

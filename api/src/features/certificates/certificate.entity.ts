import type { Day } from '@onaltu/domain/clock/day';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** The numbered result of the service (¶3). Verified at the public door once it is handed over. */
@Entity('certificate')
export class Certificate {
  @PrimaryGeneratedColumn('uuid')
  readonly id!: string;

  @Column('uuid')
  caseFileId!: string;

  @Column('text')
  number!: string;

  @Column('text')
  language!: 'kk' | 'ru';

  @Column('int')
  evidenceVersion!: number;

  @Column('uuid')
  documentId!: string;

  /** As it stands on the paper, whatever the child's card says later. */
  @Column('date')
  issuedOn!: Day;

  @Column('text')
  initials!: string;

  @Column('int')
  birthYear!: number;

  @Column('date')
  servedFrom!: Day;

  @Column('date')
  servedTo!: Day;

  @Column('date', { nullable: true })
  validUntil!: Day | null;

  @Column('text', { nullable: true })
  recipientName!: string | null;

  @Column('text', { nullable: true })
  recipientPaper!: string | null;

  @Column('timestamptz', { nullable: true })
  handedOverAt!: Date | null;

  @Column('uuid', { nullable: true })
  handedOverBy!: string | null;

  @Column('timestamptz', { nullable: true })
  revokedAt!: Date | null;

  @Column('text', { nullable: true })
  revokeReason!: string | null;
}

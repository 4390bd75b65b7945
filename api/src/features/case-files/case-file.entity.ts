import type { CaseState } from '@onaltu/domain/case-process';
import type { Day } from '@onaltu/domain/clock/day';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

export const CHANNELS = ['OFFICE', 'PORTAL', 'REFERRAL'] as const;
export const RELATIONS = ['MOTHER', 'FATHER', 'GUARDIAN', 'TRUSTEE', 'OTHER'] as const;
export const FORM_LANGUAGES = ['kk', 'ru'] as const;
export type FormLanguage = (typeof FORM_LANGUAGES)[number];

/** One delivery of the service to one child. */
@Entity('case_file')
export class CaseFile {
  @PrimaryGeneratedColumn('uuid')
  readonly id!: string;

  @Column('text')
  state!: CaseState;

  @Column('text', { nullable: true })
  number!: string | null;

  @Column('text', { nullable: true })
  regulationId!: string | null;

  @Column('uuid', { nullable: true })
  childId!: string | null;

  @Column('uuid', { nullable: true })
  representativeId!: string | null;

  @Column('text', { nullable: true })
  relation!: (typeof RELATIONS)[number] | null;

  @Column('text')
  channel!: (typeof CHANNELS)[number];

  @Column('text')
  language!: FormLanguage;

  @Column('bytea', { nullable: true })
  draftSealed!: Buffer | null;

  @Column('date', { nullable: true })
  receivedOn!: Day | null;

  @Column('timestamptz', { nullable: true })
  registeredAt!: Date | null;

  @Column('timestamptz')
  stateSince!: Date;

  @Column('int', { nullable: true })
  lengthDays!: number | null;

  @Column('date', { nullable: true })
  courseStartedOn!: Day | null;

  /** When a running course ends. */
  @Column('date', { nullable: true })
  endsOn!: Day | null;

  @Column('date', { nullable: true })
  courseEndedOn!: Day | null;

  @Column('int')
  evidenceVersion!: number;

  @Column('int')
  version!: number;
}

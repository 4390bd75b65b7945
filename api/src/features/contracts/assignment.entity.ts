import type { SpecialistPost } from '@onaltu/domain/assessment';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A specialist on a case's team, until replaced with a reason. */
@Entity('assignment')
export class Assignment {
  @PrimaryGeneratedColumn('uuid')
  readonly id!: string;

  @Column('uuid')
  caseFileId!: string;

  @Column('uuid')
  specialistId!: string;

  @Column('text')
  post!: SpecialistPost;

  /** On the team when the final assessment closed, or in the place of one who was: he signs the conclusion. */
  @Column('boolean')
  signs!: boolean;

  @Column('timestamptz', { nullable: true })
  endedAt!: Date | null;

  @Column('text', { nullable: true })
  endReason!: string | null;
}

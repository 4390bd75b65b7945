import type { AssessmentKind, Domain, IndicatorCode, Score, SpecialistPost } from '@onaltu/domain/assessment';
import type { Day } from '@onaltu/domain/clock/day';
import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** One joint record of the child's development. It keeps the template it began with. */
@Entity('assessment')
export class Assessment {
  @PrimaryGeneratedColumn('uuid')
  readonly id!: string;

  @Column('uuid')
  caseFileId!: string;

  @Column('text')
  kind!: AssessmentKind;

  @Column('text')
  templateId!: string;

  @Column({ type: 'timestamptz', insert: false, update: false })
  openedAt!: Date;

  @Column('date', { nullable: true })
  heldOn!: Day | null;

  @Column('timestamptz', { nullable: true })
  closedAt!: Date | null;

  /** Why it was entered after it was held on paper, and the number of that paper. */
  @Column('text', { nullable: true })
  lateReason!: string | null;

  @Column('text', { nullable: true })
  paperNumber!: string | null;

  @Column('text')
  summary!: string;

  @Column('uuid', { nullable: true })
  summaryBy!: string | null;

  @Column('int')
  version!: number;
}

export const ANSWERS = ['AGREED', 'DISSENT'] as const;
export type Answer = (typeof ANSWERS)[number];

/** A specialist's own part of the record. */
@Entity('assessment_section')
export class AssessmentSection {
  @PrimaryColumn('uuid')
  assessmentId!: string;

  @PrimaryColumn('uuid')
  specialistId!: string;

  @Column('text')
  post!: SpecialistPost;

  @Column('text', { array: true })
  domains!: Domain[];

  @Column('text')
  notes!: string;

  @Column('timestamptz', { nullable: true })
  finishedAt!: Date | null;

  @Column('text', { nullable: true })
  answer!: Answer | null;

  @Column('text', { nullable: true })
  dissent!: string | null;

  @Column('timestamptz', { nullable: true })
  answeredAt!: Date | null;

  @Column('int')
  version!: number;
}

@Entity('assessment_score')
export class AssessmentScore {
  @PrimaryColumn('uuid')
  assessmentId!: string;

  @PrimaryColumn('text')
  indicator!: IndicatorCode;

  @Column('int')
  value!: Score;

  @Column('text')
  note!: string;

  @Column('int')
  version!: number;
}

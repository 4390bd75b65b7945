import type { CaseState, Move } from '@onaltu/domain/case-process';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A line of the history: who made which move, when, why. Its author is filled in by the database. */
@Entity('case_move')
export class CaseMove {
  @PrimaryGeneratedColumn('uuid')
  readonly id!: string;

  @Column('uuid')
  caseFileId!: string;

  @Column('text')
  move!: Move;

  @Column('text')
  fromState!: CaseState;

  @Column('text')
  toState!: CaseState;

  @Column('text', { nullable: true })
  reason!: string | null;

  /** When it happened: now, or the real time of a late hand entry. */
  @Column('timestamptz')
  effectiveAt!: Date;

  @Column('boolean')
  late!: boolean;

  @Column('text', { nullable: true })
  paperNumber!: string | null;

  /** What the move says beside its reason: a ground, a destination, the papers that are missing. */
  @Column('jsonb')
  detail!: object;

  @Column({ type: 'uuid', insert: false })
  madeBy!: string;

  @Column({ type: 'timestamptz', insert: false })
  madeAt!: Date;
}

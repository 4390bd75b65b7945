import type { Day } from '@onaltu/domain/clock/day';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** The concluded contract. Its provider and its author are filled in by the database. */
@Entity('contract')
export class Contract {
  @PrimaryGeneratedColumn('uuid')
  readonly id!: string;

  @Column('uuid')
  caseFileId!: string;

  @Column('text')
  number!: string;

  @Column('text', { nullable: true })
  paperNumber!: string | null;

  @Column('text')
  language!: 'kk' | 'ru';

  @Column('int')
  lengthDays!: number;

  @Column('date')
  concludedOn!: Day;

  @Column('timestamptz')
  signedByHeadAt!: Date;

  @Column('uuid')
  headId!: string;

  @Column('timestamptz')
  signedByRepresentativeAt!: Date;

  @Column('uuid')
  documentId!: string;
}

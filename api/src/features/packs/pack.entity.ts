import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { FormLanguage } from '../case-files/case-file.entity';

/** Everything of one child in one file, that a head asked for. The worker makes it; when it expires, nothing is left of it. */
@Entity('inspection_pack')
export class InspectionPack {
  @PrimaryGeneratedColumn('uuid')
  readonly id!: string;

  @Column('uuid')
  childId!: string;

  /** That case alone; all of the child's where none is named. */
  @Column('uuid', { nullable: true })
  caseFileId!: string | null;

  @Column('text')
  language!: FormLanguage;

  @Column('bytea', { nullable: true })
  pdfSha256!: Buffer | null;

  @Column('int', { nullable: true })
  pdfSize!: number | null;

  @Column('bytea', { nullable: true })
  zipSha256!: Buffer | null;

  /** A whole number as text: an archive may be larger than an int. */
  @Column('bigint', { nullable: true })
  zipSize!: string | null;

  /** How many uploaded files there are. */
  @Column('int', { nullable: true })
  originals!: number | null;

  /** How many of them are not what was uploaded any more. */
  @Column('int', { nullable: true })
  damaged!: number | null;

  @Column('timestamptz', { nullable: true })
  readyAt!: Date | null;

  @Column('timestamptz')
  expiresAt!: Date;

  @Column('uuid')
  madeBy!: string;

  @Column('timestamptz')
  madeAt!: Date;
}

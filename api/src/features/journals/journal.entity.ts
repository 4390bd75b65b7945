import type { Day } from '@onaltu/domain/clock/day';
import type { JournalFormat, JournalKind } from '@onaltu/domain/journals';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A journal somebody asked for. The worker makes its file; when it expires, nothing is left of it. */
@Entity('journal')
export class Journal {
  @PrimaryGeneratedColumn('uuid')
  readonly id!: string;

  @Column('text')
  kind!: JournalKind;

  @Column('text')
  format!: JournalFormat;

  @Column('text')
  language!: 'kk' | 'ru';

  /** Whose lessons alone; of everybody where nobody is named. */
  @Column('uuid', { nullable: true })
  specialistId!: string | null;

  @Column('date')
  fromOn!: Day;

  @Column('date')
  toOn!: Day;

  @Column('text', { nullable: true })
  fileKey!: string | null;

  @Column('bytea', { nullable: true })
  sha256!: Buffer | null;

  @Column('int', { nullable: true })
  size!: number | null;

  @Column('timestamptz', { nullable: true })
  readyAt!: Date | null;

  @Column('timestamptz')
  expiresAt!: Date;

  @Column('uuid')
  madeBy!: string;

  @Column('timestamptz')
  madeAt!: Date;
}

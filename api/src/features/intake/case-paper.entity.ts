import type { Day } from '@onaltu/domain/clock/day';
import type { PaperKind } from '@onaltu/domain/regulation';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export const KEEPINGS = ['SEEN', 'COPY'] as const;

/** A paper of the package: seen and given back, or kept as a copy. */
@Entity('case_paper')
export class CasePaper {
  @PrimaryColumn('uuid')
  caseFileId!: string;

  @PrimaryColumn('text')
  kind!: PaperKind;

  @Column('text')
  keeping!: (typeof KEEPINGS)[number];

  @Column('text', { nullable: true })
  number!: string | null;

  @Column('date', { nullable: true })
  issuedOn!: Day | null;

  @Column('date', { nullable: true })
  expiresOn!: Day | null;

  @Column('uuid', { nullable: true })
  fileId!: string | null;
}

import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

export const DOCUMENT_KINDS = ['RECEIPT', 'CONTRACT', 'ADDENDUM', 'CONCLUSION', 'CERTIFICATE'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** A printed form: what it says is frozen and sealed when it is issued, its bytes come from the worker. */
@Entity('document')
export class IssuedDocument {
  @PrimaryGeneratedColumn('uuid')
  readonly id!: string;

  @Column('uuid')
  caseFileId!: string;

  @Column('text')
  kind!: DocumentKind;

  @Column('text')
  language!: 'kk' | 'ru';

  @Column('int')
  templateVersion!: number;

  @Column('bytea')
  modelSealed!: Buffer;

  @Column('text', { nullable: true })
  fileKey!: string | null;

  @Column('bytea', { nullable: true })
  sha256!: Buffer | null;

  @Column('int', { nullable: true })
  size!: number | null;

  @Column('timestamptz', { nullable: true })
  renderedAt!: Date | null;
}

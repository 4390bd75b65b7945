import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** An uploaded file of a case. Its bytes lie under a random key; its type was read from them, not from its name. */
@Entity('stored_file')
export class StoredFile {
  @PrimaryGeneratedColumn('uuid')
  readonly id!: string;

  @Column('uuid')
  caseFileId!: string;

  @Column('text')
  key!: string;

  @Column('text')
  name!: string;

  @Column('text')
  contentType!: string;

  @Column('int')
  size!: number;

  @Column('bytea')
  sha256!: Buffer;
}

import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** The legal representative: applies for the child and takes the result. */
@Entity('representative')
export class Representative {
  @PrimaryGeneratedColumn('uuid')
  readonly id!: string;

  @Column('text')
  lastName!: string;

  @Column('text')
  firstName!: string;

  @Column('text')
  middleName!: string;

  @Column('text')
  phone!: string;

  @Column('text', { nullable: true })
  email!: string | null;

  @Column('text')
  language!: 'kk' | 'ru';

  @Column('int')
  version!: number;
}

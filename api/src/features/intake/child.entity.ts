import type { Day } from '@onaltu/domain/clock/day';
import type { Sex } from '@onaltu/domain/iin';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A child of one provider. The IIN is sealed; its index finds it again inside this provider alone. */
@Entity('child')
export class Child {
  @PrimaryGeneratedColumn('uuid')
  readonly id!: string;

  @Column('text')
  lastName!: string;

  @Column('text')
  firstName!: string;

  @Column('text')
  middleName!: string;

  @Column('date')
  birthDate!: Day;

  @Column('text')
  sex!: Sex;

  @Column('text')
  language!: 'kk' | 'ru';

  @Column('text', { array: true })
  impairments!: string[];

  @Column('text')
  address!: string;

  @Column('bytea', { nullable: true })
  iinSealed!: Buffer | null;

  @Column('bytea', { nullable: true })
  iinIndex!: Buffer | null;

  /** The paper that stands in for an IIN, and why there is none. */
  @Column('text', { nullable: true })
  otherPaper!: string | null;

  @Column('int')
  version!: number;
}

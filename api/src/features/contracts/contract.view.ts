import { ApiProperty } from '@nestjs/swagger';
import type { Contract } from './contract.entity';

export class ContractView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  number!: string;

  @ApiProperty({ type: String, nullable: true })
  paperNumber!: string | null;

  @ApiProperty({ enum: ['kk', 'ru'] })
  language!: string;

  @ApiProperty({ type: 'integer' })
  lengthDays!: number;

  @ApiProperty({ format: 'date' })
  concludedOn!: string;

  @ApiProperty({ format: 'uuid' })
  documentId!: string;

  static of({ id, number, paperNumber, language, lengthDays, concludedOn, documentId }: Contract): ContractView {
    return { id, number, paperNumber, language, lengthDays, concludedOn, documentId };
  }
}

export class SpecialistLoad {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty()
  post!: string;

  /** Open cases this person is on the team of. */
  @ApiProperty({ type: 'integer' })
  cases!: number;
}

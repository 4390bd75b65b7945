import { ApiProperty } from '@nestjs/swagger';
import { SPECIALIST_POSTS } from '@onaltu/domain/assessment';

/** What one specialist has in some days. */
export class PersonLoadView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty({ type: String, enum: SPECIALIST_POSTS, nullable: true })
  post!: string | null;

  /** Open cases as they are now. */
  @ApiProperty({ type: 'integer' })
  cases!: number;

  /** Lessons that were to be: held, not held and not marked yet. */
  @ApiProperty({ type: 'integer' })
  planned!: number;

  @ApiProperty({ type: 'integer' })
  held!: number;

  @ApiProperty({ type: 'integer' })
  notHeld!: number;

  /** Minutes of lessons planned and held. */
  @ApiProperty({ type: 'integer' })
  minutes!: number;

  /** Minutes the organisation works while this person is there. */
  @ApiProperty({ type: 'integer' })
  open!: number;

  /** Minutes of these still to come for which nothing is planned. */
  @ApiProperty({ type: 'integer' })
  free!: number;
}

export class LoadView {
  @ApiProperty({ type: [PersonLoadView] })
  people!: PersonLoadView[];
}

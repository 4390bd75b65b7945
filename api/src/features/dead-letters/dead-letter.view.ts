import { ApiProperty } from '@nestjs/swagger';
import { MAKING_FAILURES, type MakingFailure } from '@onaltu/domain/making';
import { NamesView } from '../../platform/http/names.view';

const moment = { type: String, format: 'date-time' } as const;

/** Work that died: whose, of what kind, why; nothing of what it is about. */
export class DeadLetterView {
  @ApiProperty({ type: 'integer' })
  id!: number;

  /** Whose work it is; null for the operator's own. */
  @ApiProperty({ type: NamesView, nullable: true })
  owner!: NamesView | null;

  @ApiProperty()
  queue!: string;

  @ApiProperty({ enum: MAKING_FAILURES })
  failure!: MakingFailure;

  /** The fault's name, as the log has it. */
  @ApiProperty()
  reason!: string;

  @ApiProperty({ type: 'integer' })
  attempts!: number;

  @ApiProperty(moment)
  askedAt!: Date;

  @ApiProperty(moment)
  diedAt!: Date;
}

export class DeadCount {
  @ApiProperty()
  queue!: string;

  @ApiProperty({ type: 'integer' })
  count!: number;

  @ApiProperty(moment)
  oldest!: Date;
}

export class DeadLetters {
  /** The latest; the counts have all. */
  @ApiProperty({ type: [DeadLetterView] })
  rows!: DeadLetterView[];

  @ApiProperty({ type: [DeadCount] })
  counts!: DeadCount[];
}

export class Retried {
  @ApiProperty({ type: 'integer' })
  retried!: number;
}

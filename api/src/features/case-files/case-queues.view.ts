import { ApiProperty } from '@nestjs/swagger';
import { ASSESSMENT_KINDS, type AssessmentKind } from '@onaltu/domain/assessment';
import { CASE_STATES, type CaseState } from '@onaltu/domain/case-process';
import type { QueueRow } from './case-queues';

const nullable = { nullable: true } as const;

export class QueueRowView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  number!: string;

  @ApiProperty({ enum: CASE_STATES })
  state!: CaseState;

  @ApiProperty()
  childName!: string;

  @ApiProperty({ format: 'date' })
  birthDate!: string;

  @ApiProperty({ type: [String] })
  impairments!: string[];

  /** Since when it is waited for: the record was opened, the case came into this state. */
  @ApiProperty({ type: String, format: 'date-time' })
  waitingSince!: Date;

  @ApiProperty({ format: 'date' })
  receivedOn!: string;

  /** Of the record the team fills. */
  @ApiProperty({ enum: ASSESSMENT_KINDS, ...nullable })
  kind!: AssessmentKind | null;

  /** How many of those who owe a section or a signature have given it. */
  @ApiProperty({ type: 'integer' })
  done!: number;

  @ApiProperty({ type: 'integer' })
  of!: number;

  /** Whether it waits for whoever asks; null when he owes nothing. */
  @ApiProperty({ enum: ['TO_DO', 'DONE'], ...nullable })
  mine!: 'TO_DO' | 'DONE' | null;

  static of({ mark: _mark, ...row }: QueueRow): QueueRowView {
    const { id, number, state, childName, birthDate, impairments, waitingSince, receivedOn, kind, done, of, mine } =
      row;
    return { id, number, state, childName, birthDate, impairments, waitingSince, receivedOn, kind, done, of, mine };
  }
}

export class QueueView {
  @ApiProperty({ type: [QueueRowView] })
  rows!: QueueRowView[];

  /** Where the next page begins. */
  @ApiProperty({ type: String, ...nullable })
  next!: string | null;
}

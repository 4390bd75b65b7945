import { ApiProperty } from '@nestjs/swagger';
import { ACTION_NUMBERS, type ActionNumber, CASE_STATES, type CaseState } from '@onaltu/domain/case-process';
import type { Day } from '@onaltu/domain/clock/day';
import { HANDLING_STATES, type HandlingState } from '@onaltu/domain/clock/handling';
import { type Lane, LANES } from '@onaltu/domain/duties';

const nullable = { nullable: true } as const;

/** Whose turn it is; by name where it is one person. */
export class HolderView {
  @ApiProperty({ enum: LANES })
  lane!: Lane;

  @ApiProperty({ type: String, ...nullable })
  person!: string | null;
}

/** The clock of the action a case is in. */
export class RowClockView {
  @ApiProperty({ enum: HANDLING_STATES })
  handling!: HandlingState;

  @ApiProperty({ type: Number, description: 'working minutes', ...nullable })
  handled!: number | null;

  @ApiProperty({ type: Number, description: 'working minutes', ...nullable })
  norm!: number | null;

  @ApiProperty({ type: String, format: 'date', ...nullable })
  dueOn!: Day | null;

  @ApiProperty({ description: 'whether what it waits for has a limit' })
  pressing!: boolean;

  @ApiProperty({ description: 'over its norm, its day, or the longest wait' })
  late!: boolean;
}

export class CaseFileRow {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ type: String, ...nullable })
  number!: string | null;

  @ApiProperty({ enum: CASE_STATES })
  state!: CaseState;

  @ApiProperty({ type: 'integer', enum: ACTION_NUMBERS, ...nullable })
  action!: ActionNumber | null;

  @ApiProperty({ format: 'date-time' })
  stateSince!: string;

  @ApiProperty({ type: String, ...nullable })
  childName!: string | null;

  @ApiProperty({ type: String, format: 'date', ...nullable })
  birthDate!: string | null;

  @ApiProperty({ type: [String] })
  impairments!: string[];

  @ApiProperty({ type: String, format: 'date', ...nullable })
  courseStartedOn!: string | null;

  @ApiProperty({ type: 'integer', ...nullable })
  lengthDays!: number | null;

  @ApiProperty({ type: [String] })
  team!: string[];

  @ApiProperty({ type: HolderView, ...nullable })
  holder!: HolderView | null;

  @ApiProperty({ type: RowClockView, ...nullable })
  clock!: RowClockView | null;
}

export class CaseFileList {
  @ApiProperty({ type: [CaseFileRow] })
  rows!: CaseFileRow[];

  /** Where the next page begins; null on the last. */
  @ApiProperty({ type: String, ...nullable })
  next!: string | null;
}

import { ApiProperty } from '@nestjs/swagger';
import { ACTION_NUMBERS, type ActionNumber } from '@onaltu/domain/case-process';
import { PAPER_KINDS } from '@onaltu/domain/regulation';
import { TypedCode } from '../../platform/validation/fields';

export const FAMILY_STAGES = ['IN_WORK', 'PAPERS_NEEDED', 'WAITING_LIST', 'PAUSED', 'READY', 'DONE', 'CLOSED'] as const;
export type FamilyStage = (typeof FAMILY_STAGES)[number];

export class AskCaseStatus {
  @TypedCode()
  code!: string;
}

/** Where a case stands, for the family: no name, no reason, nothing of the child. */
export class CaseStatusView {
  @ApiProperty()
  found!: boolean;

  @ApiProperty({ type: String, required: false })
  number?: string;

  @ApiProperty({ type: 'integer', enum: ACTION_NUMBERS, nullable: true, required: false })
  action?: ActionNumber | null;

  @ApiProperty({ enum: FAMILY_STAGES, required: false })
  stage?: FamilyStage;

  @ApiProperty({ enum: PAPER_KINDS, isArray: true, required: false })
  missingPapers?: string[];

  @ApiProperty({ type: String, format: 'date', nullable: true, required: false })
  courseEndsOn?: string | null;
}

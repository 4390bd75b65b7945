import { ApiProperty } from '@nestjs/swagger';
import {
  ACTION_NUMBERS,
  type ActionNumber,
  actionOf,
  CASE_STATES,
  type CaseFacts,
  type CaseState,
} from '@onaltu/domain/case-process';
import type { CourseWindow } from '@onaltu/domain/clock/course';
import type { Day } from '@onaltu/domain/clock/day';
import { HANDLING_STATES, type HandlingState } from '@onaltu/domain/clock/handling';
import type { CaseFile } from './case-file.entity';

const nullable = { nullable: true } as const;

/** What an act answers: where the case stands now. */
export class CaseFileView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ type: String, ...nullable })
  number!: string | null;

  @ApiProperty({ enum: CASE_STATES })
  state!: CaseState;

  @ApiProperty({ type: 'integer', enum: ACTION_NUMBERS, ...nullable })
  action!: ActionNumber | null;

  @ApiProperty({ type: 'integer' })
  version!: number;

  static of({ id, number, state, version }: Pick<CaseFile, 'id' | 'number' | 'state' | 'version'>): CaseFileView {
    return { id, number: number ?? null, state, action: actionOf(state), version };
  }
}

export class ActionView {
  @ApiProperty({ type: 'integer', enum: ACTION_NUMBERS })
  action!: ActionNumber;

  @ApiProperty({ enum: ['DONE', 'CURRENT', 'AHEAD'] })
  stage!: 'DONE' | 'CURRENT' | 'AHEAD';

  @ApiProperty({ type: String, format: 'date-time', ...nullable })
  startedAt!: Date | null;

  @ApiProperty({ type: String, format: 'date-time', ...nullable })
  doneAt!: Date | null;

  @ApiProperty()
  late!: boolean;

  @ApiProperty({ type: Number, description: 'working minutes', ...nullable })
  norm!: number | null;

  @ApiProperty({ type: Number, description: 'working minutes', ...nullable })
  handled!: number | null;

  @ApiProperty()
  overNorm!: boolean;

  @ApiProperty({ enum: HANDLING_STATES })
  handling!: HandlingState;

  @ApiProperty({ type: Number, description: 'working minutes', ...nullable })
  waited!: number | null;
}

export class CourseView {
  @ApiProperty({ type: 'integer' })
  day!: number;

  @ApiProperty({ type: 'integer' })
  of!: number;

  @ApiProperty({ format: 'date' })
  startedOn!: string;

  @ApiProperty({ format: 'date' })
  earliestCompletionOn!: string;

  @ApiProperty({ format: 'date' })
  plannedEndOn!: string;

  @ApiProperty({ format: 'date' })
  latestEndOn!: string;

  @ApiProperty()
  overdue!: boolean;

  @ApiProperty()
  paused!: boolean;

  static of(window: CourseWindow, startedOn: Day): CourseView {
    const { day, of, earliestCompletionOn, plannedEndOn, latestEndOn, overdue, paused } = window;
    return { day, of, startedOn, earliestCompletionOn, plannedEndOn, latestEndOn, overdue, paused };
  }
}

/** The same facts the API refuses with, so that the page closes its buttons with the same rule. */
export class CaseFactsView implements CaseFacts {
  @ApiProperty({ required: false }) hasApplication?: boolean;
  @ApiProperty({ required: false }) hasConsent?: boolean;
  @ApiProperty({ required: false }) hasIinOrReplacement?: boolean;
  @ApiProperty({ required: false }) specialists?: number;
  @ApiProperty({ required: false }) hasProgramme?: boolean;
  @ApiProperty({ required: false }) noOpenAssessment?: boolean;
  @ApiProperty({ required: false }) finalAssessmentClosed?: boolean;
  @ApiProperty({ required: false }) certificateRendered?: boolean;
  @ApiProperty({ required: false }) minDays?: number;
  @ApiProperty({ required: false }) maxDays?: number;
  @ApiProperty({ required: false }) lengthDays?: number;
  @ApiProperty({ required: false }) courseDay?: number;
}

import { ApiProperty } from '@nestjs/swagger';
import { ACTION_NUMBERS, type ActionNumber } from '@onaltu/domain/case-process';
import type { Day } from '@onaltu/domain/clock/day';
import { type Duty, DUTY_LIST, dutiesOf, type Standing } from '@onaltu/domain/duties';
import type { Role } from '@onaltu/domain/permissions';

/** One thing a case asks of a person. */
export class DutyView {
  @ApiProperty({ enum: DUTY_LIST })
  duty!: Duty;

  @ApiProperty({ type: 'integer', enum: ACTION_NUMBERS })
  action!: ActionNumber;

  @ApiProperty()
  done!: boolean;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  dueOn!: Day | null;

  /** Of a team's record: which one. */
  @ApiProperty({ type: String, enum: ['INITIAL', 'INTERIM', 'FINAL'], nullable: true })
  assessment!: string | null;
}

const KIND_OF: Partial<Record<Duty, 'INITIAL' | 'FINAL'>> = {
  beginAssessment: 'INITIAL',
  holdFinalAssessment: 'FINAL',
};
const OF_RECORD: readonly Duty[] = ['fillSection', 'writeSummary', 'answerSummary'];

/** The duties a case has for these roles, each with the record it is about. */
export function dutyViews(standing: Standing, roles: readonly Role[]): DutyView[] {
  const open = standing.openAssessment?.kind ?? null;
  return dutiesOf(standing, roles).map((owed) => ({
    ...owed,
    assessment: OF_RECORD.includes(owed.duty) ? open : (KIND_OF[owed.duty] ?? null),
  }));
}

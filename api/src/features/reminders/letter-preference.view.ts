import { ApiProperty } from '@nestjs/swagger';
import type { Weekday } from '@onaltu/domain/clock/day';
import { LADDER_IDS, type LadderId } from '@onaltu/domain/reminders';

/** What the provider leaves to its people. */
export class LetterRulesView {
  @ApiProperty({ type: 'integer' })
  latestHour!: number;

  @ApiProperty({ enum: LADDER_IDS, isArray: true })
  fixed!: readonly LadderId[];
}

export class LetterPreferencesView {
  @ApiProperty({ type: 'integer', description: '0 while nothing was chosen' })
  version!: number;

  @ApiProperty({ type: 'integer', description: 'the hour from which on the digest goes' })
  hour!: number;

  @ApiProperty({ type: [Number], description: 'weekdays without a digest, Monday is 1' })
  quietDays!: readonly Weekday[];

  @ApiProperty({ enum: LADDER_IDS, isArray: true, description: 'what does not come by mail while it can wait' })
  silenced!: readonly LadderId[];

  @ApiProperty({ description: 'the letter of the week, for a head' })
  weekly!: boolean;

  @ApiProperty({ type: LetterRulesView })
  rules!: LetterRulesView;
}

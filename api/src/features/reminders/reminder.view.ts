import { ApiProperty } from '@nestjs/swagger';
import type { Day } from '@onaltu/domain/clock/day';
import { LADDER_IDS, type LadderId } from '@onaltu/domain/reminders';

const nullable = { nullable: true } as const;

/** One thing this person is reminded of. */
export class ReminderView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: LADDER_IDS })
  ladder!: LadderId;

  @ApiProperty({ type: 'integer', description: 'days after the day it counts from; before it, negative' })
  rung!: number;

  @ApiProperty({ type: String, format: 'date', description: 'the day the ladder counts from' })
  dueOn!: Day;

  @ApiProperty({ description: 'it waits for no digest' })
  alone!: boolean;

  @ApiProperty({ type: String, format: 'uuid', ...nullable })
  caseFileId!: string | null;

  @ApiProperty({ type: String, description: 'the number of the case', ...nullable })
  number!: string | null;

  @ApiProperty({ type: String, description: 'the month, as 2026-10, when it is about one', ...nullable })
  month!: string | null;

  @ApiProperty({ type: String, format: 'uuid', description: 'the lesson, when it is about one', ...nullable })
  lessonId!: string | null;

  @ApiProperty({
    type: String,
    format: 'date-time',
    description: 'when the lesson was, when it is about one',
    ...nullable,
  })
  lessonAt!: Date | null;

  @ApiProperty({ type: String, description: 'who has not seen it, when the head is told in his place', ...nullable })
  unseenBy!: string | null;

  @ApiProperty({ description: 'told because somebody on leave is substituted' })
  standsIn!: boolean;

  @ApiProperty({ format: 'date-time' })
  rangAt!: Date;

  @ApiProperty({ type: String, format: 'date-time', ...nullable })
  seenAt!: Date | null;

  @ApiProperty({ type: [String], description: 'paragraphs of the regulation, or "unverified"' })
  sources!: readonly string[];
}

/** What is not done yet, the most pressing first. */
export class RemindersView {
  @ApiProperty({ type: [ReminderView] })
  reminders!: ReminderView[];

  @ApiProperty({ type: 'integer' })
  unseen!: number;
}

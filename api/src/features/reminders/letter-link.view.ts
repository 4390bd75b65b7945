import { ApiProperty } from '@nestjs/swagger';
import type { Day } from '@onaltu/domain/clock/day';
import { LINK_PURPOSES, type LinkPurpose } from '@onaltu/domain/letter-links';
import { LETTER_KINDS, type LetterKind } from '@onaltu/domain/letter-preferences';
import { LADDER_IDS, type LadderId } from '@onaltu/domain/reminders';
import { LOCALES, type Locale } from '@onaltu/i18n/formats';

const nullable = { nullable: true } as const;
const moment = { type: String, format: 'date-time', ...nullable } as const;

/** What a letter reminded of: no name, no page of a case. */
export class LinkedReminderView {
  @ApiProperty({ enum: LADDER_IDS })
  ladder!: LadderId;

  @ApiProperty({ type: String, format: 'date' })
  dueOn!: Day;

  @ApiProperty({ type: String, description: 'the number of the case', ...nullable })
  number!: string | null;

  @ApiProperty({ type: String, description: 'the month, as 2026-10, when it is about one', ...nullable })
  month!: string | null;

  @ApiProperty({
    type: String,
    format: 'date-time',
    description: 'when the lesson was, when it is about one',
    ...nullable,
  })
  lessonAt!: Date | null;

  @ApiProperty()
  alone!: boolean;

  @ApiProperty(moment)
  seenAt!: Date | null;

  @ApiProperty(moment)
  doneAt!: Date | null;
}

/** Letters that would be ended, or are. */
export class EndedLettersView {
  @ApiProperty({ enum: LETTER_KINDS })
  kind!: LetterKind;

  @ApiProperty({ description: 'what may be off is off already' })
  ended!: boolean;

  @ApiProperty({
    enum: LADDER_IDS,
    isArray: true,
    description: 'what comes all the same, by the rules of the provider',
  })
  fixed!: readonly LadderId[];
}

/** What the link of a letter would do. */
export class LetterLinkView {
  @ApiProperty({ enum: LINK_PURPOSES })
  purpose!: LinkPurpose;

  @ApiProperty({ enum: LOCALES })
  locale!: Locale;

  /** The most pressing first. */
  @ApiProperty({ type: [LinkedReminderView] })
  reminders!: LinkedReminderView[];

  @ApiProperty({ type: EndedLettersView, ...nullable })
  letters!: EndedLettersView | null;
}

import { ApiProperty } from '@nestjs/swagger';
import { JOURNAL_FORMATS, JOURNAL_KINDS, type JournalFormat, type JournalKind } from '@onaltu/domain/journals';
import { MakingView } from '../../platform/jobs/making';
import type { Journal } from './journal.entity';
import type { JournalMade } from './journal.queries';

export class JournalView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: JOURNAL_KINDS })
  kind!: JournalKind;

  @ApiProperty({ enum: JOURNAL_FORMATS })
  format!: JournalFormat;

  @ApiProperty({ enum: ['kk', 'ru'] })
  language!: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  specialistId!: string | null;

  @ApiProperty({ format: 'date' })
  from!: string;

  @ApiProperty({ format: 'date' })
  to!: string;

  @ApiProperty({ type: MakingView })
  making!: MakingView;

  @ApiProperty({ type: 'integer', nullable: true })
  size!: number | null;

  @ApiProperty({ format: 'uuid' })
  madeBy!: string;

  @ApiProperty({ type: String, nullable: true })
  madeByName!: string | null;

  @ApiProperty({ type: String, format: 'date-time' })
  madeAt!: Date;

  @ApiProperty({ type: String, format: 'date-time' })
  expiresAt!: Date;

  static of({ fromOn, toOn, ...journal }: Journal, { madeByName, asked }: JournalMade): JournalView {
    const { id, kind, format, language, specialistId, size, madeBy, madeAt, expiresAt } = journal;
    const made = { making: MakingView.of(asked), madeByName };
    const about = { id, kind, format, language, specialistId, from: fromOn, to: toOn };
    return { ...about, size, madeBy, madeAt, expiresAt, ...made };
  }
}

export class JournalList {
  @ApiProperty({ type: [JournalView] })
  journals!: JournalView[];
}

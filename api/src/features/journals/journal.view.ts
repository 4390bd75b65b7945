import { ApiProperty } from '@nestjs/swagger';
import { JOURNAL_FORMATS, JOURNAL_KINDS, type JournalFormat, type JournalKind } from '@onaltu/domain/journals';
import type { Journal } from './journal.entity';

export class JournalView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: JOURNAL_KINDS })
  kind!: JournalKind;

  @ApiProperty({ enum: JOURNAL_FORMATS })
  format!: JournalFormat;

  @ApiProperty({ enum: ['kk', 'ru'] })
  language!: string;

  @ApiProperty({ format: 'date' })
  from!: string;

  @ApiProperty({ format: 'date' })
  to!: string;

  /** Whether the file can be taken. */
  @ApiProperty()
  ready!: boolean;

  @ApiProperty({ type: 'integer', nullable: true })
  size!: number | null;

  @ApiProperty({ format: 'uuid' })
  madeBy!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  madeAt!: Date;

  @ApiProperty({ type: String, format: 'date-time' })
  expiresAt!: Date;

  static of({
    id,
    kind,
    format,
    language,
    fromOn,
    toOn,
    readyAt,
    size,
    madeBy,
    madeAt,
    expiresAt,
  }: Journal): JournalView {
    const period = { from: fromOn, to: toOn };
    return { id, kind, format, language, ...period, ready: readyAt !== null, size, madeBy, madeAt, expiresAt };
  }
}

export class JournalList {
  @ApiProperty({ type: [JournalView] })
  journals!: JournalView[];
}

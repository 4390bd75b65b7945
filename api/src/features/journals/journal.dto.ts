import type { Day } from '@onaltu/domain/clock/day';
import { JOURNAL_FORMATS, JOURNAL_KINDS, type JournalFormat, type JournalKind } from '@onaltu/domain/journals';
import { CalendarDay, OneOf, Uuid } from '../../platform/validation/fields';
import { FORM_LANGUAGES, type FormLanguage } from '../case-files/case-file.entity';

export class PrintJournal {
  @OneOf(JOURNAL_KINDS)
  kind!: JournalKind;

  @OneOf(JOURNAL_FORMATS)
  format!: JournalFormat;

  /** The provider's own, when nobody chose one. */
  @OneOf(FORM_LANGUAGES, { optional: true })
  language?: FormLanguage;

  /** One specialist's lessons alone: only of a journal that is of specialists. */
  @Uuid({ optional: true })
  specialistId?: string;

  @CalendarDay()
  from!: Day;

  /** The last day, at most 366 days with the first. */
  @CalendarDay()
  to!: Day;
}

import { ApiProperty } from '@nestjs/swagger';
import type { Weekday } from '@onaltu/domain/clock/day';
import type { LaterWeek, WorkWeek } from '@onaltu/domain/clock/working-time';
import { DICTIONARY_KINDS, type DictionaryEntry, type DictionaryKind } from '@onaltu/domain/dictionaries';
import type { MessageKey } from '@onaltu/i18n/messages';
import { NamesView } from '../../platform/http/names.view';
import { TemplateDomainView } from '../case-files/assessment-template.view';
import { FORM_LANGUAGES } from '../case-files/case-file.entity';
import { LADDER_IDS, LADDER_UNITS, type LadderId, type LadderUnit } from '@onaltu/domain/reminders';

const nullable = { nullable: true } as const;

/** What holds, and the version an edit of it must have seen. */
export class Versioned {
  @ApiProperty({ type: 'integer' })
  version!: number;
}

export class RoomView extends Versioned {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty({ type: 'integer' })
  capacity!: number;

  @ApiProperty()
  active!: boolean;
}

export class HoursView {
  @ApiProperty()
  from!: string;

  @ApiProperty()
  to!: string;
}

export class WorkingDayView {
  @ApiProperty({ type: 'integer' })
  weekday!: number;

  @ApiProperty({ type: [HoursView] })
  hours!: HoursView[];
}

export class WeekFromView {
  /** Null: from the beginning. */
  @ApiProperty({ type: String, format: 'date', ...nullable })
  validFrom!: string | null;

  @ApiProperty({ type: [WorkingDayView] })
  days!: WorkingDayView[];

  static of({ validFrom, week }: { validFrom: LaterWeek['validFrom'] | null; week: WorkWeek }): WeekFromView {
    const days = Object.entries(week).map(([weekday, hours]) => ({
      weekday: Number(weekday) as Weekday,
      hours: hours.map(([from, to]) => ({ from, to })),
    }));
    return { validFrom, days: days.filter(({ hours }) => hours.length > 0) };
  }
}

export class WorkWeekView extends Versioned {
  @ApiProperty({ type: [WeekFromView] })
  weeks!: WeekFromView[];
}

export class ClosedDayView {
  @ApiProperty({ format: 'date' })
  day!: string;

  @ApiProperty()
  note!: string;
}

export class ClosedDaysView extends Versioned {
  @ApiProperty({ type: [ClosedDayView] })
  days!: ClosedDayView[];
}

export class GroupSizeView {
  @ApiProperty({ type: 'integer' })
  min!: number;

  @ApiProperty({ type: 'integer' })
  max!: number;
}

export class GroupSizesView extends Versioned {
  @ApiProperty({ type: GroupSizeView })
  SUBGROUP!: GroupSizeView;

  @ApiProperty({ type: GroupSizeView })
  GROUP!: GroupSizeView;
}

export class InBothView {
  @ApiProperty()
  kk!: string;

  @ApiProperty()
  ru!: string;
}

export class PrintView extends Versioned {
  @ApiProperty({ enum: FORM_LANGUAGES })
  language!: string;

  @ApiProperty({ type: InBothView })
  names!: InBothView;

  @ApiProperty({ type: InBothView })
  addresses!: InBothView;

  @ApiProperty()
  phone!: string;

  /** As the provider was entered: it identifies the organisation and is not a matter of print. */
  @ApiProperty()
  bin!: string;

  @ApiProperty({ type: InBothView, ...nullable })
  seal!: InBothView | null;

  @ApiProperty({ type: InBothView, ...nullable })
  headPost!: InBothView | null;
}

export class DictionaryEntryView {
  @ApiProperty()
  code!: string;

  @ApiProperty()
  active!: boolean;

  @ApiProperty({ type: NamesView })
  names!: NamesView;

  /** What an entry of one's own counts as; null for a national one. */
  @ApiProperty({ type: String, ...nullable })
  nationalCode!: string | null;

  static of(kind: DictionaryKind, { code, active, own }: DictionaryEntry): DictionaryEntryView {
    if (!own) return { code, active, names: NamesView.of(nationalWords(kind, code)), nationalCode: null };
    const { nationalCode, ...names } = own;
    return { code, active, names, nationalCode };
  }
}

export class DictionaryView extends Versioned {
  @ApiProperty({ enum: DICTIONARY_KINDS })
  kind!: string;

  @ApiProperty({ type: [DictionaryEntryView] })
  entries!: DictionaryEntryView[];
}

/** A version assessments are held by; the first one is everybody's and nobody published it here. */
export class TemplateVersionView {
  @ApiProperty({ type: 'integer' })
  version!: number;

  @ApiProperty({ type: 'integer' })
  indicators!: number;

  @ApiProperty({ type: String, format: 'date-time', ...nullable })
  publishedAt!: Date | null;

  @ApiProperty({ type: String, ...nullable })
  publishedBy!: string | null;
}

export class TemplateDraftView extends Versioned {
  /** The version assessments are begun by now. */
  @ApiProperty({ type: 'integer' })
  published!: number;

  /** Whether anything was changed since it was published. */
  @ApiProperty()
  changed!: boolean;

  @ApiProperty({ type: [TemplateDomainView] })
  domains!: TemplateDomainView[];

  /** The latest first. */
  @ApiProperty({ type: [TemplateVersionView] })
  versions!: TemplateVersionView[];
}

function nationalWords(kind: DictionaryKind, code: string): MessageKey {
  return (kind === 'PROBLEM_GROUP' ? `problem.${code}` : `dictionary.${kind}.${code}`) as MessageKey;
}

export class RungView {
  @ApiProperty({ enum: LADDER_IDS })
  ladder!: LadderId;

  @ApiProperty({ type: 'integer', description: 'days after the day the ladder counts from; before it, negative' })
  at!: number;
}

export class LadderView {
  @ApiProperty({ enum: LADDER_IDS })
  ladder!: LadderId;

  @ApiProperty({ enum: LADDER_UNITS })
  unit!: LadderUnit;

  @ApiProperty({ type: [Number] })
  rungs!: number[];

  @ApiProperty({ type: 'integer', description: 'days between repeats past the last rung', nullable: true })
  every!: number | null;

  @ApiProperty({ type: [String], description: 'paragraphs of the regulation, or "unverified"' })
  sources!: readonly string[];
}

/** What the regulation reminds of, the rungs the oblast added, and those somebody added here. */
export class RemindersSettingView extends Versioned {
  @ApiProperty({ type: [LadderView] })
  ladders!: LadderView[];

  @ApiProperty({ type: [RungView], description: 'added by the department of the oblast' })
  region!: RungView[];

  @ApiProperty({ type: [RungView] })
  rungs!: RungView[];
}

export class LettersSettingView extends Versioned {
  @ApiProperty({ type: 'integer', description: 'the hour at which a digest begins at the latest' })
  latestHour!: number;

  @ApiProperty({ enum: LADDER_IDS, isArray: true, description: 'what nobody may silence' })
  fixed!: readonly LadderId[];
}

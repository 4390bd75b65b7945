import { ACTION_NUMBERS, type ActionNumber } from '@onaltu/domain/case-process';
import type { Day } from '@onaltu/domain/clock/day';
import { CALENDAR_DAY_KINDS, type CalendarDayKind } from '@onaltu/domain/clock/days-off';
import {
  PAPER_KINDS,
  PAPER_NEEDS,
  type PaperKind,
  type PaperNeed,
  REFUSAL_GROUNDS,
  type RefusalGround,
  REGULATION_NOTES,
  type RegulationNote,
  type Source,
} from '@onaltu/domain/regulation';
import { CalendarDay, ListOf, OneOf, Pattern, PatternList, Text, Whole } from '../../platform/validation/fields';

const ID = /^[a-z0-9][a-z0-9.-]{0,39}$/;
/** A paragraph, as ¶5(4), or what no text confirms. */
const SOURCE = /^(?:¶\d{1,3}(?:\(\d{1,2}\))?|unverified)$/;
const LAST = ACTION_NUMBERS.length;

/** Whose day it is: an order may move the rest of the five-day week alone. */
export const WEEKS_CONCERNED = ['FIVE_DAY', 'SIX_DAY', 'BOTH'] as const;
export type WeeksConcerned = (typeof WEEKS_CONCERNED)[number];

export class NormInVersion {
  @Whole({ min: 1, max: LAST })
  action!: ActionNumber;

  /** Of the course alone: its shortest length in calendar days. */
  @Whole({ min: 1, max: 3660, optional: true })
  min?: number;

  /** Minutes at the desk; calendar days for the course. */
  @Whole({ min: 1, max: 3660 })
  max!: number;

  @PatternList(SOURCE, { min: 1, max: 5 })
  sources!: Source[];
}

export class PaperInVersion {
  @OneOf(PAPER_KINDS)
  kind!: PaperKind;

  @OneOf(PAPER_NEEDS)
  need!: PaperNeed;

  @Pattern(SOURCE)
  source!: Source;
}

export class GroundInVersion {
  @OneOf(REFUSAL_GROUNDS)
  code!: RefusalGround;

  @Pattern(SOURCE)
  source!: Source;
}

export class NoteInVersion {
  @OneOf(REGULATION_NOTES)
  id!: RegulationNote['id'];

  @Whole({ min: 1, max: LAST })
  about!: ActionNumber;

  @PatternList(SOURCE, { min: 1, max: 5 })
  sources!: Source[];
}

export class PublishRegulation {
  @Pattern(ID)
  id!: string;

  @CalendarDay()
  validFrom!: Day;

  @CalendarDay({ optional: true })
  validTo?: Day;

  @ListOf(NormInVersion, { min: LAST, max: LAST, unique: ({ action }: NormInVersion) => action })
  norms!: NormInVersion[];

  @ListOf(PaperInVersion, { min: 1, max: PAPER_KINDS.length, unique: ({ kind }: PaperInVersion) => kind })
  papers!: PaperInVersion[];

  @ListOf(GroundInVersion, { max: REFUSAL_GROUNDS.length, unique: ({ code }: GroundInVersion) => code })
  refusalGrounds!: GroundInVersion[];

  @ListOf(NoteInVersion, { max: REGULATION_NOTES.length, unique: ({ id }: NoteInVersion) => id })
  notes!: NoteInVersion[];
}

export class KeepCalendarDay {
  @CalendarDay()
  day!: Day;

  @OneOf(CALENDAR_DAY_KINDS)
  kind!: CalendarDayKind;

  @OneOf(WEEKS_CONCERNED)
  concerns!: WeeksConcerned;

  /** The order or the law it follows from. */
  @Text({ min: 3, max: 200 })
  source!: string;
}

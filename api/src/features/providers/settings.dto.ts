import { type Domain, DOMAINS } from '@onaltu/domain/assessment';
import type { Day, Weekday } from '@onaltu/domain/clock/day';
import { FARTHEST_RUNG, MOST_ADDED } from '@onaltu/domain/added-rungs';
import { LATEST_DIGEST, LETTER_HOURS } from '@onaltu/domain/letter-preferences';
import { LADDER_IDS, type LadderId } from '@onaltu/domain/reminders';
import { LARGEST_GROUP } from '@onaltu/domain/group-sizes';
import { FORM_LANGUAGES, type FormLanguage } from '../case-files/case-file.entity';
import {
  CalendarDay,
  ListOf,
  ManyOf,
  OneOf,
  Part,
  Pattern,
  Phone,
  Text,
  Whole,
  YesNo,
} from '../../platform/validation/fields';

const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/;

export class RoomWanted {
  @Text({ max: 100 })
  name!: string;

  /** How many children it holds. */
  @Whole({ min: 1, max: 200 })
  capacity!: number;
}

export class ChangeRoom extends RoomWanted {
  /** A room out of use takes no lesson; the lessons it had keep it. */
  @YesNo()
  active!: boolean;
}

export class HoursWanted {
  @Pattern(TIME)
  from!: string;

  @Pattern(TIME)
  to!: string;
}

export class WorkingDayWanted {
  @Whole({ min: 1, max: 7 })
  weekday!: Weekday;

  /** Before and after lunch. */
  @ListOf(HoursWanted, { min: 1, max: 2 })
  hours!: HoursWanted[];
}

export class ChangeWorkWeek {
  /** Today or later: the working time of past days stays. */
  @CalendarDay()
  validFrom!: Day;

  @ListOf(WorkingDayWanted, { min: 5, max: 6, unique: ({ weekday }: WorkingDayWanted) => weekday })
  days!: WorkingDayWanted[];
}

export class ClosedDayWanted {
  @CalendarDay()
  day!: Day;

  @Text({ max: 200 })
  note!: string;
}

export class ChangeClosedDays {
  @ListOf(ClosedDayWanted, { max: 200, unique: ({ day }: ClosedDayWanted) => day })
  days!: ClosedDayWanted[];
}

export class GroupSizeWanted {
  @Whole({ min: 1, max: LARGEST_GROUP })
  min!: number;

  @Whole({ min: 1, max: LARGEST_GROUP })
  max!: number;
}

export class ChangeGroupSizes {
  @Part(GroupSizeWanted)
  SUBGROUP!: GroupSizeWanted;

  @Part(GroupSizeWanted)
  GROUP!: GroupSizeWanted;
}

export class InBoth {
  @Text({ max: 300 })
  kk!: string;

  @Text({ max: 300 })
  ru!: string;
}

export class PostInBoth {
  @Text({ max: 60 })
  kk!: string;

  @Text({ max: 60 })
  ru!: string;
}

/** As much as goes into the ring of a seal. */
export class SealInBoth {
  @Text({ max: 40 })
  kk!: string;

  @Text({ max: 40 })
  ru!: string;
}

export class ChangePrint {
  /** Of forms for which nobody chose a language. */
  @OneOf(FORM_LANGUAGES)
  language!: FormLanguage;

  /** The full legal name. */
  @Part(InBoth)
  names!: InBoth;

  @Part(InBoth)
  addresses!: InBoth;

  @Phone()
  phone!: string;

  /** Which seal stands at the place of the seal. */
  @Part(SealInBoth, { optional: true })
  seal?: SealInBoth;

  /** What the head is called under a signature, where it is not simply the head. */
  @Part(PostInBoth, { optional: true })
  headPost?: PostInBoth;
}

export class EntryInList {
  /** Of an entry that is there already; a new one gets its code. */
  @Text({ max: 60, optional: true })
  code?: string;

  @YesNo()
  active!: boolean;

  @Text({ max: 120, optional: true }) kk?: string;
  @Text({ max: 120, optional: true }) ru?: string;
  @Text({ max: 120, optional: true }) en?: string;

  /** What an entry of one's own counts as in statistics. */
  @Text({ max: 60, optional: true })
  nationalCode?: string;
}

export class ChangeDictionary {
  /** The whole list in its order. */
  @ListOf(EntryInList, { min: 1, max: 100 })
  entries!: EntryInList[];
}

export class IndicatorInTemplate {
  @Text({ max: 80, optional: true })
  code?: string;

  @Text({ max: 200, optional: true }) kk?: string;
  @Text({ max: 200, optional: true }) ru?: string;
  @Text({ max: 200, optional: true }) en?: string;
}

export class DomainInTemplate {
  @OneOf(DOMAINS)
  domain!: Domain;

  @ListOf(IndicatorInTemplate, { min: 1, max: 30, unique: indicatorKey })
  indicators!: IndicatorInTemplate[];
}

export class DraftTemplate {
  @ListOf(DomainInTemplate, { min: 1, max: DOMAINS.length, unique: ({ domain }: DomainInTemplate) => domain })
  domains!: DomainInTemplate[];
}

/** Two new indicators have no code yet: they are told apart by their words. */
function indicatorKey({ code, kk }: IndicatorInTemplate): string {
  return code ?? ` ${kk ?? ''}`;
}

export class RegulationOn {
  /** The day papers were received; today when left out. */
  @CalendarDay({ optional: true })
  on?: Day;
}

export class RungAdded {
  @OneOf(LADDER_IDS)
  ladder!: LadderId;

  /** Days after the day the ladder counts from; before it, negative. */
  @Whole({ min: -FARTHEST_RUNG, max: FARTHEST_RUNG })
  at!: number;
}

export class ChangeReminders {
  /** Beside the rungs of the regulation: none of those can be taken away. */
  @ListOf(RungAdded, { max: MOST_ADDED, unique: ({ ladder, at }: RungAdded) => `${ladder} ${at}` })
  rungs!: RungAdded[];
}

/** What people may choose of their own letters, and what not. */
export class ChangeLetters {
  @Whole({ min: LETTER_HOURS.from, max: LATEST_DIGEST })
  latestHour!: number;

  @ManyOf(LADDER_IDS, { max: LADDER_IDS.length })
  fixed!: LadderId[];
}

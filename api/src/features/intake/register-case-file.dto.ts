import type { Day } from '@onaltu/domain/clock/day';
import { type Sex, SEXES } from '@onaltu/domain/iin';
import { PAPER_KINDS, type PaperKind } from '@onaltu/domain/regulation';
import {
  CalendarDay,
  Email,
  Iin,
  ListOf,
  OneOf,
  Part,
  PatternList,
  PersonName,
  Phone,
  Text,
  Uuid,
} from '../../platform/validation/fields';
import { CHANNELS, FORM_LANGUAGES, type FormLanguage, RELATIONS } from '../case-files/case-file.entity';
import { LateEntry } from '../case-files/late-entry.dto';

/** A paper is seen and given back, or kept as a copy. */
export const KEEPINGS = ['SEEN', 'COPY'] as const;

export const CODE = /^[A-Za-z0-9_-]{1,60}$/;
export const MOST_GROUPS = 20;

export class ChildParticulars {
  /** The child of the provider's own list: its card stays as it is. */
  @Uuid({ optional: true })
  id?: string;

  @PersonName()
  lastName!: string;

  @PersonName()
  firstName!: string;

  @PersonName({ optional: true })
  middleName?: string;

  @CalendarDay()
  birthDate!: Day;

  @OneOf(SEXES)
  sex!: Sex;

  @OneOf(FORM_LANGUAGES)
  language!: FormLanguage;

  /** Problem groups of the provider's dictionary. */
  @PatternList(CODE, { max: MOST_GROUPS })
  impairments!: string[];

  @Text({ max: 300, optional: true })
  address?: string;

  @Iin({ optional: true })
  iin?: string;

  /** Where there is no IIN: which paper stands in for it, and why. */
  @Text({ min: 3, max: 200, optional: true })
  otherPaper?: string;
}

export class RepresentativeParticulars {
  /** A representative the provider knows already; the particulars then stay as they are. */
  @Uuid({ optional: true })
  id?: string;

  @PersonName()
  lastName!: string;

  @PersonName()
  firstName!: string;

  @PersonName({ optional: true })
  middleName?: string;

  @Phone()
  phone!: string;

  @Email({ optional: true })
  email?: string;

  @OneOf(FORM_LANGUAGES)
  language!: FormLanguage;

  @OneOf(RELATIONS)
  relation!: (typeof RELATIONS)[number];
}

export class PaperOnHand {
  @OneOf(PAPER_KINDS)
  kind!: PaperKind;

  @OneOf(KEEPINGS)
  keeping!: (typeof KEEPINGS)[number];

  @Text({ max: 60, optional: true })
  number?: string;

  @CalendarDay({ optional: true })
  issuedOn?: Day;

  @CalendarDay({ optional: true })
  expiresOn?: Day;

  @Uuid({ optional: true })
  fileId?: string;
}

export class ConsentGiven {
  @Text({ max: 40 })
  textVersion!: string;

  @CalendarDay()
  givenOn!: Day;
}

/** The whole application as it is registered. */
export class RegisterCaseFile {
  @Part(ChildParticulars)
  child!: ChildParticulars;

  @Part(RepresentativeParticulars)
  representative!: RepresentativeParticulars;

  @OneOf(CHANNELS)
  channel!: (typeof CHANNELS)[number];

  /** The language of the printed forms; the provider's own where nobody chose. */
  @OneOf(FORM_LANGUAGES, { optional: true })
  language?: FormLanguage;

  @Part(ConsentGiven)
  consent!: ConsentGiven;

  @ListOf(PaperOnHand, { max: PAPER_KINDS.length, unique: ({ kind }: PaperOnHand) => kind })
  papers!: PaperOnHand[];

  @Part(LateEntry, { optional: true })
  late?: LateEntry;
}

export class FindChild {
  @Iin({ optional: true })
  iin?: string;

  @PersonName({ optional: true })
  lastName?: string;

  @PersonName({ optional: true })
  firstName?: string;

  @CalendarDay({ optional: true })
  birthDate?: Day;
}

export class RevealIin {
  @Text({ min: 3, max: 300 })
  reason!: string;
}

/** The whole card as it should read; an IIN only where it changes. */
export class CorrectChild {
  @PersonName() lastName!: string;
  @PersonName() firstName!: string;
  @Text({ min: 0, max: 100 }) middleName!: string;
  @CalendarDay() birthDate!: Day;
  @OneOf(SEXES) sex!: Sex;
  @OneOf(FORM_LANGUAGES) language!: FormLanguage;
  @PatternList(CODE, { max: MOST_GROUPS }) impairments!: string[];
  @Text({ min: 0, max: 300 }) address!: string;
  @Iin({ optional: true }) iin?: string;
  @Text({ min: 3, max: 500 }) reason!: string;
}

export class MergeChild {
  /** The card that is the same child's once more. */
  @Uuid()
  doubledId!: string;

  @Text({ min: 3, max: 500 })
  reason!: string;
}

import { IMPAIRMENTS, type Impairment } from '@onaltu/domain/impairments';
import type { Day } from '@onaltu/domain/clock/day';
import { type Sex, SEXES } from '@onaltu/domain/iin';
import { PAPER_KINDS, type PaperKind } from '@onaltu/domain/regulation';
import {
  CalendarDay,
  Email,
  Iin,
  ListOf,
  ManyOf,
  Moment,
  OneOf,
  Part,
  PersonName,
  Phone,
  Text,
  Uuid,
} from '../../platform/validation/fields';
import { CHANNELS, FORM_LANGUAGES, type FormLanguage, RELATIONS } from '../case-files/case-file.entity';
import { LateEntry } from '../case-files/late-entry.dto';

/** A paper is seen and given back, or kept as a copy. */
const KEEPINGS = ['SEEN', 'COPY'] as const;

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

  @ManyOf(IMPAIRMENTS, { max: IMPAIRMENTS.length })
  impairments!: Impairment[];

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

  /** The language of the printed forms. */
  @OneOf(FORM_LANGUAGES)
  language!: FormLanguage;

  @Part(ConsentGiven)
  consent!: ConsentGiven;

  @ListOf(PaperOnHand, { max: PAPER_KINDS.length, unique: ({ kind }: PaperOnHand) => kind })
  papers!: PaperOnHand[];

  @Part(LateEntry, { optional: true })
  late?: LateEntry;
}

/** What a clerk has typed so far; nothing but a name or an IIN is needed to keep it. */
export class DraftCaseFile {
  @Text({ max: 100, optional: true }) lastName?: string;
  @Text({ max: 100, optional: true }) firstName?: string;
  @Text({ max: 100, optional: true }) middleName?: string;
  @Text({ max: 20, optional: true }) iin?: string;
  @CalendarDay({ optional: true }) birthDate?: Day;
  @OneOf(SEXES, { optional: true }) sex?: Sex;
  @Text({ max: 100, optional: true }) representativeName?: string;
  @Text({ max: 30, optional: true }) phone?: string;
  @Text({ max: 1000, optional: true }) note?: string;
  @Moment({ optional: true }) receivedAt?: string;
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
  @ManyOf(IMPAIRMENTS, { max: IMPAIRMENTS.length }) impairments!: Impairment[];
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

import { FORM_LANGUAGES, type FormLanguage } from '../case-files/case-file.entity';
import { LateEntry } from '../case-files/late-entry.dto';
import { Moment, OneOf, Part, Text, Uuid, Whole, YesNo } from '../../platform/validation/fields';

/** A move that needs nothing but, at times, the date it really had. */
export class TakeUp {
  @Part(LateEntry, { optional: true })
  late?: LateEntry;
}

export class AssignSpecialist {
  @Uuid()
  specialistId!: string;
}

export class ReplaceSpecialist {
  @Uuid()
  by!: string;

  @Text({ min: 3, max: 500 })
  reason!: string;
}

export class ConcludeContract {
  /** In calendar days; the regulation's version says from how many to how many. */
  @Whole({ min: 1, max: 3660 })
  lengthDays!: number;

  @OneOf(FORM_LANGUAGES)
  language!: FormLanguage;

  @YesNo()
  signedByHead!: boolean;

  /** When the representative signed; without it the contract is not concluded. */
  @Moment({ optional: true })
  signedByRepresentativeAt?: string;

  @Part(LateEntry, { optional: true })
  late?: LateEntry;
}

import type { Day } from '@onaltu/domain/clock/day';
import { MOST_ROWS } from '../../platform/audit/listed';
import { FORM_LANGUAGES, type FormLanguage } from '../case-files/case-file.entity';
import { CalendarDay, OneOf, PersonName, Text, TypedCode, Uuid, Whole, YesNo } from '../../platform/validation/fields';

export class PrepareCertificate {
  @OneOf(FORM_LANGUAGES, { optional: true })
  language?: FormLanguage;
}

export class HandOver {
  /** Who took it, as in the paper shown. */
  @PersonName()
  recipientName!: string;

  /** Which paper was shown: kind and number. */
  @Text({ min: 3, max: 100 })
  recipientPaper!: string;
}

export class ReissueCertificate {
  @Text({ min: 3, max: 500 })
  reason!: string;

  @OneOf(FORM_LANGUAGES, { optional: true })
  language?: FormLanguage;
}

export class VerifyCertificate {
  @TypedCode()
  code!: string;
}

export class SearchCertificates {
  @Text({ max: 40, optional: true })
  number?: string;

  /** Issued on this day or later. */
  @CalendarDay({ optional: true })
  from?: Day;

  @CalendarDay({ optional: true })
  to?: Day;

  @OneOf(FORM_LANGUAGES, { optional: true })
  language?: FormLanguage;

  @YesNo({ optional: true })
  revoked?: boolean;

  @YesNo({ optional: true })
  handedOver?: boolean;

  @Uuid({ optional: true })
  after?: string;

  @Whole({ min: 1, max: MOST_ROWS, optional: true })
  limit?: number;
}

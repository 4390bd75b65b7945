import { FORM_LANGUAGES, type FormLanguage } from '../case-files/case-file.entity';
import { OneOf, PersonName, Text, TypedCode } from '../../platform/validation/fields';

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

import { LOCALES, type Locale } from '@onaltu/i18n/formats';
import type { Day } from '@onaltu/domain/clock/day';
import { PAPER_KINDS, type PaperKind } from '@onaltu/domain/regulation';
import {
  CalendarDay,
  Iin,
  ManyOf,
  OneOf,
  Part,
  PersonName,
  Text,
  UuidList,
  Whole,
} from '../../platform/validation/fields';
import { CHANNELS, FORM_LANGUAGES, type FormLanguage } from '../case-files/case-file.entity';
import { ChildParticulars, RepresentativeParticulars } from '../intake/register-case-file.dto';

export const TEMPLATE_FORMATS = ['XLSX', 'CSV'] as const;
export type TemplateFormat = (typeof TEMPLATE_FORMATS)[number];

export class TemplateWanted {
  @OneOf(TEMPLATE_FORMATS)
  format!: TemplateFormat;

  @OneOf(LOCALES)
  language!: Locale;
}

/** A row of children, held to what the form of an application is held to. */
export class ChildBrought {
  @Part(ChildParticulars)
  child!: ChildParticulars;

  @Part(RepresentativeParticulars, { optional: true })
  representative?: RepresentativeParticulars;
}

const MOST_SPECIALISTS = 20;

/** A child that is here already: by its IIN, or by its name and birth date. */
export class ChildNamed {
  @Iin({ optional: true }) iin?: string;
  @PersonName({ optional: true }) lastName?: string;
  @PersonName({ optional: true }) firstName?: string;
  @CalendarDay({ optional: true }) birthDate?: Day;
}

export class RegistrationBrought {
  @CalendarDay() receivedOn!: Day;
  @Text({ max: 60, optional: true }) paperNumber?: string;
  @ManyOf(PAPER_KINDS, { min: 1, max: PAPER_KINDS.length }) papers!: PaperKind[];
  @CalendarDay({ optional: true }) consentOn?: Day;
  @OneOf(CHANNELS, { optional: true }) channel?: (typeof CHANNELS)[number];
  @OneOf(FORM_LANGUAGES, { optional: true }) language?: FormLanguage;
}

export class ContractBrought {
  @CalendarDay() concludedOn!: Day;
  @Text({ max: 60, optional: true }) paperNumber?: string;
  @Whole({ min: 1, max: 3660 }) lengthDays!: number;
  @CalendarDay({ optional: true }) signedOn?: Day;
  @UuidList({ min: 1, max: MOST_SPECIALISTS }) specialists!: string[];
}

/** A row of cases, held to what the registration and the contract are held to. */
export class CaseBrought {
  @Part(ChildNamed)
  child!: ChildNamed;

  @Part(RegistrationBrought)
  registration!: RegistrationBrought;

  @Part(ContractBrought, { optional: true })
  contract?: ContractBrought;
}

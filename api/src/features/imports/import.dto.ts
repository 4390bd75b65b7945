import { LOCALES, type Locale } from '@onaltu/i18n/formats';
import { OneOf, Part } from '../../platform/validation/fields';
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

import {
  DISTRICT_KINDS,
  type DistrictKind,
  LARGEST_THRESHOLD,
  LEAST_THRESHOLD,
  MOST_PLACES,
  NORM_BASES,
  type NormBasis,
  PROVIDER_KINDS,
  type ProviderKind,
} from '@onaltu/domain/directory';
import { Bin, Decimal, OneOf, Part, Pattern, Phone, Text, Uuid, Whole } from '../../platform/validation/fields';
import { FORM_LANGUAGES, type FormLanguage } from '../case-files/case-file.entity';
import { InBoth } from './settings.dto';

/** Stands in addresses and exports, and never changes. */
const CODE = /^[a-z][a-z0-9-]{1,39}$/;

export class Named {
  @Text({ max: 300 })
  kk!: string;

  @Text({ max: 300 })
  ru!: string;

  @Text({ max: 300 })
  en!: string;
}

export class ChangeProvider {
  @Part(Named)
  names!: Named;

  @Uuid()
  districtId!: string;

  @Part(InBoth)
  addresses!: InBoth;

  @Phone()
  phone!: string;

  /** Of forms and letters for which nobody chose a language. */
  @OneOf(FORM_LANGUAGES)
  language!: FormLanguage;

  /** How many children it can serve at once. */
  @Whole({ min: 0, max: MOST_PLACES })
  places!: number;
}

export class OpenProvider extends ChangeProvider {
  @OneOf(PROVIDER_KINDS)
  kind!: ProviderKind;

  @Bin()
  bin!: string;
}

export class Because {
  @Text({ min: 3, max: 500 })
  reason!: string;
}

export class ChangeDistrict {
  @OneOf(DISTRICT_KINDS)
  kind!: DistrictKind;

  @Part(Named)
  names!: Named;

  /** The town it is governed from. */
  @Text({ max: 100 })
  centre!: string;

  @Decimal({ min: 40, max: 56 })
  lat!: number;

  @Decimal({ min: 46, max: 88 })
  lon!: number;
}

export class AddDistrict extends ChangeDistrict {
  @Pattern(CODE)
  code!: string;
}

export class ChangeRegion {
  @Part(Named)
  names!: Named;

  @OneOf(FORM_LANGUAGES)
  language!: FormLanguage;

  @OneOf(NORM_BASES)
  normBasis!: NormBasis;

  /** Figures about fewer children are not shown; a department raises it, the operator alone lowers it. */
  @Whole({ min: LEAST_THRESHOLD, max: LARGEST_THRESHOLD })
  threshold!: number;
}

export class OpenRegion {
  @Pattern(CODE)
  code!: string;

  @Part(Named)
  names!: Named;

  @OneOf(FORM_LANGUAGES)
  language!: FormLanguage;
}

import { ApiProperty } from '@nestjs/swagger';
import {
  DISTRICT_KINDS,
  type DistrictKind,
  ENTRY_CHANGES,
  type EntryChange,
  NORM_BASES,
  type NormBasis,
  PROVIDER_KINDS,
  type ProviderKind,
} from '@onaltu/domain/directory';
import { FORM_LANGUAGES, type FormLanguage } from '../case-files/case-file.entity';
import { NamesView } from '../../platform/http/names.view';

const nullable = { nullable: true } as const;
export const ADMINISTERED = ['NONE', 'INVITED', 'ACTIVE'] as const;
export type Administered = (typeof ADMINISTERED)[number];

export class AddressesView {
  @ApiProperty()
  kk!: string;

  @ApiProperty()
  ru!: string;
}

export class EntryVersionView {
  @ApiProperty({ type: 'integer' })
  version!: number;

  @ApiProperty({ enum: ENTRY_CHANGES })
  change!: EntryChange;

  @ApiProperty()
  reason!: string;

  @ApiProperty()
  names!: NamesView;

  @ApiProperty({ format: 'date-time' })
  at!: Date;

  /** Nobody of the own department: the operator, or somebody who left no name. */
  @ApiProperty({ type: String, ...nullable })
  by!: string | null;
}

export class ProviderView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: PROVIDER_KINDS })
  kind!: ProviderKind;

  @ApiProperty()
  names!: NamesView;

  @ApiProperty()
  bin!: string;

  @ApiProperty({ format: 'uuid' })
  districtId!: string;

  @ApiProperty()
  districtNames!: NamesView;

  @ApiProperty()
  addresses!: AddressesView;

  @ApiProperty()
  phone!: string;

  @ApiProperty({ enum: FORM_LANGUAGES })
  language!: FormLanguage;

  /** How many children it can serve at once. */
  @ApiProperty({ type: 'integer' })
  places!: number;

  @ApiProperty({ format: 'date' })
  openedOn!: string;

  @ApiProperty({ type: String, format: 'date', ...nullable })
  closedOn!: string | null;

  /** Whether anybody lets people in there, or is invited to. */
  @ApiProperty({ enum: ADMINISTERED })
  administrator!: Administered;

  @ApiProperty({ type: 'integer' })
  version!: number;
}

export class ProviderPage extends ProviderView {
  /** The latest first. */
  @ApiProperty({ type: [EntryVersionView] })
  history!: EntryVersionView[];
}

export class DistrictView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  code!: string;

  @ApiProperty({ enum: DISTRICT_KINDS })
  kind!: DistrictKind;

  @ApiProperty()
  names!: NamesView;

  @ApiProperty()
  centre!: string;

  @ApiProperty()
  lat!: number;

  @ApiProperty()
  lon!: number;

  @ApiProperty({ type: String, format: 'date', ...nullable })
  closedOn!: string | null;

  @ApiProperty({ type: 'integer' })
  openProviders!: number;

  @ApiProperty({ type: 'integer' })
  version!: number;
}

export class RegionView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  code!: string;

  @ApiProperty()
  names!: NamesView;

  @ApiProperty({ enum: FORM_LANGUAGES })
  language!: FormLanguage;

  @ApiProperty({ enum: NORM_BASES })
  normBasis!: NormBasis;

  @ApiProperty({ type: 'integer' })
  threshold!: number;

  @ApiProperty({ format: 'date' })
  openedOn!: string;

  @ApiProperty({ type: 'integer' })
  version!: number;
}

export class RegionPage extends RegionView {
  @ApiProperty({ type: [EntryVersionView] })
  history!: EntryVersionView[];
}

export class RegionForOperator extends RegionView {
  @ApiProperty({ enum: ADMINISTERED })
  administrator!: Administered;
}

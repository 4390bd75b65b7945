import { ApiProperty } from '@nestjs/swagger';
import { FORM_LANGUAGES, type FormLanguage, RELATIONS } from '../case-files/case-file.entity';
import type { Child } from './child.entity';

const nullable = { nullable: true } as const;

export class KnownRepresentative {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  lastName!: string;

  @ApiProperty()
  firstName!: string;

  @ApiProperty()
  middleName!: string;

  @ApiProperty()
  phone!: string;

  @ApiProperty({ enum: FORM_LANGUAGES })
  language!: FormLanguage;

  @ApiProperty({ enum: RELATIONS })
  relation!: (typeof RELATIONS)[number];
}

export class ChildMatch {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty({ format: 'date' })
  birthDate!: string;

  @ApiProperty({ type: String, ...nullable })
  maskedIin!: string | null;

  /** The number of a case that is not over yet. */
  @ApiProperty({ type: String, ...nullable })
  openNumber!: string | null;

  /** Who spoke for the child in its last case. */
  @ApiProperty({ type: () => KnownRepresentative, ...nullable })
  representative!: KnownRepresentative | null;
}

export class ChildMatches {
  @ApiProperty({ type: [ChildMatch] })
  matches!: ChildMatch[];

  @ApiProperty()
  openElsewhere!: boolean;

  /** Notes on the number and the name that never refuse them. */
  @ApiProperty({ type: [String] })
  warnings!: string[];
}

export class UploadedFileView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty()
  contentType!: string;

  @ApiProperty({ type: 'integer' })
  size!: number;
}

export class RevealedIin {
  @ApiProperty({ type: String, ...nullable })
  iin!: string | null;
}

export class ChildCard {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  lastName!: string;

  @ApiProperty()
  firstName!: string;

  @ApiProperty()
  middleName!: string;

  @ApiProperty({ format: 'date' })
  birthDate!: string;

  @ApiProperty({ enum: ['MALE', 'FEMALE'] })
  sex!: string;

  @ApiProperty({ enum: ['kk', 'ru'] })
  language!: string;

  @ApiProperty({ type: [String] })
  impairments!: string[];

  @ApiProperty()
  address!: string;

  @ApiProperty({ type: 'integer' })
  version!: number;

  static of({
    id,
    lastName,
    firstName,
    middleName,
    birthDate,
    sex,
    language,
    impairments,
    address,
    version,
  }: Child): ChildCard {
    return { id, lastName, firstName, middleName, birthDate, sex, language, impairments, address, version };
  }
}

import { ApiProperty } from '@nestjs/swagger';
import { CASE_STATES, type CaseState } from '@onaltu/domain/case-process';
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

  /** Who spoke for the child in its last case, or was brought along with its card. */
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

/** One course of a child: one case. */
export class ChildCase {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ type: String, ...nullable })
  number!: string | null;

  @ApiProperty({ enum: CASE_STATES })
  state!: CaseState;

  @ApiProperty({ type: String, format: 'date', ...nullable })
  receivedOn!: string | null;

  @ApiProperty({ type: String, format: 'date', ...nullable })
  courseStartedOn!: string | null;

  @ApiProperty({ type: String, format: 'date', ...nullable })
  courseEndedOn!: string | null;

  @ApiProperty({ type: 'integer', ...nullable })
  lengthDays!: number | null;

  @ApiProperty({ type: [String] })
  team!: string[];

  @ApiProperty({ type: String, ...nullable })
  representative!: string | null;

  @ApiProperty({ type: String, ...nullable })
  certificateNumber!: string | null;
}

export class ChildChange {
  @ApiProperty({ enum: ['CORRECTED', 'MERGED'] })
  kind!: string;

  @ApiProperty()
  reason!: string;

  @ApiProperty({ type: String, ...nullable })
  madeBy!: string | null;

  @ApiProperty({ type: String, format: 'date-time' })
  madeAt!: Date;
}

/** What stands behind a card: its courses, how its number is kept, and what was done to it. */
export class ChildCourses {
  @ApiProperty({ type: String, ...nullable })
  maskedIin!: string | null;

  /** The paper that stands in for an IIN. */
  @ApiProperty({ type: String, ...nullable })
  otherPaper!: string | null;

  /** The card this one was merged into: its cases are there. */
  @ApiProperty({ type: String, format: 'uuid', ...nullable })
  mergedInto!: string | null;

  /** The latest first. */
  @ApiProperty({ type: [ChildCase] })
  cases!: ChildCase[];

  @ApiProperty({ type: [ChildChange] })
  changes!: ChildChange[];
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

import { type Sex, SEXES } from '@onaltu/domain/iin';
import { PAPER_KINDS, type PaperKind } from '@onaltu/domain/regulation';
import { ListOf, OneOf, Part, PatternList, Text, Uuid } from '../../platform/validation/fields';
import { CHANNELS, FORM_LANGUAGES, type FormLanguage, RELATIONS } from '../case-files/case-file.entity';
import { CODE, KEEPINGS, MOST_GROUPS } from './register-case-file.dto';

const Typed = (max: number) => Text({ min: 0, max, optional: true });

/** A date, a number and a name as far as they are typed: what is not right yet is kept all the same. */
class DraftChild {
  @Uuid({ optional: true }) id?: string;
  @Typed(100) lastName?: string;
  @Typed(100) firstName?: string;
  @Typed(100) middleName?: string;
  @Typed(20) iin?: string;
  @Typed(10) birthDate?: string;
  @OneOf(SEXES, { optional: true }) sex?: Sex;
  @OneOf(FORM_LANGUAGES, { optional: true }) language?: FormLanguage;
  @PatternList(CODE, { max: MOST_GROUPS, optional: true }) impairments?: string[];
  @Typed(300) address?: string;
  @Typed(200) otherPaper?: string;
}

class DraftRepresentative {
  @Uuid({ optional: true }) id?: string;
  @Typed(100) lastName?: string;
  @Typed(100) firstName?: string;
  @Typed(100) middleName?: string;
  @Typed(30) phone?: string;
  @Typed(254) email?: string;
  @OneOf(FORM_LANGUAGES, { optional: true }) language?: FormLanguage;
  @OneOf(RELATIONS, { optional: true }) relation?: (typeof RELATIONS)[number];
}

class DraftPaper {
  @OneOf(PAPER_KINDS) kind!: PaperKind;
  @OneOf(KEEPINGS) keeping!: (typeof KEEPINGS)[number];
  @Typed(60) number?: string;
  @Typed(10) issuedOn?: string;
  @Typed(10) expiresOn?: string;
  @Uuid({ optional: true }) fileId?: string;
  @Typed(255) fileName?: string;
}

class DraftLateEntry {
  @Typed(10) on?: string;
  @Typed(500) reason?: string;
  @Typed(60) paperNumber?: string;
}

/** What a clerk has typed so far; nothing but a name or an IIN is needed to keep it. */
export class DraftCaseFile {
  @Part(DraftChild) child!: DraftChild;
  @Part(DraftRepresentative, { optional: true }) representative?: DraftRepresentative;
  @OneOf(CHANNELS, { optional: true }) channel?: (typeof CHANNELS)[number];
  @OneOf(FORM_LANGUAGES, { optional: true }) language?: FormLanguage;
  @Typed(10) consentOn?: string;
  @ListOf(DraftPaper, { max: PAPER_KINDS.length, optional: true, unique: ({ kind }: DraftPaper) => kind })
  papers?: DraftPaper[];
  @Part(DraftLateEntry, { optional: true }) late?: DraftLateEntry;
}

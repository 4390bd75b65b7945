import { SPECIALIST_POSTS, type SpecialistPost } from '@onaltu/domain/assessment';
import { IntersectionType } from '@nestjs/swagger';
import { PROVIDER_ROLES, REGION_ROLES } from '@onaltu/domain/permissions';
import { type ProviderRole, type RegionRole, STAFF_STATES, type StaffState } from '@onaltu/domain/staff';
import { type Locale, LOCALES } from '@onaltu/i18n/formats';
import { Email, ManyOf, OneOf, PersonName, Text, Uuid } from '../../platform/validation/fields';

/** What somebody may do here; a specialist has a post. */
export class ChangeMember {
  @ManyOf(PROVIDER_ROLES, { min: 1, max: PROVIDER_ROLES.length })
  roles!: ProviderRole[];

  @OneOf(SPECIALIST_POSTS, { optional: true })
  post?: SpecialistPost;
}

/** Who is asked to join. */
export class InvitedPerson {
  @Email()
  email!: string;

  @PersonName()
  lastName!: string;

  @PersonName()
  firstName!: string;

  @PersonName({ optional: true })
  middleName?: string;

  /** The language of the letter, and of the account until its owner changes it. */
  @OneOf(LOCALES)
  locale!: Locale;
}

export class InviteMember extends IntersectionType(InvitedPerson, ChangeMember) {}

export class ChangeOfficial {
  @ManyOf(REGION_ROLES, { min: 1, max: REGION_ROLES.length })
  roles!: RegionRole[];
}

export class InviteOfficial extends IntersectionType(InvitedPerson, ChangeOfficial) {}

export class ListOfficials {
  /** The last person of the page before. */
  @Uuid({ optional: true })
  after?: string;
}

export class ListStaff {
  @OneOf(STAFF_STATES, { optional: true })
  state?: StaffState;

  /** The last person of the page before. */
  @Uuid({ optional: true })
  after?: string;
}

export class SearchStaff extends ListStaff {
  /** The beginnings of a name's words. */
  @Text({ max: 200 })
  text!: string;
}

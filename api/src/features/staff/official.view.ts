import { ApiProperty } from '@nestjs/swagger';
import { REGION_ROLES } from '@onaltu/domain/permissions';
import { LOCALES } from '@onaltu/i18n/formats';
import type { StaffList, StaffMember } from './staff.view';

const nullable = { nullable: true } as const;
export const OFFICIAL_STATES = ['INVITED', 'ACTIVE', 'ENDED'] as const;

/** Somebody who works in the department, worked there or is invited to. */
export class OfficialView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: OFFICIAL_STATES })
  state!: string;

  @ApiProperty()
  lastName!: string;

  @ApiProperty()
  firstName!: string;

  @ApiProperty()
  middleName!: string;

  @ApiProperty()
  email!: string;

  @ApiProperty({ enum: LOCALES })
  locale!: string;

  @ApiProperty({ enum: REGION_ROLES, isArray: true })
  roles!: string[];

  @ApiProperty({ format: 'date' })
  since!: string;

  @ApiProperty({ type: String, format: 'date-time', ...nullable })
  endedAt!: Date | null;

  /** When the letter's code runs out. */
  @ApiProperty({ type: String, format: 'date-time', ...nullable })
  invitationEndsAt!: Date | null;

  /** When a mail to this address was last refused for good; null since one was taken. */
  @ApiProperty({ type: String, format: 'date-time', ...nullable })
  mailRefusedAt!: Date | null;

  @ApiProperty({ type: 'integer' })
  version!: number;

  static of({ post: _, leaveUntil: __, openCases: ___, ...person }: StaffMember): OfficialView {
    return person;
  }
}

export class OfficialList {
  @ApiProperty({ type: [OfficialView] })
  people!: OfficialView[];

  /** Send it as `after` to see those that follow. */
  @ApiProperty({ type: String, format: 'uuid', ...nullable })
  next!: string | null;

  static of({ people, next }: StaffList): OfficialList {
    return { people: people.map((person) => OfficialView.of(person)), next };
  }
}

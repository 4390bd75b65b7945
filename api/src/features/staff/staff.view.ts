import { ApiProperty } from '@nestjs/swagger';
import { PROVIDER_ROLES } from '@onaltu/domain/permissions';
import { LEAVE_KINDS, STAFF_STATES, type StaffState } from '@onaltu/domain/staff';
import { LOCALES } from '@onaltu/i18n/formats';

const nullable = { nullable: true } as const;

/** Somebody who works here, worked here or is invited to. */
export class StaffMember {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: STAFF_STATES })
  state!: StaffState;

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

  @ApiProperty({ enum: PROVIDER_ROLES, isArray: true })
  roles!: string[];

  @ApiProperty({ type: String, ...nullable })
  post!: string | null;

  @ApiProperty({ format: 'date' })
  since!: string;

  @ApiProperty({ type: String, format: 'date-time', ...nullable })
  endedAt!: Date | null;

  /** The last day of the leave that lasts today. */
  @ApiProperty({ type: String, format: 'date', ...nullable })
  leaveUntil!: string | null;

  /** When the letter's code runs out. */
  @ApiProperty({ type: String, format: 'date-time', ...nullable })
  invitationEndsAt!: Date | null;

  /** When a mail to this address was last refused for good; null since one was taken. */
  @ApiProperty({ type: String, format: 'date-time', ...nullable })
  mailRefusedAt!: Date | null;

  /** Cases that are not over and have this person on the team: whoever leaves needs somebody in his place. */
  @ApiProperty({ type: 'integer' })
  openCases!: number;

  @ApiProperty({ type: 'integer' })
  version!: number;
}

export class StaffList {
  @ApiProperty({ type: [StaffMember] })
  people!: StaffMember[];

  /** Send it as `after` to see those that follow. */
  @ApiProperty({ type: String, format: 'uuid', ...nullable })
  next!: string | null;
}

export class LeaveView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ format: 'uuid' })
  personId!: string;

  @ApiProperty()
  personName!: string;

  @ApiProperty({ enum: LEAVE_KINDS })
  kind!: string;

  @ApiProperty({ format: 'date' })
  from!: string;

  @ApiProperty({ format: 'date' })
  to!: string;

  @ApiProperty({ type: String, format: 'uuid', ...nullable })
  substituteId!: string | null;

  @ApiProperty({ type: String, ...nullable })
  substituteName!: string | null;

  @ApiProperty({ type: 'integer' })
  version!: number;
}

export class StaffPage extends StaffMember {
  /** The latest first; a cancelled one is not among them. */
  @ApiProperty({ type: [LeaveView] })
  leaves!: LeaveView[];
}

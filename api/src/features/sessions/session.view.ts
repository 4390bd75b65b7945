import { ApiProperty } from '@nestjs/swagger';
import { type Role, ROLES } from '@onaltu/domain/permissions';

export class OwnerNames {
  @ApiProperty()
  kk!: string;

  @ApiProperty()
  ru!: string;

  @ApiProperty()
  en!: string;
}

/** Who is signed in, and where. */
export class SessionView {
  @ApiProperty({ format: 'uuid' })
  userId!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty()
  email!: string;

  @ApiProperty({ enum: ['kk', 'ru', 'en'] })
  locale!: string;

  @ApiProperty({ enum: ROLES, isArray: true })
  roles!: readonly Role[];

  @ApiProperty({ enum: ['provider', 'region', 'operator'] })
  scope!: string;

  @ApiProperty({ format: 'uuid' })
  ownerId!: string;

  @ApiProperty()
  ownerName!: OwnerNames;
}

export class OpenSessionView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ type: String, nullable: true })
  address!: string | null;

  @ApiProperty({ type: String, nullable: true })
  agent!: string | null;

  @ApiProperty({ type: String, format: 'date-time' })
  openedAt!: Date;

  @ApiProperty({ type: String, format: 'date-time' })
  seenAt!: Date;

  @ApiProperty()
  current!: boolean;
}

/** Where the signed-in person works: the page to open. */
export class SignedInView {
  @ApiProperty({ enum: ['provider', 'region', 'operator'] })
  scope!: string;
}

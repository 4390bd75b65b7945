import { ApiProperty } from '@nestjs/swagger';

export class OrganisationName {
  @ApiProperty()
  kk!: string;

  @ApiProperty()
  ru!: string;

  @ApiProperty()
  en!: string;
}

/** What the holder of the letter sees before accepting. */
export class InvitationView {
  @ApiProperty()
  organisation!: OrganisationName;

  @ApiProperty()
  email!: string;

  @ApiProperty()
  name!: string;

  /** Whether this address has an account: its password is asked for, and none is set. */
  @ApiProperty()
  known!: boolean;
}

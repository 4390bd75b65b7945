import { ListOf, OneOf, Password, Pattern, Text } from '../../platform/validation/fields';
import { SIGNING_ROLES, type SigningRole } from './conclusion.entity';

export class WritePart {
  @Text({ min: 3, max: 4000 })
  wording!: string;
}

export class GapRemark {
  @Text({ max: 100 })
  gap!: string;

  @Text({ min: 3, max: 1000 })
  remark!: string;
}

export class WriteRecommendations {
  @Text({ min: 0, max: 4000 })
  recommendations!: string;

  /** What is to be said where the evidence is missing. */
  @ListOf(GapRemark, { max: 60, unique: ({ gap }: GapRemark) => gap })
  remarks!: GapRemark[];
}

export class SignConclusion {
  @OneOf(SIGNING_ROLES)
  role!: SigningRole;

  /** The words on the screen: nobody signs what somebody else has changed meanwhile. */
  @Pattern(/^[0-9a-f]{64}$/)
  textSha256!: string;

  /** Asked again: a signature is more than an open session. */
  @Password()
  password!: string;

  /** Why one person signs in both roles where there is no other specialist. */
  @Text({ min: 3, max: 500, optional: true })
  reason?: string;
}

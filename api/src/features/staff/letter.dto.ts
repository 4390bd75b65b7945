import { Email, Password, TypedCode } from '../../platform/validation/fields';

/** The code of a letter comes in the body, so that no log, referrer or preview ever holds it. */
export class OpenInvitation {
  @TypedCode()
  code!: string;
}

/** With a new account its password is set; with an account that is there already it is proved. */
export class AcceptInvitation extends OpenInvitation {
  @Password()
  password!: string;
}

export class AskReset {
  @Email()
  email!: string;
}

export class CompleteReset {
  @TypedCode()
  code!: string;

  @Password()
  wanted!: string;
}

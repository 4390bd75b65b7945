import { type Locale, LOCALES } from '@onaltu/i18n/formats';
import { Email, OneOf, Password, Uuid } from '../../platform/validation/fields';

export class SignIn {
  @Email()
  email!: string;

  @Password()
  password!: string;

  /** Which provider or region, when a person belongs to several. */
  @Uuid({ optional: true })
  ownerId?: string;
}

export class ChangeLanguage {
  @OneOf(LOCALES)
  locale!: Locale;
}

export class ChangePassword {
  @Password()
  current!: string;

  @Password()
  wanted!: string;
}

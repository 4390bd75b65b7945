import { checkPersonName } from '@onaltu/domain/person-name';
import type { Locale } from '@onaltu/i18n/formats';
import type { Fault } from '@onaltu/web-shell/use-edit';
import { emptyAt } from './names-form';

export type Person = { email: string; lastName: string; firstName: string; middleName: string; locale: Locale };
export const PERSON_NAMES = ['lastName', 'firstName', 'middleName'] as const;

export const nobodyYet = (locale: Locale): Person => ({
  ...{ email: '', lastName: '', firstName: '', middleName: '' },
  locale,
});

export function personFaults(person: Person): Fault[] {
  const email = person.email.trim();
  const wrong = (name: string) => name.trim() !== '' && !checkPersonName(name.trim());
  return [
    ...emptyAt('/email', email),
    ...(email !== '' && !/^\S+@\S+\.\S+$/.test(email) ? [{ pointer: '/email', code: 'isEmail' }] : []),
    ...(['lastName', 'firstName'] as const).flatMap((name) => emptyAt(`/${name}`, person[name])),
    ...PERSON_NAMES.filter((name) => wrong(person[name])).map((name) => ({
      pointer: `/${name}`,
      code: 'isPersonName',
    })),
  ];
}

export const personBody = ({ email, lastName, firstName, middleName, locale }: Person) => ({
  ...{ email: email.trim(), lastName: lastName.trim(), firstName: firstName.trim(), locale },
  ...(middleName.trim() ? { middleName: middleName.trim() } : {}),
});

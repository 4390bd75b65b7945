import { almatyDay } from '@onaltu/domain/clock/day';
import { parseDate } from '@onaltu/domain/dates';
import { checkIin } from '@onaltu/domain/iin';
import { checkPersonName } from '@onaltu/domain/person-name';
import { formatDay } from '@onaltu/i18n/formats';
import type { Fault } from '@onaltu/web-shell/use-edit';
import type { ChildCard, Schemas } from './use-child';

export type ChildForm = Pick<ChildCard, 'lastName' | 'firstName' | 'middleName' | 'sex' | 'language' | 'address'> & {
  birthDate: string;
  impairments: string[];
  iin: string;
  reason: string;
};
export const NAMES = ['lastName', 'firstName', 'middleName'] as const;
const SHORTEST_REASON = 3;

export const childFormOf = ({ birthDate, impairments, id: _id, version: _version, ...card }: ChildCard): ChildForm => ({
  ...card,
  birthDate: formatDay(birthDate),
  impairments: [...impairments],
  ...{ iin: '', reason: '' },
});

export const childBodyOf = ({ birthDate, iin, ...card }: ChildForm): Schemas['CorrectChild'] => ({
  ...card,
  birthDate: parseDate(birthDate) ?? '',
  ...(iin ? { iin } : {}),
});

export function childFaultsOf({ birthDate, iin, reason, ...card }: ChildForm): Fault[] {
  const date = parseDate(birthDate);
  const empty = (name: (typeof NAMES)[number]) => card[name].trim() === '';
  return [
    ...NAMES.filter((name) => name !== 'middleName' && empty(name)).map((name) => ({
      pointer: `/${name}`,
      code: 'required',
    })),
    ...NAMES.filter((name) => !empty(name) && !checkPersonName(card[name].trim())).map((name) => ({
      pointer: `/${name}`,
      code: 'isPersonName',
    })),
    ...(birthDate.trim() === '' ? [{ pointer: '/birthDate', code: 'required' }] : []),
    ...(birthDate.trim() !== '' && (!date || date > almatyDay(new Date()))
      ? [{ pointer: '/birthDate', code: 'isDay' }]
      : []),
    ...(iin && !checkIin(iin).valid ? [{ pointer: '/iin', code: 'isIin' }] : []),
    ...(reason.trim().length < SHORTEST_REASON ? [{ pointer: '/reason', code: 'required' }] : []),
  ];
}

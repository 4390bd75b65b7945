import type { components } from '@onaltu/api-client/provider.schema';
import type { Day } from '@onaltu/domain/clock/day';
import { parseDate } from '@onaltu/domain/dates';
import { checkIin } from '@onaltu/domain/iin';
import { checkPersonName } from '@onaltu/domain/person-name';
import { normalizePhone } from '@onaltu/domain/phone';
import { PAPER_KINDS, type PaperKind } from '@onaltu/domain/regulation';
import { formatDay } from '@onaltu/i18n/formats';

type Schemas = components['schemas'];
export type Application = Schemas['RegisterCaseFile'];
export type Draft = Schemas['DraftCaseFile'];
export type PaperRule = Schemas['PaperInVersion'];
type FormLanguage = NonNullable<Application['language']>;
type Filled<Shape> = { [Key in keyof Shape]-?: NonNullable<Shape[Key]> | '' };

export type PaperRow = {
  keeping: Schemas['PaperOnHand']['keeping'] | '';
  number: string;
  issuedOn: string;
  expiresOn: string;
  fileId: string;
  fileName: string;
};
/** What stands in the fields, as typed: dates dd.MM.yyyy, the IIN in digits, the phone in any usual way. */
export type RegistrationForm = {
  child: Filled<Omit<Application['child'], 'impairments'>> & { impairments: Application['child']['impairments'] };
  representative: Filled<Application['representative']>;
  papers: Record<PaperKind, PaperRow>;
  channel: Application['channel'];
  language: FormLanguage;
  consentOn: string;
  isLate: boolean;
  late: { on: string; reason: string; paperNumber: string };
};

const emptyPaper = (): PaperRow => ({
  keeping: '',
  ...{ number: '', issuedOn: '', expiresOn: '', fileId: '', fileName: '' },
});

export const emptyForm = (language: FormLanguage, today: Day): RegistrationForm => ({
  child: {
    ...{ id: '', iin: '', otherPaper: '', lastName: '', firstName: '', middleName: '' },
    ...{ birthDate: '', sex: '', language, impairments: [], address: '' },
  },
  representative: {
    ...{ id: '', lastName: '', firstName: '', middleName: '', phone: '', email: '', language, relation: '' },
  },
  papers: Object.fromEntries(PAPER_KINDS.map((kind) => [kind, emptyPaper()])) as Record<PaperKind, PaperRow>,
  channel: 'OFFICE',
  language,
  consentOn: formatDay(today),
  isLate: false,
  late: { on: '', reason: '', paperNumber: '' },
});

/** Whether there is anything to keep: the clock of action 1 starts with it. */
export const hasBegun = ({ child }: RegistrationForm): boolean =>
  [child.lastName, child.firstName, child.iin].some((text) => text.trim() !== '');

/** The field (its place in the application, which is its id on the page) and the message. */
export type Fault = { id: string; code: string };
type Check = readonly [id: string, isWrong: boolean, code?: string];

const isEmpty = (text: string): boolean => text.trim() === '';
const wrongName = (text: string): boolean => !isEmpty(text) && !checkPersonName(text);
const wrongDate = (text: string): boolean => !isEmpty(text) && parseDate(text) === null;

function childChecks({ child }: RegistrationForm): Check[] {
  if (child.id) return []; // its card is taken as it is
  return [
    ['/child/iin', isEmpty(child.iin) && isEmpty(child.otherPaper)],
    ['/child/iin', !isEmpty(child.iin) && !checkIin(child.iin).valid, 'isIin'],
    ['/child/birthDate', isEmpty(child.birthDate)],
    ['/child/birthDate', wrongDate(child.birthDate), 'isDay'],
    ['/child/sex', child.sex === '', 'isIn'],
    ['/child/lastName', isEmpty(child.lastName)],
    ['/child/lastName', wrongName(child.lastName), 'isPersonName'],
    ['/child/firstName', isEmpty(child.firstName)],
    ['/child/firstName', wrongName(child.firstName), 'isPersonName'],
    ['/child/middleName', wrongName(child.middleName), 'isPersonName'],
  ];
}

function representativeChecks({ representative }: RegistrationForm): Check[] {
  const { lastName, firstName, middleName, phone, email, relation } = representative;
  return [
    ['/representative/lastName', isEmpty(lastName)],
    ['/representative/lastName', wrongName(lastName), 'isPersonName'],
    ['/representative/firstName', isEmpty(firstName)],
    ['/representative/firstName', wrongName(firstName), 'isPersonName'],
    ['/representative/middleName', wrongName(middleName), 'isPersonName'],
    ['/representative/relation', relation === '', 'isIn'],
    ['/representative/phone', isEmpty(phone)],
    ['/representative/phone', !isEmpty(phone) && normalizePhone(phone) === null, 'isPhone'],
    ['/representative/email', !isEmpty(email) && !/^\S+@\S+\.\S+$/.test(email), 'isEmail'],
  ];
}

function paperChecks({ papers, consentOn }: RegistrationForm, rules: readonly PaperRule[]): Check[] {
  return [
    ...rules.flatMap(({ kind, need }): Check[] => [
      [`/papers/${kind}`, need === 'REQUIRED' && papers[kind].keeping === '', 'paperRequired'],
      [`/papers/${kind}/issuedOn`, papers[kind].keeping !== '' && wrongDate(papers[kind].issuedOn), 'isDay'],
      [`/papers/${kind}/expiresOn`, papers[kind].keeping !== '' && wrongDate(papers[kind].expiresOn), 'isDay'],
    ]),
    ['/consent/givenOn', isEmpty(consentOn)],
    ['/consent/givenOn', wrongDate(consentOn), 'isDay'],
  ];
}

function lateChecks({ isLate, late }: RegistrationForm): Check[] {
  if (!isLate) return [];
  return [
    ['/late/on', isEmpty(late.on)],
    ['/late/on', wrongDate(late.on), 'isDay'],
    ['/late/reason', late.reason.trim().length < 3],
  ];
}

/** What the API would refuse, said before it is asked; one message a field. */
export function faultsOf(form: RegistrationForm, rules: readonly PaperRule[]): Fault[] {
  const checks = [
    ...childChecks(form),
    ...representativeChecks(form),
    ...paperChecks(form, rules),
    ...lateChecks(form),
  ];
  const found = checks.filter(([, isWrong]) => isWrong).map(([id, , code = 'required']) => ({ id, code }));
  return found.filter(({ id }, index) => found.findIndex((other) => other.id === id) === index);
}

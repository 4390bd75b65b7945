import type { MessageKey } from '@onaltu/i18n/messages';
import type { PaperKind } from '@onaltu/domain/regulation';
import type { Unit } from './draft-conflict';
import type { PaperRow, RegistrationForm } from './registration-form';

type Words = { say: (key: MessageKey) => string; groupName: (code: string) => string };

const R = 'provider.registration';
/** The last word of a unit's name and the words its field has in the form. */
const LABELS: Readonly<Record<string, MessageKey>> = {
  child: `${R}.child`,
  iin: 'field.iin',
  otherPaper: `${R}.otherPaper`,
  lastName: `${R}.lastName`,
  firstName: `${R}.firstName`,
  middleName: `${R}.middleName`,
  birthDate: `${R}.birthDate`,
  sex: `${R}.sex`,
  impairments: `${R}.impairments`,
  address: `${R}.address`,
  relation: `${R}.relation`,
  phone: `${R}.phone`,
  email: 'field.email',
  channel: `${R}.channelLabel`,
  consentOn: `${R}.consentOn`,
  late: `${R}.late`,
};
const LANGUAGES: Readonly<Record<string, MessageKey>> = {
  language: `${R}.formLanguage`,
  'child.language': `${R}.childLanguage`,
  'representative.language': `${R}.talkLanguage`,
};

const isPaper = (unit: Unit): unit is `papers.${PaperKind}` => unit.startsWith('papers.');
const paperOf = (unit: `papers.${PaperKind}`) => unit.slice('papers.'.length) as PaperKind;

/** Whose field it is and how the form calls it. */
export function unitLabel(unit: Unit, { say }: Words): string {
  if (isPaper(unit)) return say(`paper.${paperOf(unit)}`);
  const [first, last = first] = unit.split('.') as [string, string?];
  const label = say(LANGUAGES[unit] ?? LABELS[last] ?? `${R}.child`);
  return first === 'representative' ? `${say(`${R}.representative`)}. ${label}` : label;
}

function paperText({ keeping, number, issuedOn, expiresOn, fileName }: PaperRow, { say }: Words): string {
  if (!keeping) return '';
  return [say(keeping === 'COPY' ? 'paper.copy' : 'paper.seen'), number, issuedOn, expiresOn, fileName]
    .filter(Boolean)
    .join(', ');
}

type Told = (form: RegistrationForm, words: Words) => string;
const child = (form: RegistrationForm) => form.child;
/** Where the value is a code, or several values are one unit. */
const TEXTS: Readonly<Partial<Record<Unit, Told>>> = {
  child: (form) => [child(form).lastName, child(form).firstName, child(form).birthDate].filter(Boolean).join(' '),
  'child.sex': (form, { say }) => (child(form).sex ? say(`field.sexName.${child(form).sex as 'MALE'}`) : ''),
  'child.language': (form, { say }) => say(`field.languageName.${child(form).language as 'kk'}`),
  'child.impairments': (form, { groupName }) => child(form).impairments.map(groupName).join(', '),
  'representative.relation': ({ representative: { relation } }, { say }) =>
    relation ? say(`relation.${relation}` as MessageKey) : '',
  'representative.language': ({ representative: { language } }, { say }) =>
    say(`field.languageName.${language as 'kk'}`),
  channel: ({ channel }, { say }) => say(`${R}.channel.${channel}` as MessageKey),
  language: ({ language }, { say }) => say(`field.languageName.${language}`),
  late: ({ isLate, late }) => (isLate ? [late.on, late.reason, late.paperNumber].filter(Boolean).join(', ') : ''),
};

/** A unit of a form as its reader would say it; nothing where nothing stands. */
export function unitText(form: RegistrationForm, unit: Unit, words: Words): string {
  if (isPaper(unit)) return paperText(form.papers[paperOf(unit)], words);
  const told = TEXTS[unit];
  if (told) return told(form, words);
  const [part, key = ''] = unit.split('.') as [keyof RegistrationForm, string?];
  const value: unknown = key ? (form[part] as Record<string, unknown>)[key] : form[part];
  return typeof value === 'string' ? value : '';
}

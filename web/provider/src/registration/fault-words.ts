import type { Fault } from './registration-form';

/** The name of each field in a summary of errors; a paper's fields are told by the paper. */
const LABELS: Readonly<Record<string, string>> = {
  '/child/iin': 'provider.registration.iin',
  '/child/otherPaper': 'provider.registration.otherPaper',
  '/child/birthDate': 'provider.registration.birthDate',
  '/child/sex': 'provider.registration.sex',
  '/child/lastName': 'provider.registration.lastName',
  '/child/firstName': 'provider.registration.firstName',
  '/child/middleName': 'provider.registration.middleName',
  '/child/address': 'provider.registration.address',
  '/representative/lastName': 'provider.registration.lastName',
  '/representative/firstName': 'provider.registration.firstName',
  '/representative/middleName': 'provider.registration.middleName',
  '/representative/relation': 'provider.registration.relation',
  '/representative/phone': 'provider.registration.phone',
  '/representative/email': 'field.email',
  '/consent/givenOn': 'provider.registration.consentOn',
  '/late/on': 'provider.registration.lateOn',
  '/late/reason': 'field.reason',
  matches: 'provider.registration.knownChild',
};
const OWN: Readonly<Record<string, string>> = {
  paperRequired: 'provider.registration.paperMissing',
  chooseChild: 'provider.registration.chooseChild',
};
const PAPER = /^\/papers\/([A-Z_]+)/;

/** What the summary says and what stands under the field, of each fault, in the reader's language. */
export function faultWords(
  faults: readonly Fault[],
  t: (key: string) => string,
): { id: string; message: string; text: string }[] {
  return faults.map(({ id, code }) => {
    const paper = PAPER.exec(id)?.[1];
    const label = paper ? `paper.${paper}` : LABELS[id];
    const message = t(OWN[code] ?? `error.${code}`);
    return { id, message, text: label ? `${t(label)}: ${message}` : message };
  });
}

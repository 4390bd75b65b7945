import { PAPER_KINDS, type PaperKind } from '@onaltu/domain/regulation';
import { merge, partAt, takePart } from '@onaltu/ui/merge-versions';
import type { RegistrationForm } from './registration-form';

const CHILD = [
  ...(['iin', 'otherPaper', 'lastName', 'firstName', 'middleName'] as const),
  ...(['birthDate', 'sex', 'language', 'impairments', 'address'] as const),
];
const REPRESENTATIVE = ['lastName', 'firstName', 'middleName', 'relation', 'phone', 'email', 'language'] as const;

type ChildField = `child.${(typeof CHILD)[number]}`;
type RepresentativeField = `representative.${(typeof REPRESENTATIVE)[number]}`;
type PaperField = `papers.${PaperKind}`;
/** What is picked as one: a field, a paper with its number and dates, or a whole child where two cards are meant. */
export type Unit =
  'child' | ChildField | RepresentativeField | PaperField | 'channel' | 'language' | 'consentOn' | 'late';

const LATE = ['isLate', 'late'] as const;
const pathsOf = (unit: Unit): readonly string[] => (unit === 'late' ? LATE : [unit]);

function unitsOf(mine: RegistrationForm, theirs: RegistrationForm): Unit[] {
  const child = mine.child.id === theirs.child.id ? CHILD.map((key) => `child.${key}` as const) : (['child'] as const);
  return [
    ...child,
    ...REPRESENTATIVE.map((key) => `representative.${key}` as const),
    ...PAPER_KINDS.map((kind) => `papers.${kind}` as const),
    ...(['channel', 'language', 'consentOn', 'late'] as const),
  ];
}

/** Writes one part of a form into another. */
export function take(form: RegistrationForm, from: RegistrationForm, unit: Unit): void {
  for (const path of pathsOf(unit)) takePart(form, from, path);
}
const valueOf = (form: RegistrationForm, unit: Unit) => pathsOf(unit).map((path) => partAt(form, path));

/** The other's draft is brought into mine; what both wrote is answered, to be picked. */
export const meet = (mine: RegistrationForm, theirs: RegistrationForm, before: RegistrationForm): Unit[] =>
  merge({ mine, theirs, before }, unitsOf(mine, theirs), { valueOf, take });

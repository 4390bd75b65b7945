import { PAPER_KINDS, type PaperKind } from '@onaltu/domain/regulation';
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

const follow = (form: object, keys: readonly string[]): unknown =>
  keys.reduce<unknown>((part, key) => (part as Record<string, unknown>)[key], form);
const partOf = (form: object, path: string): unknown => follow(form, path.split('.'));

const asText = (form: RegistrationForm, unit: Unit): string =>
  JSON.stringify(pathsOf(unit).map((path) => partOf(form, path)));

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
  for (const path of pathsOf(unit)) {
    const keys = path.split('.');
    const place = follow(form, keys.slice(0, -1)) as Record<string, unknown>;
    place[keys.at(-1) ?? path] = structuredClone(partOf(from, path));
  }
}

/**
 * What the other one changed is taken over where nothing of mine would be lost; the rest is answered, to be picked.
 * `before` is what both began from.
 */
export function merge(mine: RegistrationForm, theirs: RegistrationForm, before: RegistrationForm): Unit[] {
  return unitsOf(mine, theirs).filter((unit) => {
    const [here, there, once] = [asText(mine, unit), asText(theirs, unit), asText(before, unit)];
    if (here === there || there === once) return false;
    if (here !== once) return true;
    take(mine, theirs, unit);
    return false;
  });
}

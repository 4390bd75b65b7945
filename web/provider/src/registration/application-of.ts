import type { components } from '@onaltu/api-client/provider.schema';
import { CONSENT_TEXT_VERSION, type PaperKind } from '@onaltu/domain/regulation';
import { formatDay } from '@onaltu/i18n/formats';
import { parseDate } from '@onaltu/domain/dates';
import { momentOn } from '../case-files/moment-on';
import type { Application, Draft, PaperRow, RegistrationForm } from './registration-form';

type Schemas = components['schemas'];

/** What is filled in; an empty field is not sent. */
const filled = <Shape extends object>(shape: Shape): Partial<Shape> =>
  Object.fromEntries(Object.entries(shape).filter(([, value]) => value !== '')) as Partial<Shape>;
const isoOf = (typed: string): string => parseDate(typed) ?? '';
const keptPapers = ({ papers }: RegistrationForm) =>
  (Object.entries(papers) as [PaperKind, PaperRow][]).filter(([, { keeping }]) => keeping !== '');

/** The application as it is registered; only of a form without faults. */
export function applicationOf(form: RegistrationForm): Application {
  const { child, representative, channel, language, consentOn, isLate, late } = form;
  const { on, ...why } = late;
  return {
    child: filled({ ...child, birthDate: isoOf(child.birthDate) }),
    representative: filled(representative),
    ...{ channel, language },
    consent: { textVersion: CONSENT_TEXT_VERSION, givenOn: isoOf(consentOn) },
    papers: keptPapers(form).map(([kind, { fileName: _, issuedOn, expiresOn, ...paper }]) => ({
      kind,
      ...filled({ ...paper, issuedOn: isoOf(issuedOn), expiresOn: isoOf(expiresOn) }),
    })),
    ...(isLate ? { late: { ...filled(why), on: momentOn(isoOf(on)) } } : {}),
  } as Application;
}

/** All that stands in the fields, right or not: nothing typed is lost. */
export function draftOf(form: RegistrationForm): Draft {
  const { child, representative, channel, language, consentOn, isLate, late } = form;
  return {
    child: filled(child),
    representative: filled(representative),
    ...{ channel, language, consentOn },
    papers: keptPapers(form).map(([kind, paper]) => ({ kind, ...filled(paper) })),
    ...(isLate ? { late: filled(late) } : {}),
  } as Draft;
}

/** The form as it was left. */
export function restore(form: RegistrationForm, draft: Draft): void {
  const { child, representative, papers = [], late, ...rest } = draft;
  Object.assign(form.child, child);
  Object.assign(form.representative, representative);
  for (const { kind, ...paper } of papers) Object.assign(form.papers[kind], paper);
  Object.assign(form, filled(rest), { isLate: late !== undefined });
  Object.assign(form.late, late);
}

/** A child the provider knows: its card is taken as it is. */
export function takeCard({ child }: RegistrationForm, card: Schemas['ChildCard']): void {
  const { id, lastName, firstName, middleName, birthDate, sex, language, impairments, address } = card;
  Object.assign(child, { id, lastName, firstName, middleName, sex, language, impairments, address });
  child.birthDate = formatDay(birthDate);
}

type Known = Schemas['KnownRepresentative'];

/** Who spoke for the child before is offered, where nobody is typed yet. */
export function takeRepresentative(form: RegistrationForm, known: Known): void {
  const { representative } = form;
  if (!representative.lastName && !representative.firstName) Object.assign(representative, known);
}

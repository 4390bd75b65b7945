import { type DictionaryEntry, entriesOf } from '@onaltu/domain/dictionaries';
import { fold, type PersonName } from '@onaltu/domain/person-name';
import { Refused } from '@onaltu/domain/refused';
import { randomUUID } from 'node:crypto';
import { type EntityManager, QueryFailedError } from 'typeorm';
import type { Actor } from '../../platform/auth/actor';
import { audited } from '../../platform/audit/audit';
import type { Envelope } from '../../platform/crypto/envelope';
import { withTheNext } from '../../platform/db/act';
import { type Statement, statement } from '../../platform/db/statement';
import { refuseUnknown } from '../case-files/dictionary.queries';
import { iinPlace } from '../case-files/iin-place';
import type { Child } from './child.entity';
import { nameWords } from './name-words';
import type { ChildParticulars, RepresentativeParticulars } from './register-case-file.dto';

export type ChildCard = Pick<
  Child,
  'id' | 'lastName' | 'firstName' | 'middleName' | 'birthDate' | 'sex' | 'iinSealed' | 'iinIndex'
>;
const CARD = `select id, last_name as "lastName", first_name as "firstName", middle_name as "middleName", birth_date as "birthDate", sex,
  iin_sealed as "iinSealed", iin_index as "iinIndex" from child`;
const NEW_CARD = `insert into child (id, last_name, first_name, middle_name, birth_date, sex, language, impairments, address, iin_sealed, iin_index, other_paper)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`;
const ADULT = `select id, last_name as "lastName", first_name as "firstName", middle_name as "middleName" from representative where id = $1`;
const NEW_ADULT = `insert into representative (id, last_name, first_name, middle_name, phone, email, language) values ($1, $2, $3, $4, $5, $6, $7)`;

const indexOf = ({ ownerId }: Actor, envelope: Envelope, iin: string | undefined): Buffer | null =>
  iin ? envelope.index('iin', ownerId, iin) : null;

/** The card that was chosen, or the one that has this IIN. */
export const childSought = (actor: Actor, envelope: Envelope, { id, iin }: ChildParticulars): Statement<ChildCard> =>
  id
    ? statement(`${CARD} where id = $1`, [id])
    : statement(`${CARD} where iin_index = $1`, [indexOf(actor, envelope, iin)]);

type Known = { actor: Actor; card: ChildCard | undefined; groups: DictionaryEntry[] | null | undefined };

/** The child of this application: the one the provider knows by its IIN, or a new card. A known card is not overwritten. */
export async function keepChild(
  tx: EntityManager,
  envelope: Envelope,
  given: ChildParticulars,
  { actor, card, groups }: Known,
): Promise<ChildCard> {
  const { id: chosen, iin, otherPaper, impairments } = given;
  if (chosen) return chosenChild(card, indexOf(actor, envelope, iin));
  if (!iin && !otherPaper) throw new Refused('case-file.iin-missing');
  refuseUnknown(entriesOf('PROBLEM_GROUP', groups ?? []), [{ pointer: '/child/impairments', codes: impairments }]);
  return card ? sameChild(card, given) : newChild(tx, actor, envelope, given);
}

async function newChild(
  tx: EntityManager,
  actor: Actor,
  envelope: Envelope,
  { iin, otherPaper, middleName = '', address = '', ...rest }: ChildParticulars,
): Promise<ChildCard> {
  const { lastName, firstName, birthDate, sex, language, impairments } = rest;
  const id = randomUUID();
  const iinSealed = iin ? envelope.seal(actor.ownerId, iinPlace(id), iin) : null;
  const card = {
    id,
    lastName,
    firstName,
    middleName,
    birthDate,
    sex,
    iinSealed,
    iinIndex: indexOf(actor, envelope, iin),
  };
  const person = [id, lastName, firstName, middleName, birthDate, sex, language, impairments, address];
  await withTheNext(
    tx,
    statement(NEW_CARD, [...person, iinSealed, card.iinIndex, otherPaper ?? null]),
    nameWords(id, card),
    audited('child.created', { type: 'child', id }),
  );
  return card;
}

/** Somebody else has written the card of this child since it was sought: sought again, it is found. */
export const isCardOfAnother = (error: unknown): boolean =>
  error instanceof QueryFailedError && (error.driverError as { constraint?: string }).constraint === 'child.same-iin';

/** The card that was chosen; a number typed beside it must not be somebody else's. */
function chosenChild(card: ChildCard | undefined, iinIndex: Buffer | null): ChildCard {
  if (!card) throw new Refused('resource.not-found');
  if (iinIndex && !card.iinIndex?.equals(iinIndex)) throw new Refused('child.differs');
  return card;
}

/** The IIN of a card, whoever typed it and when. */
export const iinOf = ({ ownerId }: Actor, envelope: Envelope, { id, iinSealed }: ChildCard): string | null =>
  iinSealed && envelope.open(ownerId, iinPlace(id), iinSealed);

/** An IIN typed wrong may be somebody else's: a card that reads otherwise is taken only when it was chosen. */
function sameChild(card: ChildCard, { lastName, birthDate, sex }: ChildParticulars): ChildCard {
  const same = fold(card.lastName) === fold(lastName) && card.birthDate === birthDate && card.sex === sex;
  if (!same) throw new Refused('child.differs');
  return card;
}

export type Adult = PersonName & { id: string };
export const representativeSought = ({ id }: RepresentativeParticulars): Statement<Adult> =>
  statement(ADULT, [id ?? null]);

/** The representative the provider knows, or a new card. */
export async function keepRepresentative(
  tx: EntityManager,
  given: RepresentativeParticulars,
  known: Adult | undefined,
): Promise<Adult> {
  if (known) return known;
  if (given.id) throw new Refused('resource.not-found');
  const { lastName, firstName, middleName = '', phone, email = null, language } = given;
  const id = randomUUID();
  await withTheNext(tx, statement(NEW_ADULT, [id, lastName, firstName, middleName, phone, email, language]));
  return { id, lastName, firstName, middleName };
}

import { fold, fullName, searchWords } from '@onaltu/domain/person-name';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/auth/actor';
import type { Envelope } from '../../platform/crypto/envelope';
import { inOneGo, withTheNext } from '../../platform/db/act';
import { type Statement, statement } from '../../platform/db/statement';
import { InvalidRequest } from '../../platform/problem/problem.filter';
import { setting } from '../case-files/provider-setting.queries';
import { type Adult, childSought, keepChild, keepRepresentative } from './keep-people';
import type { ChildParticulars, RepresentativeParticulars } from './register-case-file.dto';

export type Brought = { child: ChildParticulars; representative?: RepresentativeParticulars };
type Alike = { hasIin: boolean; otherPaper: string | null };

// A card that was merged is the other card's child.
const ALIKE = `select k.iin_index is not null as "hasIin", k.other_paper as "otherPaper" from child k
  where k.birth_date = $1 and (select count(*) from name_word w where w.child_id = k.id and w.word = any ($2)) = cardinality($2::text[])`;
const alike = (child: ChildParticulars): Statement<Alike> =>
  statement(ALIKE, [child.birthDate, searchWords(fullName({ ...child, middleName: '' }))]);
const ADULTS = `select id, last_name as "lastName", first_name as "firstName", middle_name as "middleName" from representative where phone = $1`;
const adults = (phone: string | undefined): Statement<Adult> => statement(ADULTS, [phone ?? null]);
const SPEAKS = `insert into child_representative (child_id, representative_id, relation) values ($1, $2, $3)`;

/** A child the provider has known before it worked here, and who speaks for it. Who is here already stays as the card says. */
export async function enterChild(
  tx: EntityManager,
  actor: Actor,
  envelope: Envelope,
  { child: given, representative }: Brought,
): Promise<'ENTERED' | 'KNOWN'> {
  const [[card], like, known, [groups]] = await inOneGo(
    tx,
    childSought(actor, envelope, given),
    alike(given),
    adults(representative?.phone),
    setting('DICTIONARY.PROBLEM_GROUP'),
  );
  if (!card && isKnownWithout(given, like)) return 'KNOWN';
  const child = await keepChild(tx, envelope, given, { actor, card, groups: groups?.content });
  if (card) return 'KNOWN';
  if (!representative) return 'ENTERED';
  const adult = await keepRepresentative(tx, representative, known.find(isSamePerson(representative)));
  await withTheNext(tx, statement(SPEAKS, [child.id, adult.id, representative.relation]));
  return 'ENTERED';
}

/** Two IINs are two children. Without one, a card of that name and day may be the same child's: whether it is, a person says. */
function isKnownWithout({ iin, otherPaper }: ChildParticulars, like: readonly Alike[]): boolean {
  const doubtful = like.filter(({ hasIin }) => !iin || !hasIin);
  if (!iin && doubtful.some((card) => !card.hasIin && card.otherPaper === otherPaper)) return true;
  if (doubtful.length > 0) throw new InvalidRequest([{ pointer: '/child/lastName', code: 'isOtherChild' }]);
  return false;
}

const isSamePerson = (given: RepresentativeParticulars) => (known: Adult) =>
  (['lastName', 'firstName', 'middleName'] as const).every(
    (part) => fold(known[part] ?? '') === fold(given[part] ?? ''),
  );

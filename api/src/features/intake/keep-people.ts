import { fold } from '@onaltu/domain/person-name';
import { Refused } from '@onaltu/domain/refused';
import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/auth/actor';
import { audit } from '../../platform/audit/audit';
import type { Envelope } from '../../platform/crypto/envelope';
import { requireChoosable } from '../case-files/dictionary.queries';
import { Child, iinPlace } from './child.entity';
import { keepNameWords } from './name-words';
import type { ChildParticulars, RepresentativeParticulars } from './register-case-file.dto';
import { Representative } from './representative.entity';

/** The child of this application: the one the provider knows by its IIN, or a new card. A known card is not overwritten. */
export async function keepChild(
  tx: EntityManager,
  { ownerId }: Actor,
  envelope: Envelope,
  given: ChildParticulars,
): Promise<string> {
  const { id: chosen, iin, otherPaper, middleName = '', address = '', ...particulars } = given;
  const iinIndex = iin ? envelope.index('iin', ownerId, iin) : null;
  if (chosen) return chosenChild(await knownChild(tx, { id: chosen }), iinIndex).id;
  if (!iin && !otherPaper) throw new Refused('case-file.iin-missing');
  await requireChoosable(tx, 'PROBLEM_GROUP', [{ pointer: '/child/impairments', codes: particulars.impairments }]);
  const id = randomUUID();
  const card = {
    ...particulars,
    id,
    middleName,
    address,
    iinSealed: iin ? envelope.seal(ownerId, iinPlace(id), iin) : null,
    iinIndex,
    otherPaper: otherPaper ?? null,
  };
  await tx.createQueryBuilder().insert().into(Child).values(card).orIgnore().execute(); // somebody else may write it now
  const kept = await knownChild(tx, iinIndex ? { iinIndex } : { id });
  if (kept.id !== id) return sameChild(kept, given).id;
  await keepNameWords(tx, id, card);
  await audit(tx, 'child.created', { type: 'child', id });
  return id;
}

/** The card that was chosen; a number typed beside it must not be somebody else's. */
function chosenChild(child: Child, iinIndex: Buffer | null): Child {
  if (iinIndex && !child.iinIndex?.equals(iinIndex)) throw new Refused('child.differs');
  return child;
}

/** The IIN of a card, whoever typed it and when. */
export async function iinOf(
  tx: EntityManager,
  { ownerId }: Actor,
  envelope: Envelope,
  childId: string,
): Promise<string | null> {
  const { iinSealed } = await tx.findOneByOrFail(Child, { id: childId });
  return iinSealed && envelope.open(ownerId, iinPlace(childId), iinSealed);
}

async function knownChild(tx: EntityManager, which: { id: string } | { iinIndex: Buffer }): Promise<Child> {
  const child = await tx.findOneBy(Child, which);
  if (!child) throw new Refused('resource.not-found');
  return child;
}

/** An IIN typed wrong may be somebody else's: a card that reads otherwise is taken only when it was chosen. */
function sameChild(kept: Child, { lastName, birthDate, sex }: ChildParticulars): Child {
  const same = fold(kept.lastName) === fold(lastName) && kept.birthDate === birthDate && kept.sex === sex;
  if (!same) throw new Refused('child.differs');
  return kept;
}

/** The representative the provider knows, or a new card. */
export async function keepRepresentative(tx: EntityManager, given: RepresentativeParticulars): Promise<string> {
  const { id: knownId, relation, middleName = '', email, ...particulars } = given;
  if (knownId) {
    const known = await tx.findOneBy(Representative, { id: knownId });
    if (!known) throw new Refused('resource.not-found');
    return known.id;
  }
  const id = randomUUID();
  await tx.insert(Representative, { ...particulars, id, middleName, email: email ?? null });
  return id;
}

import { Injectable } from '@nestjs/common';
import { type CaseState, TERMINAL_STATES } from '@onaltu/domain/case-process';
import { Refused } from '@onaltu/domain/refused';
import { type EntityManager, In, Not } from 'typeorm';
import type { Actor } from '../../platform/auth/actor';
import { audit } from '../../platform/audit/audit';
import { Envelope } from '../../platform/crypto/envelope';
import { TenantDb } from '../../platform/db/tenant-db';
import { requireVersion } from '../../platform/http/if-match';
import { CaseFile } from '../case-files/case-file.entity';
import { citedFactChanged } from '../case-files/cited-fact';
import { requireChoosable } from '../case-files/dictionary.queries';
import { iinPlace } from '../case-files/iin-place';
import { Child } from './child.entity';
import { ChildCard } from './child-match.view';
import { keepNameWords } from './name-words';
import { enterRegistry } from './oblast-registry';
import type { CorrectChild, MergeChild } from './register-case-file.dto';

const beforePlace = (childId: string): string => `child_correction|${childId}`;

/** A child's card is corrected or merged with a reason; what it was before is kept sealed, and what cites it is asked for anew. */
@Injectable()
export class CorrectChildAct {
  constructor(
    private readonly db: TenantDb,
    private readonly envelope: Envelope,
  ) {}

  async read(actor: Actor, id: string): Promise<ChildCard> {
    return this.db.as(actor, async (tx) => {
      const child = await this.find(tx, id);
      await audit(tx, 'child.found', { type: 'child', id });
      return ChildCard.of(child);
    });
  }

  async correct(actor: Actor, id: string, seen: number, { reason, iin, ...card }: CorrectChild): Promise<ChildCard> {
    return this.db.as(actor, async (tx) => {
      const child = await this.find(tx, id);
      requireVersion(seen, child, ChildCard.of(child));
      const added = card.impairments.filter((code) => !child.impairments.includes(code)); // what was chosen once may stay
      await requireChoosable(tx, 'PROBLEM_GROUP', [{ pointer: '/impairments', codes: added }]);
      await this.keepBefore(tx, actor, child, { reason });
      const sealed = iin
        ? {
            iinSealed: this.envelope.seal(actor.ownerId, iinPlace(id), iin),
            iinIndex: this.envelope.index('iin', actor.ownerId, iin),
          }
        : {};
      await tx.update(Child, { id }, { ...card, ...sealed, version: child.version + 1 });
      await keepNameWords(tx, id, card);
      await audit(tx, 'child.corrected', { type: 'child', id });
      for (const { id: caseFileId } of iin ? await openCasesOf(tx, id) : [])
        await enterRegistry(tx, this.envelope, caseFileId, iin ?? '');
      await this.askAnew(tx, id, reason);
      return ChildCard.of(await this.find(tx, id));
    });
  }

  /** Two cards of one child become one: the cases of the doubled card go to the other. Two open cases cannot be one child's. */
  async merge(actor: Actor, id: string, { doubledId, reason }: MergeChild): Promise<ChildCard> {
    return this.db.as(actor, async (tx) => {
      if (id === doubledId) throw new Refused('request.invalid');
      const [child, doubled] = [await this.find(tx, id), await this.find(tx, doubledId)];
      await this.keepBefore(tx, actor, child, { reason, mergedFrom: doubled });
      await tx.update(CaseFile, { childId: doubledId }, { childId: id });
      await tx.query('update lesson_place set child_id = $1 where child_id = $2', [id, doubledId]);
      await tx.query('update attendance set child_id = $1 where child_id = $2', [id, doubledId]);
      await keepNameWords(tx, doubledId, null);
      await audit(tx, 'child.merged', { type: 'child', id }, { doubled: doubledId });
      await this.askAnew(tx, id, reason);
      return ChildCard.of(child);
    });
  }

  private async find(tx: EntityManager, id: string): Promise<Child> {
    const child = await tx.findOne(Child, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!child) throw new Refused('resource.not-found');
    return child;
  }

  private async keepBefore(
    tx: EntityManager,
    { ownerId }: Actor,
    child: Child,
    { reason, mergedFrom }: { reason: string; mergedFrom?: Child },
  ): Promise<void> {
    const before = JSON.stringify(
      [child, ...(mergedFrom ? [mergedFrom] : [])].map((card) => ({
        ...ChildCard.of(card),
        iin: card.iinSealed?.toString('base64'),
      })),
    );
    await tx.query(
      `insert into child_correction (child_id, before_sealed, merged_from, reason) values ($1, $2, $3, $4)`,
      [child.id, this.envelope.seal(ownerId, beforePlace(child.id), before), mergedFrom?.id ?? null, reason],
    );
  }

  /** A conclusion that names the child is signed anew under the corrected card. */
  private async askAnew(tx: EntityManager, childId: string, reason: string): Promise<void> {
    for (const caseFile of await tx.find(CaseFile, {
      where: { childId },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    })) {
      await citedFactChanged(tx, caseFile, { fact: 'child', reason });
    }
  }
}

const openCasesOf = (tx: EntityManager, childId: string): Promise<CaseFile[]> =>
  tx.findBy(CaseFile, { childId, state: Not(In<CaseState>([...TERMINAL_STATES])) });

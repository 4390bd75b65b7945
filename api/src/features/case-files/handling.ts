import type { ActionNumber } from '@onaltu/domain/case-process';
import { type HandlingEvent, type HandlingKind, whyNotHandling } from '@onaltu/domain/clock/handling';
import { Refused } from '@onaltu/domain/refused';
import type { EntityManager } from 'typeorm';
import { ActionEvent } from './action-event.entity';

const eventsOf = (tx: EntityManager, caseFileId: string, action: ActionNumber): Promise<HandlingEvent[]> =>
  tx.find(ActionEvent, { where: { caseFileId, action }, order: { id: 'ASC' } });

/** A person says: I start, I am interrupted, I go on. */
export async function sayHandling(
  tx: EntityManager,
  caseFileId: string,
  action: ActionNumber,
  kind: HandlingKind,
): Promise<void> {
  const refusal = whyNotHandling(await eventsOf(tx, caseFileId, action), kind);
  if (refusal) throw new Refused(refusal, { action });
  await tx.insert(ActionEvent, { caseFileId, action, kind });
}

/**
 * An act marks the clock by itself, where that makes sense: a start takes up what was interrupted or came back to be
 * done again; what nobody started is not done in no time, it has no clock.
 */
export async function markHandling(
  tx: EntityManager,
  caseFileId: string,
  action: ActionNumber,
  kind: HandlingKind,
): Promise<void> {
  const events = await eventsOf(tx, caseFileId, action);
  const tries: readonly HandlingKind[] = kind === 'START' ? ['START', 'RESUME'] : [kind];
  const fitting = tries.find((one) => !whyNotHandling(events, one));
  if (fitting) await tx.insert(ActionEvent, { caseFileId, action, kind: fitting });
}

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

/** A move starts or ends an action by itself: what was not started starts now, what is interrupted is taken up, what is done stays done. */
export async function markHandling(
  tx: EntityManager,
  caseFileId: string,
  action: ActionNumber,
  kind: 'START' | 'DONE',
): Promise<void> {
  const events = await eventsOf(tx, caseFileId, action);
  if (!whyNotHandling(events, kind)) await tx.insert(ActionEvent, { caseFileId, action, kind });
  else if (kind === 'DONE' && !whyNotHandling(events, 'START')) {
    await tx.insert(ActionEvent, { caseFileId, action, kind: 'START' });
    await tx.insert(ActionEvent, { caseFileId, action, kind: 'DONE' });
  }
}

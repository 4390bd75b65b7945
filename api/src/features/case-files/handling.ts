import type { ActionNumber } from '@onaltu/domain/case-process';
import { type HandlingEvent, type HandlingKind, whyNotHandling } from '@onaltu/domain/clock/handling';
import { Refused } from '@onaltu/domain/refused';
import type { EntityManager } from 'typeorm';
import { nowOf } from '../../platform/db/now';
import { askIn, type Statement, statement } from '../../platform/db/statement';
import type { ActionMark } from './case-progress';

export type Mark = { action: ActionNumber; kind: HandlingKind };
export const marksOf = (caseFileId: string): Statement<ActionMark> =>
  statement('select action, kind, at from action_event where case_file_id = $1 order by id', [caseFileId]);

async function eventsOf(tx: EntityManager, caseFileId: string, action: ActionNumber): Promise<HandlingEvent[]> {
  return (await askIn(tx, marksOf(caseFileId))).filter((mark) => mark.action === action);
}

/** A person says: I start, I am interrupted, I go on. */
export async function sayHandling(
  tx: EntityManager,
  caseFileId: string,
  action: ActionNumber,
  kind: HandlingKind,
): Promise<void> {
  const refusal = whyNotHandling(await eventsOf(tx, caseFileId, action), kind);
  if (refusal) throw new Refused(refusal, { action });
  await askIn(tx, marked(caseFileId, { action, kind }));
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
  const fitting = fittingMarks(await askIn(tx, marksOf(caseFileId)), [{ action, kind }], nowOf(tx));
  for (const mark of fitting) await askIn(tx, marked(caseFileId, mark));
}

/** Of the marks an act would make one after the other, those the clocks take. */
export function fittingMarks(past: readonly ActionMark[], wanted: readonly Mark[], at: Date): (Mark & ActionMark)[] {
  const made: (Mark & ActionMark)[] = [];
  for (const { action, kind } of wanted) {
    const events = [...past, ...made].filter((mark) => mark.action === action);
    const tries: readonly HandlingKind[] = kind === 'START' ? ['START', 'RESUME'] : [kind];
    const fitting = tries.find((one) => !whyNotHandling(events, one));
    if (fitting) made.push({ action, kind: fitting, at });
  }
  return made;
}

export const marked = (caseFileId: string, { action, kind }: Mark): Statement<unknown> =>
  statement('insert into action_event (case_file_id, action, kind) values ($1, $2, $3)', [caseFileId, action, kind]);

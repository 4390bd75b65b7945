import { almatyDay } from '@onaltu/domain/clock/day';
import type { CancelReason } from '@onaltu/domain/timetable';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/auth/actor';
import { audit } from '../../platform/audit/audit';
import { nowOf } from '../../platform/db/now';
import { keepBefore, lockPlanned } from './planned-lesson';

export type Cancellation = { id: string; seen: number; reason: CancelReason; remark?: string | undefined };

/** Before its day a lesson is cancelled; on its day or after it was not held, and counts so. */
export async function cancelLesson(
  tx: EntityManager,
  actor: Actor,
  { id, seen, reason, remark = '' }: Cancellation,
): Promise<void> {
  const lesson = await lockPlanned(tx, actor, { id, seen });
  const state = almatyDay(lesson.startsAt) > almatyDay(nowOf(tx)) ? 'CANCELLED' : 'NOT_HELD';
  await keepBefore(tx, lesson, { kind: 'CANCELLED', reason, remark });
  await tx.query(
    `update lesson set state = $2, cancel_reason = $3, edited = true, version = version + 1 where id = $1`,
    [id, state, reason],
  );
  await audit(tx, 'lesson.cancelled', { type: 'lesson', id }, { reason });
}

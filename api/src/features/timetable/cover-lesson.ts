import { almatyDay } from '@onaltu/domain/clock/day';
import { Refused } from '@onaltu/domain/refused';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/auth/actor';
import { audit } from '../../platform/audit/audit';
import { nowOf } from '../../platform/db/now';
import { type ClashWithFree, clashesWithFree, knownOf } from './booking';
import { keepBefore, lockPlanned, requireSpecialist, without } from './planned-lesson';

export type Cover = { id: string; seen: number; specialistId: string; reason: string };

/** Somebody else holds this lesson; what stands against it is answered, and then nothing has changed. */
export async function coverLesson(
  tx: EntityManager,
  actor: Actor,
  { id, seen, specialistId, reason }: Cover,
): Promise<ClashWithFree[]> {
  const lesson = await lockPlanned(tx, actor, { id, seen });
  if (almatyDay(lesson.startsAt) < almatyDay(nowOf(tx))) throw new Refused('lesson.in-past');
  await requireSpecialist(tx, specialistId);
  const wanted = { specialistId, roomId: lesson.roomId, childIds: lesson.childIds };
  const clashes = clashesWithFree([lesson], wanted, without(await knownOf(tx, wanted, [lesson]), id));
  if (clashes.length > 0) return clashes;
  await keepBefore(tx, lesson, { kind: 'SUBSTITUTED', remark: reason });
  await tx.query(
    `update lesson set specialist_id = $2, stood_in_for = coalesce(stood_in_for, specialist_id), edited = true, version = version + 1 where id = $1`,
    [id, specialistId],
  );
  await audit(tx, 'lesson.substituted', { type: 'lesson', id }, { by: specialistId });
  return [];
}

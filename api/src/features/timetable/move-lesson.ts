import { Refused } from '@onaltu/domain/refused';
import type { Slot } from '@onaltu/domain/timetable';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/auth/actor';
import { audit } from '../../platform/audit/audit';
import { nowOf } from '../../platform/db/now';
import { requireRoom } from '../case-files/lesson-limits';
import { knownOf, requireNoClash } from './booking';
import { keepBefore, lockPlanned, type Planned, requireSpecialist, without } from './planned-lesson';
import type { MoveLesson } from './timetable.dto';

export function slotFrom(at: string, minutes: number): Slot {
  const startsAt = new Date(at);
  return { startsAt, endsAt: new Date(startsAt.getTime() + minutes * 60_000) };
}

/** One lesson at another time, in another room or, with a reason, with somebody else; its series stays as it is. */
export async function moveLesson(
  tx: EntityManager,
  actor: Actor,
  { id, seen, startsAt: at, minutes, roomId, ...by }: MoveLesson & { id: string; seen: number },
): Promise<void> {
  const lesson = await lockPlanned(tx, actor, { id, seen });
  const slot = slotFrom(at, minutes);
  if (slot.startsAt <= nowOf(tx)) throw new Refused('lesson.in-past');
  const room = roomId ?? lesson.roomId;
  if (room) await requireRoom(tx, room, lesson.childIds.length);
  const specialistId = await holderOf(tx, lesson, by);
  const wanted = { specialistId, roomId: room, childIds: lesson.childIds };
  requireNoClash([slot], wanted, without(await knownOf(tx, wanted, [slot]), id));
  await keepBefore(tx, lesson, { kind: 'MOVED' });
  const isSubstitute = specialistId !== lesson.specialistId;
  if (isSubstitute) await keepBefore(tx, lesson, { kind: 'SUBSTITUTED', remark: by.reason ?? '' });
  await tx.query(
    `update lesson set starts_at = $2, ends_at = $3, room_id = $4, specialist_id = $5, edited = true, version = version + 1,
       stood_in_for = case when specialist_id = $5 then stood_in_for else coalesce(stood_in_for, specialist_id) end where id = $1`,
    [id, slot.startsAt, slot.endsAt, room, specialistId],
  );
  await audit(tx, 'lesson.moved', { type: 'lesson', id }, { to: slot.startsAt });
  if (isSubstitute) await audit(tx, 'lesson.substituted', { type: 'lesson', id }, { by: specialistId });
}

async function holderOf(
  tx: EntityManager,
  lesson: Planned,
  { specialistId = lesson.specialistId, reason }: Pick<MoveLesson, 'specialistId' | 'reason'>,
): Promise<string> {
  if (specialistId === lesson.specialistId) return specialistId;
  if (!reason) throw new Refused('reason.missing');
  await requireSpecialist(tx, specialistId);
  return specialistId;
}

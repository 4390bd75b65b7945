import type { LessonForm, LessonState } from '@onaltu/domain/course';
import { Refused } from '@onaltu/domain/refused';
import type { Slot } from '@onaltu/domain/timetable';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/auth/actor';
import { requireVersion } from '../../platform/http/if-match';
import { bookingTurn } from '../case-files/lesson-places';
import { mayPlanFor } from './booking';

export type Planned = Slot & {
  id: string;
  form: LessonForm;
  state: LessonState;
  specialistId: string;
  roomId: string | null;
  version: number;
  childIds: string[];
};
/** A lesson that is still planned, locked for a change by whoever may plan it, as it was seen. */
export async function lockPlanned(
  tx: EntityManager,
  actor: Actor,
  { id, seen }: { id: string; seen: number },
): Promise<Planned> {
  await bookingTurn(tx);
  const [lesson] = await tx.query<Planned[]>(
    `select id, starts_at as "startsAt", ends_at as "endsAt", form, state, specialist_id as "specialistId", room_id as "roomId", version,
       array(select p.child_id::text from lesson_place p where p.lesson_id = l.id and p.away is null) as "childIds"
     from lesson l where id = $1 for update`,
    [id],
  );
  if (!lesson || !mayPlanFor(actor, lesson.specialistId)) throw new Refused('lesson.not-found');
  if (lesson.state !== 'PLANNED') throw new Refused('lesson.wrong-state', { state: lesson.state });
  requireVersion(seen, lesson, { startsAt: lesson.startsAt, endsAt: lesson.endsAt, roomId: lesson.roomId });
  return lesson;
}

/** A lesson does not stand in its own way. */
export function without<Known extends { engagements: readonly { lessonId: string }[] }>(
  known: Known,
  id: string,
): Known {
  return { ...known, engagements: known.engagements.filter(({ lessonId }) => lessonId !== id) };
}

export async function keepBefore(
  tx: EntityManager,
  { id, startsAt, endsAt, roomId, specialistId }: Planned,
  { kind, reason = null, remark = '' }: { kind: string; reason?: string | null; remark?: string },
): Promise<void> {
  await tx.query(
    `insert into lesson_change (lesson_id, kind, reason_code, remark, before) values ($1, $2, $3, $4, $5)`,
    [id, kind, reason, remark, JSON.stringify({ startsAt, endsAt, roomId, specialistId })],
  );
}

export async function requireSpecialist(tx: EntityManager, id: string): Promise<void> {
  const rows = await tx.query<unknown[]>(
    `select from directory.membership m join directory.account a on a.id = m.account_id
     where m.account_id = $1 and 'SPECIALIST' = any (m.roles) and m.ended_at is null and a.disabled_at is null`,
    [id],
  );
  if (rows.length === 0) throw new Refused('assignment.not-a-specialist');
}

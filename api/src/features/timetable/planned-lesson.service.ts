import { Injectable } from '@nestjs/common';
import { almatyDay } from '@onaltu/domain/clock/day';
import type { LessonForm, LessonState } from '@onaltu/domain/course';
import { Refused } from '@onaltu/domain/refused';
import type { Slot } from '@onaltu/domain/timetable';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/auth/actor';
import { audit } from '../../platform/audit/audit';
import { nowOf } from '../../platform/db/now';
import { TenantDb } from '../../platform/db/tenant-db';
import { requireVersion } from '../../platform/http/if-match';
import { requireRoom } from '../case-files/lesson-limits';
import { bookingTurn } from '../case-files/lesson-places';
import { type Booking, knownOf, lockChildren, mayPlanFor, requireNoClash } from './booking';
import { keepLessons } from './series.service';
import type { BookLesson, CancelLesson, MoveLesson, SubstituteSpecialist } from './timetable.dto';
import type { BookedLessonView } from './timetable.view';

type Planned = Slot & {
  id: string;
  form: LessonForm;
  state: LessonState;
  specialistId: string;
  roomId: string | null;
  version: number;
  childIds: string[];
};
type Seen = { seen: number };

/** A single lesson goes its own way: it is moved, cancelled, held by somebody else. Each change stands beside what was before. */
@Injectable()
export class PlannedLessonService {
  constructor(private readonly db: TenantDb) {}

  async book(
    actor: Actor,
    { startsAt: at, minutes, makesUpFor, roomId, ...lesson }: BookLesson,
  ): Promise<BookedLessonView> {
    return this.db.as(actor, async (tx) => {
      const slot = slotFrom(at, minutes);
      if (slot.startsAt <= nowOf(tx)) throw new Refused('lesson.in-past');
      const booking: Booking = { ...lesson, roomId: roomId ?? null };
      const wanted = { ...booking, ...(await lockChildren(tx, actor, booking, slot.startsAt)) };
      if (makesUpFor) await requireMissed(tx, makesUpFor, booking.caseFileIds);
      requireNoClash([slot], wanted, await knownOf(tx, wanted, [slot]));
      const [id = ''] = await keepLessons(tx, booking, { lessons: [slot], makesUpFor });
      await audit(tx, 'series.booked', { type: 'lesson', id }, { lessons: 1 });
      return { id, version: 1 };
    });
  }

  async move(
    actor: Actor,
    id: string,
    { seen, startsAt: at, minutes, roomId }: MoveLesson & Seen,
  ): Promise<BookedLessonView> {
    return this.db.as(actor, async (tx) => {
      const lesson = await this.lock(tx, actor, id, seen);
      const slot = slotFrom(at, minutes);
      if (slot.startsAt <= nowOf(tx)) throw new Refused('lesson.in-past');
      const room = roomId ?? lesson.roomId;
      if (room) await requireRoom(tx, room, lesson.childIds.length);
      const wanted = { specialistId: lesson.specialistId, roomId: room, childIds: lesson.childIds };
      requireNoClash([slot], wanted, without(await knownOf(tx, wanted, [slot]), id));
      await keepBefore(tx, lesson, { kind: 'MOVED' });
      await tx.query(
        `update lesson set starts_at = $2, ends_at = $3, room_id = $4, edited = true, version = version + 1 where id = $1`,
        [id, slot.startsAt, slot.endsAt, room],
      );
      await audit(tx, 'lesson.moved', { type: 'lesson', id }, { to: slot.startsAt });
      return { id, version: seen + 1 };
    });
  }

  /** Before its day it is cancelled; on its day or after it was not held, and counts so. */
  async cancel(
    actor: Actor,
    id: string,
    { seen, reason, remark = '' }: CancelLesson & Seen,
  ): Promise<BookedLessonView> {
    return this.db.as(actor, async (tx) => {
      const lesson = await this.lock(tx, actor, id, seen);
      const state = almatyDay(lesson.startsAt) > almatyDay(nowOf(tx)) ? 'CANCELLED' : 'NOT_HELD';
      await keepBefore(tx, lesson, { kind: 'CANCELLED', reason, remark });
      await tx.query(
        `update lesson set state = $2, cancel_reason = $3, edited = true, version = version + 1 where id = $1`,
        [id, state, reason],
      );
      await audit(tx, 'lesson.cancelled', { type: 'lesson', id }, { reason });
      return { id, version: seen + 1 };
    });
  }

  /** Somebody else of the same organisation holds it; he need not be on the team of the children. */
  async substitute(
    actor: Actor,
    id: string,
    { seen, specialistId, reason }: SubstituteSpecialist & Seen,
  ): Promise<BookedLessonView> {
    return this.db.as(actor, async (tx) => {
      const lesson = await this.lock(tx, actor, id, seen);
      if (almatyDay(lesson.startsAt) < almatyDay(nowOf(tx))) throw new Refused('lesson.in-past');
      await requireSpecialist(tx, specialistId);
      const wanted = { specialistId, roomId: lesson.roomId, childIds: lesson.childIds };
      requireNoClash([lesson], wanted, without(await knownOf(tx, wanted, [lesson]), id));
      await keepBefore(tx, lesson, { kind: 'SUBSTITUTED', remark: reason });
      await tx.query(
        `update lesson set specialist_id = $2, stood_in_for = coalesce(stood_in_for, specialist_id), edited = true, version = version + 1 where id = $1`,
        [id, specialistId],
      );
      await audit(tx, 'lesson.substituted', { type: 'lesson', id }, { by: specialistId });
      return { id, version: seen + 1 };
    });
  }

  private async lock(tx: EntityManager, actor: Actor, id: string, seen: number): Promise<Planned> {
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
}

function slotFrom(at: string, minutes: number): Slot {
  const startsAt = new Date(at);
  return { startsAt, endsAt: new Date(startsAt.getTime() + minutes * 60_000) };
}

/** A lesson does not stand in its own way. */
function without<Known extends { engagements: readonly { lessonId: string }[] }>(known: Known, id: string): Known {
  return { ...known, engagements: known.engagements.filter(({ lessonId }) => lessonId !== id) };
}

async function keepBefore(
  tx: EntityManager,
  { id, startsAt, endsAt, roomId, specialistId }: Planned,
  { kind, reason = null, remark = '' }: { kind: string; reason?: string | null; remark?: string },
): Promise<void> {
  await tx.query(
    `insert into lesson_change (lesson_id, kind, reason_code, remark, before) values ($1, $2, $3, $4, $5)`,
    [id, kind, reason, remark, JSON.stringify({ startsAt, endsAt, roomId, specialistId })],
  );
}

/** Only a lesson that one of these children did not come to, or that was not held, is made up for. */
async function requireMissed(tx: EntityManager, id: string, caseFileIds: readonly string[]): Promise<void> {
  const rows = await tx.query<unknown[]>(
    `select from lesson l join lesson_place p on p.lesson_id = l.id left join attendance t on t.lesson_id = l.id and t.case_file_id = p.case_file_id
     where l.id = $1 and p.case_file_id = any ($2::uuid[]) and (l.state in ('NOT_HELD', 'CANCELLED') or t.state <> 'PRESENT')`,
    [id, caseFileIds],
  );
  if (rows.length === 0) throw new Refused('lesson.not-found');
}

async function requireSpecialist(tx: EntityManager, id: string): Promise<void> {
  const rows = await tx.query<unknown[]>(
    `select from directory.membership m join directory.account a on a.id = m.account_id
     where m.account_id = $1 and 'SPECIALIST' = any (m.roles) and m.ended_at is null and a.disabled_at is null`,
    [id],
  );
  if (rows.length === 0) throw new Refused('assignment.not-a-specialist');
}

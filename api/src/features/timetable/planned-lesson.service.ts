import { Injectable } from '@nestjs/common';
import { almatyDay } from '@onaltu/domain/clock/day';
import { Refused } from '@onaltu/domain/refused';
import type { Slot } from '@onaltu/domain/timetable';
import type { Actor } from '../../platform/auth/actor';
import { audit } from '../../platform/audit/audit';
import { nowOf } from '../../platform/db/now';
import { TenantDb } from '../../platform/db/tenant-db';
import { requireRoom } from '../case-files/lesson-limits';
import { type Booking, knownOf, lockChildren, refuseClashes, requireNoClash } from './booking';
import { coverLesson } from './cover-lesson';
import { requireMissed } from './make-up';
import { keepBefore, lockPlanned, without } from './planned-lesson';
import { keepLessons } from './series.service';
import type { BookLesson, CancelLesson, MoveLesson, SubstituteSpecialist } from './timetable.dto';
import type { BookedLessonView } from './timetable.view';

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
      const lesson = await lockPlanned(tx, actor, { id, seen });
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
      const lesson = await lockPlanned(tx, actor, { id, seen });
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
      refuseClashes(await coverLesson(tx, actor, { id, seen, specialistId, reason }));
      return { id, version: seen + 1 };
    });
  }
}

function slotFrom(at: string, minutes: number): Slot {
  const startsAt = new Date(at);
  return { startsAt, endsAt: new Date(startsAt.getTime() + minutes * 60_000) };
}

import { Injectable } from '@nestjs/common';
import { Refused } from '@onaltu/domain/refused';
import type { Actor } from '../../platform/auth/actor';
import { audit } from '../../platform/audit/audit';
import { nowOf } from '../../platform/db/now';
import { TenantDb } from '../../platform/db/tenant-db';
import { type Booking, knownOf, lockChildren, refuseClashes, requireNoClash } from './booking';
import { cancelLesson } from './cancel-lesson';
import { coverLesson } from './cover-lesson';
import { requireMissed } from './make-up';
import { moveLesson, slotFrom } from './move-lesson';
import { keepLessons } from './series.service';
import type { BookLesson, CancelLesson, MoveLesson, SubstituteSpecialist } from './timetable.dto';
import type { BookedLessonView } from './timetable.view';

type Seen = { seen: number };

/** A single lesson goes its own way: it is moved, cancelled, held by somebody else. Each change stands beside what was before. */
@Injectable()
export class PlannedLessonService {
  constructor(private readonly db: TenantDb) {}

  /** `alsoPast`: one that was held before it could be booked here, and is brought along from paper. */
  async book(
    actor: Actor,
    { startsAt: at, minutes, makesUpFor, roomId, ...lesson }: BookLesson,
    { alsoPast = false } = {},
  ): Promise<BookedLessonView> {
    return this.db.as(actor, async (tx) => {
      const slot = slotFrom(at, minutes);
      if (!alsoPast && slot.startsAt <= nowOf(tx)) throw new Refused('lesson.in-past');
      const booking: Booking = { ...lesson, roomId: roomId ?? null };
      const wanted = { ...booking, ...(await lockChildren(tx, actor, booking, slot.startsAt)) };
      if (makesUpFor) await requireMissed(tx, makesUpFor, booking.caseFileIds);
      requireNoClash([slot], wanted, await knownOf(tx, wanted, [slot]));
      const [id = ''] = await keepLessons(tx, booking, { lessons: [slot], makesUpFor });
      await audit(tx, 'series.booked', { type: 'lesson', id }, { lessons: 1 });
      return { id, version: 1 };
    });
  }

  async move(actor: Actor, id: string, { seen, ...terms }: MoveLesson & Seen): Promise<BookedLessonView> {
    return this.db.as(actor, async (tx) => {
      await moveLesson(tx, actor, { id, seen, ...terms });
      return { id, version: seen + 1 };
    });
  }

  async cancel(actor: Actor, id: string, { seen, reason, remark }: CancelLesson & Seen): Promise<BookedLessonView> {
    return this.db.as(actor, async (tx) => {
      await cancelLesson(tx, actor, { id, seen, reason, remark });
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

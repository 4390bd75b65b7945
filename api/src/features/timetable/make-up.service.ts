import { Injectable } from '@nestjs/common';
import { addDays, almatyDay } from '@onaltu/domain/clock/day';
import type { LessonForm } from '@onaltu/domain/course';
import { ANY_SIZE, fits, sizeOf } from '@onaltu/domain/group-sizes';
import { Refused } from '@onaltu/domain/refused';
import { freeSlots, MAKE_UP_WITHIN_DAYS, type Slot, whyNotMakeUp, workingDaysFrom } from '@onaltu/domain/timetable';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/auth/actor';
import { nowOf } from '../../platform/db/now';
import { TenantDb } from '../../platform/db/tenant-db';
import { settingOf } from '../case-files/provider-setting.queries';
import { knownOf, mayPlanFor } from './booking';
import { findMissed, type MissedLesson } from './make-up';
import type { MakeUpView } from './timetable.view';

const FREE_A_DAY = 2;
const MOST_SLOTS = 12;

/** Times at which a missed lesson could be given again; booking one is booking a lesson that makes up for it. */
@Injectable()
export class MakeUpService {
  constructor(private readonly db: TenantDb) {}

  /** For the children who missed it, or the one that is named. */
  async propose(actor: Actor, lessonId: string, caseFileId?: string): Promise<MakeUpView> {
    return this.db.as(actor, async (tx) => {
      const lesson = await findMissed(tx, lessonId);
      if (!mayPlanFor(actor, lesson.specialistId)) throw new Refused('lesson.not-found');
      const asked = lesson.children.filter((child) => !caseFileId || child.caseFileId === caseFileId);
      if (asked.length === 0 && caseFileId) throw new Refused('case-file.not-found');
      const open = asked.filter((child) => whyNotMakeUp(child) === null);
      const [first] = asked;
      if (open.length === 0) throw new Refused((first && whyNotMakeUp(first)) ?? 'lesson.not-missed');
      const minutes = (lesson.endsAt.getTime() - lesson.startsAt.getTime()) / 60_000;
      return {
        form: await formFor(tx, lesson.form, open.length),
        ...{ specialistId: lesson.specialistId, roomId: lesson.roomId, minutes, makesUpFor: lessonId },
        caseFileIds: open.map((child) => child.caseFileId),
        slots: await slotsFor(tx, lesson, { childIds: open.map(({ childId }) => childId), minutes }),
      };
    });
  }
}

/** The form it had, unless it was a group and too few have to make it up. */
async function formFor(tx: EntityManager, form: LessonForm, children: number): Promise<LessonForm> {
  const { content } = await settingOf(tx, 'GROUP_SIZES');
  return children > 1 || fits(sizeOf(form, content ?? ANY_SIZE), children) ? form : 'INDIVIDUAL';
}

async function slotsFor(
  tx: EntityManager,
  { specialistId, roomId }: MissedLesson,
  { childIds, minutes }: { childIds: string[]; minutes: number },
): Promise<Slot[]> {
  const [now, wanted] = [nowOf(tx), { specialistId, roomId, childIds }];
  const until = new Date(now.getTime() + 2 * MAKE_UP_WITHIN_DAYS * 86_400_000);
  const known = await knownOf(tx, wanted, [
    { startsAt: now, endsAt: now },
    { startsAt: until, endsAt: until },
  ]);
  const days = workingDaysFrom(known.calendar, addDays(almatyDay(now), 1), MAKE_UP_WITHIN_DAYS);
  return days
    .flatMap((date) => freeSlots({ date, minutes, most: FREE_A_DAY }, wanted, known))
    .filter(({ startsAt }) => startsAt < until)
    .slice(0, MOST_SLOTS);
}

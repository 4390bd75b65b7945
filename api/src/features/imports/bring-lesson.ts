import { Injectable } from '@nestjs/common';
import { addDays, almatyDay, almatyMoment, type Day } from '@onaltu/domain/clock/day';
import { minuteOf } from '@onaltu/domain/clock/working-time';
import type { AttendanceState } from '@onaltu/domain/course';
import { IMPORT_LESSON_DAYS } from '@onaltu/domain/import-columns';
import { Refused } from '@onaltu/domain/refused';
import { translator } from '@onaltu/i18n/translator';
import type { EntityManager } from 'typeorm';
import { nowOf } from '../../platform/db/now';
import { InvalidRequest } from '../../platform/problem/problem.filter';
import { AttendanceService } from '../attendance/attendance.service';
import { EntryUnlockService } from '../attendance/entry-unlock.service';
import { entryWindow } from '../case-files/entry-window';
import { PlannedLessonService } from '../timetable/planned-lesson.service';
import type { Bringer, Bringing } from './bringer';
import { LessonBrought } from './lesson-brought.dto';

/** The month's lessons: those to come are booked, and of those that are over it is said who came. */
@Injectable()
export class BringLesson implements Bringer<LessonBrought> {
  readonly shape = LessonBrought;

  constructor(
    private readonly lessons: PlannedLessonService,
    private readonly attendance: AttendanceService,
    private readonly unlocks: EntryUnlockService,
  ) {}

  keyOf({ lesson: { specialistId, on, startsAt } }: LessonBrought): string {
    return [specialistId, on, startsAt].join('|');
  }

  notesOn(): [] {
    return [];
  }

  async bring(row: LessonBrought, bringing: Bringing): Promise<'ENTERED' | 'KNOWN'> {
    const { tx, one } = bringing;
    const { on, startsAt, minutes, specialistId, form, roomId, caseFileIds } = row.lesson;
    const begins = almatyMoment(on, minuteOf(startsAt));
    requireRecent(on, almatyDay(nowOf(tx)));
    const marks = marksOf(row.lesson);
    if (await isHere(tx, { specialistId, begins, caseFileIds })) return 'KNOWN';
    const booking = {
      form,
      specialistId,
      startsAt: begins.toISOString(),
      minutes,
      caseFileIds,
      ...(roomId ? { roomId } : {}),
    };
    const { id } = await this.lessons.book(one, booking, { alsoPast: true });
    if (begins <= nowOf(tx)) await this.mark(id, row.lesson, { ...bringing, marks, begins });
    else if (marks.some(({ state }) => state !== 'PRESENT')) throw new Refused('lesson.in-future');
    return 'ENTERED';
  }

  /** What is too long ago to be entered is opened by the head who brings it, with the reason that is always given here. */
  private async mark(
    id: string,
    { specialistId, on, topic }: LessonBrought['lesson'],
    { tx, one, marks, begins }: Bringing & { marks: ReturnType<typeof marksOf>; begins: Date },
  ): Promise<void> {
    const { refusal } = await entryWindow(tx, specialistId, begins);
    const reason = translator(one.locale).t('imports.lateReason');
    if (refusal) await this.unlocks.unlock(one, { specialistId, from: on, to: on, reason });
    await this.attendance.mark(one, id, { marks, ...(topic ? { topic } : {}) });
  }
}

/** What was longer ago is in the books of then. */
function requireRecent(on: Day, today: Day): void {
  if (on < addDays(today, -IMPORT_LESSON_DAYS)) throw new InvalidRequest([{ pointer: '/lesson/on', code: 'isRecent' }]);
}

/** Whoever is named as not there was to be there. */
function marksOf({ caseFileIds, excused, unexcused, absenceReason }: LessonBrought['lesson']) {
  const strangers = (absent: readonly string[]) => absent.some((id) => !caseFileIds.includes(id));
  if (strangers(excused)) throw new InvalidRequest([{ pointer: '/lesson/excused', code: 'isOfLesson' }]);
  if (strangers(unexcused) || unexcused.some((id) => excused.includes(id)))
    throw new InvalidRequest([{ pointer: '/lesson/unexcused', code: 'isOfLesson' }]);
  return caseFileIds.map((caseFileId) => {
    const state: AttendanceState = excused.includes(caseFileId)
      ? 'ABSENT_EXCUSED'
      : unexcused.includes(caseFileId)
        ? 'ABSENT_UNEXCUSED'
        : 'PRESENT';
    return { caseFileId, state, ...(state === 'ABSENT_EXCUSED' && absenceReason ? { absenceReason } : {}) };
  });
}

/** A lesson is known by its specialist, its beginning and its children. */
async function isHere(
  tx: EntityManager,
  { specialistId, begins, caseFileIds }: { specialistId: string; begins: Date; caseFileIds: readonly string[] },
): Promise<boolean> {
  const rows = await tx.query<unknown[]>(
    `select from lesson l where l.specialist_id = $1 and l.starts_at = $2 and l.state in ('PLANNED', 'HELD')
       and (select array_agg(p.case_file_id order by p.case_file_id) from lesson_place p where p.lesson_id = l.id)
         = (select array_agg(c order by c) from unnest($3::uuid[]) c)`,
    [specialistId, begins, caseFileIds],
  );
  return rows.length > 0;
}

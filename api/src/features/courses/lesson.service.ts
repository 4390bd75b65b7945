import { Injectable } from '@nestjs/common';
import { almatyDay } from '@onaltu/domain/clock/day';
import { whyNotTeach } from '@onaltu/domain/course';
import { Refused } from '@onaltu/domain/refused';
import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/auth/actor';
import { audit } from '../../platform/audit/audit';
import { nowOf } from '../../platform/db/now';
import { TenantDb } from '../../platform/db/tenant-db';
import type { CaseFile } from '../case-files/case-file.entity';
import { CaseFileView } from '../case-files/case-file.view';
import { draftConclusion } from '../case-files/case-file.jobs';
import { requireEntryOpen } from '../case-files/entry-window';
import { factsOf } from '../case-files/case-facts';
import { pausedOn } from '../case-files/course-of';
import { citedFactChanged } from '../case-files/cited-fact';
import { lockCaseFile, requireAssigned, requireOpen } from '../case-files/find-case-file';
import { requirePossible, requireReasons, requireRoom, requireSize } from '../case-files/lesson-limits';
import { bookingTurn, requireFree, takePlaces } from '../case-files/lesson-places';
import { moveCaseFile } from '../case-files/move-case-file';
import { requireNoLessonAfter } from '../case-files/no-lesson-after';
import { enqueue } from '../../platform/outbox/outbox';
import type { CompleteCourse, CorrectAttendance, RecordLesson } from './course.dto';
import { Attendance, Lesson } from './course.entity';
import { courseRecord } from './course.queries';
import type { CourseRecordView, RecordedLessonView } from './course.view';

@Injectable()
export class LessonService {
  constructor(private readonly db: TenantDb) {}

  /** A lesson that was not planned, and who was there. Only past lessons, only inside each child's course, only by its own specialist, who held no other at that time. */
  async record(actor: Actor, { attendance, topic = '', roomId, ...lesson }: RecordLesson): Promise<RecordedLessonView> {
    const [startsAt, endsAt] = [new Date(lesson.startsAt), new Date(lesson.endsAt)];
    return this.db.as(actor, async (tx) => {
      requirePossible({ startsAt, endsAt }, nowOf(tx));
      const id = randomUUID();
      await requireSize(tx, lesson.form, attendance.length);
      await requireReasons(tx, attendance, (i) => `/attendance/${i}/absenceReason`);
      if (roomId) await requireRoom(tx, roomId, attendance.length);
      const period = { startsAt, endsAt };
      const byCase = attendance.toSorted((a, b) => (a.caseFileId < b.caseFileId ? -1 : 1)); // one order of locks for everybody
      const children = new Map<string, string>();
      for (const { caseFileId } of byCase)
        children.set(caseFileId, (await this.lockInCourse(tx, actor, caseFileId, startsAt)).childId);
      await requireEntryOpen(tx, actor.userId, startsAt);
      await bookingTurn(tx);
      await requireFree(tx, period);
      await tx.insert(Lesson, {
        ...{ id, ...period, topic, booked: true },
        ...{ form: lesson.form, specialistId: actor.userId, roomId: roomId ?? null, state: 'HELD' as const },
      });
      await takePlaces(tx, [id], [...children.keys()]);
      for (const { caseFileId, note = '', absenceReason = null, state } of byCase) {
        const childId = children.get(caseFileId);
        await tx.insert(Attendance, { lessonId: id, caseFileId, childId, ...period, state, note, absenceReason });
      }
      await audit(
        tx,
        'lesson.recorded',
        { type: 'lesson', id },
        { cases: attendance.map(({ caseFileId }) => caseFileId) },
      );
      return { id };
    });
  }

  /** A correction is added, never written over; what was signed on the old fact is void. After the window it is the head's. */
  async correct(
    actor: Actor,
    lessonId: string,
    caseFileId: string,
    { state, reason, absenceReason }: CorrectAttendance,
  ): Promise<CourseRecordView> {
    return this.db.as(actor, async (tx) => {
      const caseFile = await lockCaseFile(tx, actor, caseFileId);
      requireOpen(caseFile);
      const attendance = await tx.findOneBy(Attendance, { lessonId, caseFileId });
      if (!attendance) throw new Refused('lesson.not-found');
      if (!actor.roles.includes('HEAD')) await requireEntryOpen(tx, actor.userId, attendance.startsAt);
      await requireReasons(tx, [{ state, absenceReason }], () => '/absenceReason');
      const change = { state, absenceReason: absenceReason ?? null, version: attendance.version + 1 };
      await tx.update(Attendance, { lessonId, caseFileId }, change);
      await tx.query(
        `insert into attendance_change (lesson_id, case_file_id, from_state, to_state, reason, from_absence_reason) values ($1, $2, $3, $4, $5, $6)`,
        [lessonId, caseFileId, attendance.state, state, reason, attendance.absenceReason],
      );
      await audit(
        tx,
        'attendance.corrected',
        { type: 'lesson', id: lessonId },
        { case: caseFileId, from: attendance.state, to: state },
      );
      await citedFactChanged(tx, caseFile, { fact: 'attendance', reason });
      return courseRecord(tx, caseFileId);
    });
  }

  /** Action 4 ends: not before day 90, not without the final assessment. The worker then drafts the conclusion. */
  async complete(actor: Actor, caseFileId: string, { late }: CompleteCourse): Promise<CaseFileView> {
    return this.db.as(actor, async (tx) => {
      const caseFile = await lockCaseFile(tx, actor, caseFileId);
      await requireAssigned(tx, caseFileId);
      const courseEndedOn = almatyDay(late ? new Date(late.on) : nowOf(tx));
      const facts = await factsOf(tx, caseFile, courseEndedOn);
      await requireNoLessonAfter(tx, caseFileId, courseEndedOn);
      await moveCaseFile(tx, caseFile, 'completeCourse', { facts, late, set: { courseEndedOn } });
      await enqueue(tx, draftConclusion, { caseFileId });
      return CaseFileView.of(caseFile);
    });
  }

  private async lockInCourse(
    tx: EntityManager,
    actor: Actor,
    caseFileId: string,
    at: Date,
  ): Promise<CaseFile & { childId: string }> {
    const caseFile = await lockCaseFile(tx, actor, caseFileId);
    await requireAssigned(tx, caseFileId);
    const { state, courseStartedOn, childId } = caseFile;
    const refusal = childId ? whyNotTeach({ state, courseStartedOn }, at) : 'case-file.wrong-state';
    if (refusal || !childId) throw new Refused(refusal ?? 'case-file.wrong-state', { state });
    if (await pausedOn(tx, caseFileId, almatyDay(at))) throw new Refused('lesson.child-paused');
    return Object.assign(caseFile, { childId });
  }
}

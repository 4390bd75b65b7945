import { Injectable } from '@nestjs/common';
import { isWholeRoster, whyNotMark } from '@onaltu/domain/attendance';
import { type Refusal, Refused } from '@onaltu/domain/refused';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/auth/actor';
import { audit } from '../../platform/audit/audit';
import { nowOf } from '../../platform/db/now';
import { inOneGo } from '../../platform/db/act';
import { TenantDb } from '../../platform/db/tenant-db';
import { citedFactChanged } from '../case-files/cited-fact';
import { type EntryWindow, entryWindow, refuseEntry } from '../case-files/entry-window';
import { lockedCaseFile } from '../case-files/find-case-file';
import { requireReasons } from '../case-files/lesson-limits';
import type { MarkOfChild, MarkRoster } from './attendance.dto';
import type { RosterChildView, RosterView } from './attendance.view';
import { lessonFor, type LessonRow, rosterOf } from './roster.queries';

type Seen = { lesson: LessonRow; roster: RosterView; whyNot: Refusal | null; window: EntryWindow };

/** Who came to a planned lesson: said once and for all its children together; afterwards it is corrected. */
@Injectable()
export class AttendanceService {
  constructor(private readonly db: TenantDb) {}

  async read(actor: Actor, lessonId: string): Promise<RosterView> {
    return this.db.as(actor, async (tx) => {
      const { roster } = await this.see(tx, actor, lessonId);
      const cases = roster.children.map(({ caseFileId }) => caseFileId);
      await audit(tx, 'timetable.read', { type: 'lesson', id: lessonId }, { cases });
      return roster;
    });
  }

  /** The cases are locked before the lesson, in one order, as whoever books or moves a case does. */
  async mark(actor: Actor, lessonId: string, { topic = '', marks }: MarkRoster): Promise<RosterView> {
    return this.db.as(actor, async (tx) => {
      await lessonFor(tx, actor, lessonId);
      const caseFiles = await lockCases(tx, lessonId);
      await tx.query(`select from lesson where id = $1 for no key update`, [lessonId]);
      const { lesson, roster, whyNot, window } = await this.see(tx, actor, lessonId);
      if (whyNot) throw new Refused(whyNot);
      refuseEntry(window);
      requireRoster(roster.children, marks);
      await requireReasons(tx, marks, (i) => `/marks/${i}/absenceReason`);
      await keepMarks(tx, lesson, { topic, marks });
      for (const caseFile of caseFiles)
        if (marks.some(({ caseFileId }) => caseFileId === caseFile.id))
          await citedFactChanged(tx, caseFile, { fact: 'attendance', reason: '' });
      const cases = marks.map(({ caseFileId }) => caseFileId);
      await audit(tx, 'attendance.marked', { type: 'lesson', id: lessonId }, { cases });
      return (await this.see(tx, actor, lessonId)).roster;
    });
  }

  private async see(tx: EntityManager, actor: Actor, lessonId: string): Promise<Seen> {
    const { lesson, covers } = await lessonFor(tx, actor, lessonId);
    const by = { userId: actor.userId, isHead: actor.roles.includes('HEAD'), covers };
    const whyNot = whyNotMark(lesson, by, nowOf(tx));
    if (whyNot === 'lesson.not-yours') throw new Refused(whyNot); // nor does he read the names
    const window = await entryWindow(tx, lesson.specialistId, lesson.startsAt);
    const { closesOn, openUntil, refusal } = window;
    const { id, startsAt, endsAt, form, state, topic, specialistId, specialistName, room } = lesson;
    return {
      ...{ lesson, whyNot, window },
      roster: {
        ...{ id, startsAt, endsAt, form, state, topic, specialistId, specialistName, room, closesOn, openUntil },
        refusal: whyNot ?? refusal,
        children: await rosterOf(tx, lesson),
      },
    };
  }
}

async function lockCases(tx: EntityManager, lessonId: string) {
  const places = await tx.query<{ id: string }[]>(
    `select case_file_id as id from lesson_place where lesson_id = $1 order by case_file_id`,
    [lessonId],
  );
  return (await inOneGo(tx, ...places.map(({ id }) => lockedCaseFile(id)))).flat(); // one after the other, in this order
}

/** Whoever is named can be marked, and nobody who can is left out. */
function requireRoster(children: readonly RosterChildView[], marks: readonly MarkOfChild[]): void {
  const named = marks.map(({ caseFileId }) => caseFileId);
  const refused = children.find(({ caseFileId, refusal }) => refusal && named.includes(caseFileId));
  if (refused) throw new Refused(refused.refusal as Refusal, { caseFileId: refused.caseFileId });
  const open = children.filter(({ refusal }) => !refusal).map(({ caseFileId }) => caseFileId);
  if (!isWholeRoster(open, named)) throw new Refused('lesson.roster-differs', { children: open.length });
}

async function keepMarks(tx: EntityManager, { id }: LessonRow, { topic = '', marks }: MarkRoster): Promise<void> {
  await tx.query(
    `insert into attendance (lesson_id, case_file_id, child_id, starts_at, ends_at, state, note, absence_reason)
     select p.lesson_id, p.case_file_id, p.child_id, p.starts_at, p.ends_at, x.state, x.note, x.reason
     from unnest($2::uuid[], $3::text[], $4::text[], $5::text[]) x (case_file_id, state, note, reason)
     join lesson_place p on p.lesson_id = $1 and p.case_file_id = x.case_file_id order by p.case_file_id`,
    [
      ...[id, marks.map(({ caseFileId }) => caseFileId), marks.map(({ state }) => state)],
      ...[marks.map(({ note = '' }) => note), marks.map(({ absenceReason }) => absenceReason ?? null)],
    ],
  );
  await tx.query(`update lesson set state = 'HELD', topic = $2, version = version + 1 where id = $1`, [id, topic]);
}

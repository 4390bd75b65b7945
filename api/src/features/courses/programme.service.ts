import { Injectable } from '@nestjs/common';
import { almatyDay, type Day } from '@onaltu/domain/clock/day';
import { plannedOver, whyNotPlan } from '@onaltu/domain/course';
import { Refused } from '@onaltu/domain/refused';
import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/auth/actor';
import { audit } from '../../platform/audit/audit';
import { nowOf } from '../../platform/db/now';
import { TenantDb } from '../../platform/db/tenant-db';
import { requireVersion } from '../../platform/http/if-match';
import { InvalidRequest } from '../../platform/problem/problem.filter';
import type { CaseFile } from '../case-files/case-file.entity';
import { teamOf } from '../case-files/case-file.queries';
import { CaseFileView } from '../case-files/case-file.view';
import { findCaseFile, lockCaseFile, requireAssigned } from '../case-files/find-case-file';
import { moveCaseFile } from '../case-files/move-case-file';
import type { ApproveProgramme, GoalWanted, LessonsWanted, WriteProgramme } from './course.dto';
import { Goal, PlannedLesson, Programme } from './course.entity';
import { courseRecord, latestProgramme } from './course.queries';
import type { CourseRecordView } from './course.view';

@Injectable()
export class ProgrammeService {
  constructor(private readonly db: TenantDb) {}

  async read(actor: Actor, caseFileId: string): Promise<CourseRecordView> {
    return this.db.as(actor, async (tx) => {
      await findCaseFile(tx, actor, caseFileId);
      await audit(tx, 'case-file.read', { type: 'case_file', id: caseFileId }, { part: 'course' });
      return courseRecord(tx, caseFileId);
    });
  }

  /** A new revision; the one before stays as it was. Who wrote over another's revision unseen reads it first. */
  async write(actor: Actor, caseFileId: string, { after, goals, planned }: WriteProgramme): Promise<CourseRecordView> {
    return this.db.as(actor, async (tx) => {
      const caseFile = await lockCaseFile(tx, actor, caseFileId);
      requirePlanning(caseFile);
      await requireAssigned(tx, caseFileId);
      const team = await teamOf(tx, caseFileId);
      if (planned.some((lessons) => !team.some((member) => member.specialistId === lessons.specialistId)))
        throw new Refused('assignment.not-a-specialist');
      const written = await tx.countBy(Programme, { caseFileId });
      if (after !== undefined) requireVersion(after, { version: written }, { revision: written });
      const revision = written + 1;
      const id = randomUUID();
      await tx.insert(Programme, { id, caseFileId, revision });
      await keepGoals(tx, { caseFileId, programmeId: id }, goals);
      for (const lessons of amountsOf(planned, caseFile))
        await tx.insert(PlannedLesson, { ...lessons, programmeId: id });
      await audit(tx, 'programme.written', { type: 'case_file', id: caseFileId }, { revision });
      return courseRecord(tx, caseFileId);
    });
  }

  /** The head approves what is on his screen; the first approval begins the course (action 4, ¶5(4)) on the day the assessment was closed. */
  async approve(
    actor: Actor,
    caseFileId: string,
    { revision, startedOn, reason, late }: ApproveProgramme,
  ): Promise<CaseFileView> {
    return this.db.as(actor, async (tx) => {
      const caseFile = await lockCaseFile(tx, actor, caseFileId);
      requirePlanning(caseFile);
      const begins = caseFile.state === 'ASSESSED';
      if (!begins && (late || startedOn)) throw new Refused('late-entry.not-allowed');
      const programme = await latestProgramme(tx, caseFileId);
      if (!programme) throw new Refused('course.no-programme');
      requireVersion(revision, { version: programme.revision }, { revision: programme.revision });
      if (programme.approvedAt) return CaseFileView.of(caseFile);
      const approvedAt = late ? new Date(late.on) : nowOf(tx);
      await tx.update(Programme, { id: programme.id }, { approvedAt, approvedBy: actor.userId });
      await audit(tx, 'programme.approved', { type: 'case_file', id: caseFileId }, { revision });
      if (!begins) return CaseFileView.of(caseFile);
      const courseStartedOn = await firstDay(tx, caseFileId, startedOn, reason);
      await moveCaseFile(tx, caseFile, 'beginCourse', {
        facts: { hasProgramme: true },
        reason,
        late,
        set: { courseStartedOn },
      });
      return CaseFileView.of(caseFile);
    });
  }
}

/** A goal that goes on keeps what was said of it. */
async function keepGoals(
  tx: EntityManager,
  { caseFileId, programmeId }: { caseFileId: string; programmeId: string },
  goals: readonly GoalWanted[],
): Promise<void> {
  const known = await tx.query<Pick<Goal, 'id' | 'rootId' | 'state'>[]>(
    `select g.id, g.root_id as "rootId", g.state from goal g join programme p on p.id = g.programme_id where p.case_file_id = $1`,
    [caseFileId],
  );
  for (const [place, { continues, reviewOn = null, measure = '', ...goal }] of goals.entries()) {
    const before = known.find(({ id }) => id === continues);
    if (continues && !before) throw new Refused('resource.not-found');
    const id = randomUUID();
    const { rootId, state } = before ?? { rootId: id, state: 'OPEN' as const };
    await tx.insert(Goal, { ...goal, id, place, measure, reviewOn, programmeId, rootId, state });
  }
}

/** What is planned by the week is so much over the length of the contract. */
function amountsOf(
  planned: readonly LessonsWanted[],
  { lengthDays }: Pick<CaseFile, 'lengthDays'>,
): Omit<PlannedLesson, 'id' | 'programmeId'>[] {
  return planned.map(({ form, specialistId, planned: total, perWeek }, i) => {
    const over = perWeek && lengthDays ? plannedOver(perWeek, lengthDays) : total;
    if (!over) throw new InvalidRequest([{ pointer: `/planned/${i}/planned`, code: 'isInt' }]);
    return { form, specialistId, planned: over, perWeek: perWeek ?? null };
  });
}

function requirePlanning({ state }: CaseFile): void {
  const refusal = whyNotPlan(state);
  if (refusal) throw new Refused(refusal, { state });
}

/** The day action 3 was closed, or another one with a reason (the regulation does not say from which day the course counts). */
async function firstDay(
  tx: EntityManager,
  caseFileId: string,
  wanted: Day | undefined,
  reason: string | undefined,
): Promise<Day> {
  const [closed] = await tx.query<{ at: Date }[]>(
    `select effective_at as at from case_move where case_file_id = $1 and move = 'closeAssessment' order by id desc limit 1`,
    [caseFileId],
  );
  if (!closed) throw new Refused('case-file.wrong-state');
  const day = almatyDay(closed.at);
  if (!wanted || wanted === day) return day;
  if (!reason) throw new Refused('reason.missing');
  if (wanted < day || wanted > almatyDay(nowOf(tx))) throw new Refused('lesson.outside-course');
  return wanted;
}

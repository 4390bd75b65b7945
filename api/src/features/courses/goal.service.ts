import { Injectable } from '@nestjs/common';
import { almatyDay, type Day } from '@onaltu/domain/clock/day';
import { whyNotJudge } from '@onaltu/domain/course';
import { Refused } from '@onaltu/domain/refused';
import { translator } from '@onaltu/i18n/translator';
import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/auth/actor';
import { audit } from '../../platform/audit/audit';
import { nowOf } from '../../platform/db/now';
import { TenantDb } from '../../platform/db/tenant-db';
import { requireVersion } from '../../platform/http/if-match';
import { InvalidRequest } from '../../platform/problem/problem.filter';
import type { CaseFile } from '../case-files/case-file.entity';
import { citedFactChanged } from '../case-files/cited-fact';
import { lockCaseFile, requireAssigned, requireOpen } from '../case-files/find-case-file';
import type { JudgeGoal, ReviewProgramme } from './course.dto';
import { Goal, GoalChange, Programme, ProgrammeReview } from './course.entity';
import { approvedProgramme, courseRecord } from './course.queries';
import type { CourseRecordView } from './course.view';

type Judgement = JudgeGoal & { on: Day; reviewId: string | null };

/** What became of the goals of the programme that holds; each judgement stands beside the one before. */
@Injectable()
export class GoalService {
  constructor(private readonly db: TenantDb) {}

  async judge(
    actor: Actor,
    goalId: string,
    { seen, on, ...judgement }: JudgeGoal & { seen: number },
  ): Promise<CourseRecordView> {
    return this.db.as(actor, async (tx) => {
      const caseFileId = await caseOf(tx, goalId);
      const { caseFile, programme } = await this.lock(tx, actor, { caseFileId, part: 'resource.not-found' });
      const goal = await goalIn(tx, programme, goalId);
      requireVersion(seen, goal, { state: goal.state });
      await judged(tx, caseFile, goal, { ...judgement, on: on ?? almatyDay(nowOf(tx)), reviewId: null });
      return courseRecord(tx, caseFileId);
    });
  }

  /** An interim review: what the team found on a day, with the goals it judged then. */
  async review(
    actor: Actor,
    caseFileId: string,
    { revision, heldOn, summary, nextOn, goals }: ReviewProgramme,
  ): Promise<CourseRecordView> {
    return this.db.as(actor, async (tx) => {
      const { caseFile, programme } = await this.lock(tx, actor, { caseFileId });
      requireVersion(revision, { version: programme.revision }, { revision: programme.revision });
      if (heldOn > almatyDay(nowOf(tx))) throw new Refused('late-entry.in-future');
      if (nextOn && nextOn <= heldOn) throw new InvalidRequest([{ pointer: '/nextOn', code: 'isAfterStart' }]);
      const reviewId = randomUUID();
      await tx.insert(ProgrammeReview, {
        id: reviewId,
        programmeId: programme.id,
        heldOn,
        summary,
        nextOn: nextOn ?? null,
      });
      await audit(tx, 'programme.reviewed', { type: 'case_file', id: caseFileId }, { revision, review: reviewId });
      for (const { goalId, ...judgement } of goals)
        await judged(tx, caseFile, await goalIn(tx, programme, goalId), { ...judgement, on: heldOn, reviewId });
      return courseRecord(tx, caseFileId);
    });
  }

  private async lock(
    tx: EntityManager,
    actor: Actor,
    { caseFileId, part }: { caseFileId: string; part?: 'resource.not-found' },
  ): Promise<{ caseFile: CaseFile; programme: Programme }> {
    const caseFile = await lockCaseFile(tx, actor, caseFileId, part);
    await requireAssigned(tx, caseFileId);
    requireOpen(caseFile);
    const programme = await approvedProgramme(tx, caseFileId);
    if (!programme) throw new Refused(part ?? 'course.no-programme');
    return { caseFile, programme };
  }
}

async function goalIn(tx: EntityManager, programme: Programme, id: string): Promise<Goal> {
  const goal = await tx.findOneBy(Goal, { id, programmeId: programme.id });
  if (!goal) throw new Refused('resource.not-found');
  return goal;
}

/** The goal, its later revision that waits for approval, and the history in one. */
async function judged(tx: EntityManager, caseFile: CaseFile, goal: Goal, judgement: Judgement): Promise<void> {
  const { state, remark = '', on, reviewId } = judgement;
  const refusal = whyNotJudge({ state, remark, on }, almatyDay(nowOf(tx)));
  if (refusal) throw new Refused(refusal);
  await tx.query(`update goal set state = $2, version = version + 1 where root_id = $1`, [goal.rootId, state]);
  const change = { rootId: goal.rootId, fromState: goal.state, toState: state };
  await tx.insert(GoalChange, { ...change, judgedOn: on, remark, reviewId });
  await audit(tx, 'goal.judged', { type: 'case_file', id: caseFile.id }, { goal: goal.id, state });
  const reason = `${goal.wording}: ${translator(caseFile.language).t(`goal.state.${state}`)}`;
  await citedFactChanged(tx, caseFile, { fact: 'goal', reason });
}

async function caseOf(tx: EntityManager, goalId: string): Promise<string> {
  const goal = await tx.findOneBy(Goal, { id: goalId });
  const programme = goal && (await tx.findOneBy(Programme, { id: goal.programmeId }));
  if (!programme) throw new Refused('resource.not-found');
  return programme.caseFileId;
}

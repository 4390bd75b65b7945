import { Injectable } from '@nestjs/common';
import { actionOf, type ActionNumber, type CaseState } from '@onaltu/domain/case-process';
import { almatyDay } from '@onaltu/domain/clock/day';
import { normalizeCode } from '@onaltu/domain/crockford';
import { missingPapers } from '@onaltu/domain/regulation';
import { SlowDown } from '../../platform/auth/slow-down';
import { DoorDb } from '../../platform/db/door-db';
import { nowOf } from '../../platform/db/now';
import { TenantDb } from '../../platform/db/tenant-db';
import { CaseFile } from '../case-files/case-file.entity';
import { CaseMove } from '../case-files/case-move.entity';
import { papersOf } from '../case-files/case-file.queries';
import { courseOf } from '../case-files/course-of';
import { pinnedRegulation } from '../case-files/regulation.queries';
import type { CaseStatusView, FamilyStage } from './case-status.view';

/** What a family is told: no more than where the case stands. A refusal or a transfer is told by the provider, not by a page. */
const STAGE: Readonly<Partial<Record<CaseState, FamilyStage>>> = {
  RETURNED_FOR_COMPLETION: 'PAPERS_NEEDED',
  WAITLISTED: 'WAITING_LIST',
  SUSPENDED: 'PAUSED',
  CONCLUSION_SIGNED: 'READY',
  RESULT_ISSUED: 'DONE',
};

@Injectable()
export class CaseStatusQuery {
  constructor(
    private readonly doors: DoorDb,
    private readonly db: TenantDb,
    private readonly slowDown: SlowDown,
  ) {}

  /** "Where is my case?" by the code on the receipt. An unknown code and a malformed one look the same. */
  async status(code: string, address: string): Promise<CaseStatusView> {
    await this.slowDown.count('status.address', address);
    const normal = normalizeCode(code);
    const door = normal ? await this.doors.open('case-file.status', normal) : null;
    if (!door) return { found: false };
    return this.db.as(door.actor, async (tx) => {
      const caseFile = await tx.findOneByOrFail(CaseFile, { id: door.subjectId });
      const today = almatyDay(nowOf(tx));
      const regulation = await pinnedRegulation(tx, caseFile.regulationId, today);
      const moves = await tx.find(CaseMove, { where: { caseFileId: caseFile.id }, order: { id: 'ASC' } });
      const kept = (await papersOf(tx, caseFile.id)).map(({ kind }) => kind);
      const action = actionOf(caseFile.state);
      return {
        found: true,
        number: caseFile.number ?? undefined,
        action,
        stage: stageOf(caseFile.state, action),
        missingPapers: action === null ? [] : missingPapers(regulation, kept).map(({ kind }) => kind),
        courseEndsOn: action === 4 ? (courseOf(caseFile, moves, regulation, today)?.plannedEndOn ?? null) : null,
      };
    });
  }
}

const stageOf = (state: CaseState, action: ActionNumber | null): FamilyStage =>
  STAGE[state] ?? (action === null ? 'CLOSED' : 'IN_WORK');

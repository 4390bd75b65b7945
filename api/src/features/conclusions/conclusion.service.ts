import { Injectable } from '@nestjs/common';
import { Refused } from '@onaltu/domain/refused';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/auth/actor';
import { audit } from '../../platform/audit/audit';
import { TenantDb } from '../../platform/db/tenant-db';
import { requireVersion } from '../../platform/http/if-match';
import { makeAgain } from '../../platform/jobs/making';
import type { CaseFile } from '../case-files/case-file.entity';
import { DRAFT } from '../case-files/case-file.jobs';
import { findCaseFile, lockCaseFile, requireAssigned } from '../case-files/find-case-file';
import { markHandling } from '../case-files/handling';
import type { WritePart, WriteRecommendations } from './conclusion.dto';
import { Conclusion, ConclusionPart } from './conclusion.entity';
import { conclusionPage } from './conclusion-page';
import { type ConclusionState, conclusionState, rememberText, requireSigner } from './conclusion-state';
import type { ConclusionView } from './conclusion.view';
import { tellSigner } from './tell-signer';

@Injectable()
export class ConclusionService {
  constructor(private readonly db: TenantDb) {}

  async read(actor: Actor, caseFileId: string): Promise<ConclusionView> {
    return this.db.as(actor, async (tx) => {
      const caseFile = await findCaseFile(tx, actor, caseFileId);
      const state = await conclusionState(tx, caseFile);
      await audit(tx, 'conclusion.read', { type: 'conclusion', id: state.conclusion.id });
      return conclusionPage(tx, caseFile, state);
    });
  }

  /** A draft that was given up is tried once more. */
  draftAgain(actor: Actor, caseFileId: string): Promise<void> {
    return this.db.as(actor, async (tx) => {
      await lockCaseFile(tx, actor, caseFileId);
      await makeAgain(tx, DRAFT, caseFileId);
      await audit(tx, 'conclusion.asked-again', { type: 'case_file', id: caseFileId });
    });
  }

  /** A specialist's own part; version 0 is seen while nothing is written. */
  async writePart(actor: Actor, caseFileId: string, seen: number, { wording }: WritePart): Promise<ConclusionView> {
    return this.edit(actor, caseFileId, async (tx, { conclusion, parts }) => {
      const own = parts.find((part) => part.specialistId === actor.userId);
      requireVersion(seen, { version: own?.version ?? 0 }, { wording: own?.wording ?? '' });
      const key = { conclusionId: conclusion.id, specialistId: actor.userId };
      if (own) await tx.update(ConclusionPart, key, { wording, version: own.version + 1 });
      else await tx.insert(ConclusionPart, { ...key, wording });
    });
  }

  async writeRecommendations(
    actor: Actor,
    caseFileId: string,
    seen: number,
    { recommendations, remarks }: WriteRecommendations,
  ): Promise<ConclusionView> {
    return this.edit(actor, caseFileId, async (tx, { conclusion }) => {
      requireVersion(seen, conclusion, { recommendations: conclusion.recommendations, remarks: conclusion.gapRemarks });
      const known = conclusion.draft.gaps.map(({ id }) => id);
      const gapRemarks = Object.fromEntries(
        remarks.filter(({ gap }) => known.includes(gap)).map(({ gap, remark }) => [gap, remark]),
      );
      await tx.update(
        Conclusion,
        { id: conclusion.id },
        { recommendations, gapRemarks, version: conclusion.version + 1 },
      );
    });
  }

  /** An edit of the words: the clock of action 5 runs from the first one, and signatures under other words no longer hold. */
  private edit(
    actor: Actor,
    caseFileId: string,
    change: (tx: EntityManager, state: ConclusionState) => Promise<void>,
  ): Promise<ConclusionView> {
    return this.db.as(actor, async (tx) => {
      const caseFile: CaseFile = await lockCaseFile(tx, actor, caseFileId);
      await requireAssigned(tx, caseFileId);
      if (caseFile.state !== 'CONCLUSION_IN_PREPARATION')
        throw new Refused('case-file.wrong-state', { state: caseFile.state });
      const before = await conclusionState(tx, caseFile);
      requireSigner(actor, before);
      await change(tx, before);
      await markHandling(tx, caseFileId, 5, 'START');
      await audit(tx, 'conclusion.part-written', { type: 'conclusion', id: before.conclusion.id });
      const after = await conclusionState(tx, caseFile);
      await rememberText(tx, after);
      await askAgain(tx, caseFile, { before, after, writer: actor.userId });
      return conclusionPage(tx, caseFile, after);
    });
  }
}

/** Whose signature held until these words changed is asked again; whoever writes knows. */
async function askAgain(
  tx: EntityManager,
  caseFile: CaseFile,
  { before, after, writer }: { before: ConclusionState; after: ConclusionState; writer: string },
): Promise<void> {
  if (after.textSha256.equals(before.textSha256)) return;
  const asked = before.holding.filter(
    ({ signerId }) => signerId !== writer && !after.holding.some((one) => one.signerId === signerId),
  );
  for (const { signerId } of asked) await tellSigner(tx, caseFile, { signerId, textSha256: after.textSha256 });
}

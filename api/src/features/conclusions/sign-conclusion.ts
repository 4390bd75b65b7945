import { Injectable } from '@nestjs/common';
import { Refused } from '@onaltu/domain/refused';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/auth/actor';
import { Passwords } from '../../platform/auth/passwords';
import { SlowDown } from '../../platform/auth/slow-down';
import { audit } from '../../platform/audit/audit';
import { TenantDb } from '../../platform/db/tenant-db';
import { IssuedDocuments } from '../../platform/documents/issued-documents';
import type { CaseFile } from '../case-files/case-file.entity';
import { lockCaseFile } from '../case-files/find-case-file';
import { moveCaseFile } from '../case-files/move-case-file';
import { conclusionDocument } from './conclusion.document';
import type { SignConclusion } from './conclusion.dto';
import { Conclusion, ConclusionSignature } from './conclusion.entity';
import { conclusionPage } from './conclusion-page';
import { conclusionRecord } from './conclusion-record';
import { type ConclusionState, conclusionState, rememberText, requireSigner, unsigned } from './conclusion-state';
import type { ConclusionView } from './conclusion.view';
import { tellSigner } from './tell-signer';

@Injectable()
export class SignConclusionAct {
  constructor(
    private readonly db: TenantDb,
    private readonly passwords: Passwords,
    private readonly slowDown: SlowDown,
    private readonly documents: IssuedDocuments,
  ) {}

  /** Action 5 (¶5(5)): specialists in any order, the head last; the head's signature freezes the text and prints it. */
  async sign(actor: Actor, caseFileId: string, terms: SignConclusion): Promise<ConclusionView> {
    await this.confirmPassword(actor, terms.password);
    return this.db.as(actor, async (tx) => {
      const caseFile = await lockCaseFile(tx, actor, caseFileId);
      if (caseFile.state !== 'CONCLUSION_IN_PREPARATION')
        throw new Refused('case-file.wrong-state', { state: caseFile.state });
      const state = await conclusionState(tx, caseFile);
      if (state.textSha256.toString('hex') !== terms.textSha256)
        throw new Refused('version.stale', { theirs: await conclusionPage(tx, caseFile, state) });
      if (state.openGaps.length > 0) throw new Refused('conclusion.gap-without-remark', { gaps: state.openGaps });
      if (terms.role === 'HEAD') requireHead(actor, state, terms);
      else requireSpecialist(actor, state);
      await rememberText(tx, state);
      await this.keep(tx, caseFile, state, terms);
      await audit(tx, 'conclusion.signed', { type: 'conclusion', id: state.conclusion.id }, { role: terms.role });
      const signed = await conclusionState(tx, caseFile);
      if (terms.role === 'HEAD') await this.freeze(tx, actor, caseFile, signed);
      else if (unsigned(signed).length === 0) await tellHeads(tx, caseFile, signed);
      return conclusionPage(tx, caseFile, await conclusionState(tx, caseFile));
    });
  }

  private async confirmPassword({ userId }: Actor, password: string): Promise<void> {
    await this.slowDown.count('sign.password', userId);
    const [row] = await this.db.anonymous<{ hash: string | null }>('select authn.password_of($1) as hash', [userId]);
    if (!(await this.passwords.matches(row?.hash ?? null, password))) throw new Refused('conclusion.wrong-password');
    await this.slowDown.forget('sign.password', userId);
  }

  private async keep(
    tx: EntityManager,
    { evidenceVersion }: CaseFile,
    { conclusion, textSha256 }: ConclusionState,
    { role, reason }: SignConclusion,
  ): Promise<void> {
    await tx.insert(ConclusionSignature, {
      conclusionId: conclusion.id,
      role,
      textSha256,
      evidenceVersion,
      reason: reason ?? null,
    });
  }

  private async freeze(tx: EntityManager, actor: Actor, caseFile: CaseFile, state: ConclusionState): Promise<void> {
    const facts = { unsignedSpecialists: unsigned(state).length, openGapsWithoutRemark: state.openGaps.length };
    await moveCaseFile(tx, caseFile, 'signConclusion', { facts });
    const model = conclusionDocument(await conclusionRecord(tx, caseFile, state), caseFile.language);
    const documentId = await this.documents.issue(tx, actor, { caseFileId: caseFile.id, kind: 'CONCLUSION', model });
    await tx.update(Conclusion, { id: state.conclusion.id }, { documentId });
  }
}

function requireSpecialist(actor: Actor, state: ConclusionState): void {
  requireSigner(actor, state);
  if (!state.parts.some((part) => part.specialistId === actor.userId)) throw new Refused('conclusion.part-missing');
}

function requireHead({ roles, userId }: Actor, state: ConclusionState, { reason }: SignConclusion): void {
  if (!roles.includes('HEAD')) throw new Refused('conclusion.not-a-signer');
  if (unsigned(state).length > 0) throw new Refused('conclusion.specialists-first', { left: unsigned(state).length });
  const alone = state.team.every(({ specialistId }) => specialistId === userId);
  if (alone && !reason) throw new Refused('reason.missing');
}

async function tellHeads(tx: EntityManager, caseFile: CaseFile, { textSha256 }: ConclusionState): Promise<void> {
  const heads = await tx.query<{ id: string }[]>(
    `select m.account_id as id from directory.membership m join directory.account a on a.id = m.account_id
     where 'HEAD' = any (m.roles) and m.ended_at is null and a.disabled_at is null`,
  );
  for (const { id: signerId } of heads) await tellSigner(tx, caseFile, { signerId, textSha256 });
}

import { draftConclusion as draftFrom } from '@onaltu/domain/conclusion';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/auth/actor';
import { audit } from '../../platform/audit/audit';
import { TenantDb } from '../../platform/db/tenant-db';
import { Processes, type Processor } from '../../platform/jobs/processor';
import { CaseFile } from '../case-files/case-file.entity';
import { type DraftConclusion, draftConclusion } from '../case-files/case-file.jobs';
import { signingTeamOf } from '../case-files/case-file.queries';
import type { FrozenEvidence } from './conclusion.entity';
import { conclusionState, rememberText } from './conclusion-state';
import { assessorsOf, conclusionEvidence } from './evidence.queries';
import { tellSigner } from './tell-signer';

/** Drafts the conclusion from the records and tells the team that it waits. Made anew only when the cited facts have changed. */
@Processes(draftConclusion, { concurrency: 2 })
export class DraftConclusionProcessor implements Processor<DraftConclusion> {
  constructor(private readonly db: TenantDb) {}

  async run(actor: Actor, { caseFileId }: DraftConclusion): Promise<void> {
    await this.db.as(actor, async (tx) => {
      const caseFile = await tx.findOneByOrFail(CaseFile, { id: caseFileId });
      if (caseFile.state !== 'CONCLUSION_IN_PREPARATION') return;
      const evidence: FrozenEvidence = {
        ...(await conclusionEvidence(tx, caseFile)),
        assessors: await assessorsOf(tx, caseFileId),
      };
      const written = await tx.query<unknown[]>(
        `insert into conclusion as c (case_file_id, draft, evidence, drafted_evidence) values ($1, $2, $3, $4)
         on conflict (provider_id, case_file_id) do update set draft = excluded.draft, evidence = excluded.evidence, drafted_at = ctx.now(), drafted_evidence = excluded.drafted_evidence, version = c.version + 1
           where c.drafted_evidence < excluded.drafted_evidence returning id`,
        [caseFileId, JSON.stringify(draftFrom(evidence)), JSON.stringify(evidence), caseFile.evidenceVersion],
      );
      if (written.length > 0) await this.tellTeam(tx, caseFile);
    });
  }

  private async tellTeam(tx: EntityManager, caseFile: CaseFile): Promise<void> {
    const { id, evidenceVersion } = caseFile;
    const state = await conclusionState(tx, caseFile);
    await rememberText(tx, state);
    await audit(
      tx,
      'conclusion.drafted',
      { type: 'conclusion', id: state.conclusion.id },
      { evidence: evidenceVersion },
    );
    for (const { specialistId: signerId } of await signingTeamOf(tx, id)) await tellSigner(tx, caseFile, { signerId });
  }
}

import { Injectable } from '@nestjs/common';
import { Refused } from '@onaltu/domain/refused';
import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/auth/actor';
import { audit } from '../../platform/audit/audit';
import { Envelope } from '../../platform/crypto/envelope';
import { TenantDb } from '../../platform/db/tenant-db';
import { requireVersion } from '../../platform/http/if-match';
import { CaseFile } from '../case-files/case-file.entity';
import { CaseFileView } from '../case-files/case-file.view';
import { lockCaseFile } from '../case-files/find-case-file';
import { markHandling } from '../case-files/handling';
import { requireDraft } from './draft';
import type { DraftCaseFile } from './draft-case-file.dto';
import type { RegisterCaseFile } from './register-case-file.dto';
import { Registration } from './registration';

const draftPlace = (id: string): string => `case_file.draft|${id}`;

@Injectable()
export class IntakeService {
  constructor(
    private readonly db: TenantDb,
    private readonly envelope: Envelope,
    private readonly registration: Registration,
  ) {}

  /** The clock of action 1 starts here: the clerk has begun to type. */
  async saveDraft(actor: Actor, draft: DraftCaseFile): Promise<CaseFileView> {
    const { lastName, firstName, iin } = draft.child;
    if (!lastName && !firstName && !iin) throw new Refused('case-file.draft-empty');
    return this.db.as(actor, async (tx) => {
      const id = randomUUID();
      await tx.insert(CaseFile, { id, state: 'DRAFT', draftSealed: this.sealed(actor, id, draft) });
      await markHandling(tx, id, 1, 'START');
      await audit(tx, 'case-file.draft', { type: 'case_file', id });
      return CaseFileView.of(await tx.findOneByOrFail(CaseFile, { id }));
    });
  }

  async changeDraft(actor: Actor, id: string, seen: number, draft: DraftCaseFile): Promise<CaseFileView> {
    return this.db.as(actor, async (tx) => {
      const caseFile = await this.lockDraft(tx, actor, id);
      requireVersion(seen, caseFile, this.opened(actor, caseFile));
      const change = { draftSealed: this.sealed(actor, id, draft), version: caseFile.version + 1 };
      await tx.update(CaseFile, { id }, change);
      await audit(tx, 'case-file.draft', { type: 'case_file', id });
      return CaseFileView.of(Object.assign(caseFile, change));
    });
  }

  async readDraft(actor: Actor, id: string): Promise<DraftCaseFile> {
    return this.db.as(actor, async (tx) => {
      const caseFile = await this.lockDraft(tx, actor, id);
      await audit(tx, 'case-file.read', { type: 'case_file', id });
      return this.opened(actor, caseFile);
    });
  }

  register(actor: Actor, id: string, application: RegisterCaseFile): Promise<CaseFileView> {
    return this.registration.register(actor, id, application);
  }

  private async lockDraft(tx: EntityManager, actor: Actor, id: string): Promise<CaseFile> {
    return requireDraft(await lockCaseFile(tx, actor, id));
  }

  private opened({ ownerId }: Actor, { id, draftSealed }: CaseFile): DraftCaseFile {
    return draftSealed
      ? (JSON.parse(this.envelope.open(ownerId, draftPlace(id), draftSealed)) as DraftCaseFile)
      : { child: {} };
  }

  private sealed({ ownerId }: Actor, id: string, draft: DraftCaseFile): Buffer {
    return this.envelope.seal(ownerId, draftPlace(id), JSON.stringify(draft));
  }
}

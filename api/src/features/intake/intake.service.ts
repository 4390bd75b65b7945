import { Injectable } from '@nestjs/common';
import { almatyDay, type Day } from '@onaltu/domain/clock/day';
import { registrationNumber } from '@onaltu/domain/registration-number';
import { Refused } from '@onaltu/domain/refused';
import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/auth/actor';
import { audit } from '../../platform/audit/audit';
import { Envelope } from '../../platform/crypto/envelope';
import { nowOf } from '../../platform/db/now';
import { TenantDb } from '../../platform/db/tenant-db';
import { requireVersion } from '../../platform/http/if-match';
import { CaseFile } from '../case-files/case-file.entity';
import { CaseFileView } from '../case-files/case-file.view';
import { lockCaseFile } from '../case-files/find-case-file';
import { markHandling } from '../case-files/handling';
import { moveCaseFile } from '../case-files/move-case-file';
import { nextNumber } from '../case-files/number-series';
import { ownLanguage } from '../case-files/provider-head.queries';
import { regulationFor } from '../case-files/regulation.queries';
import type { DraftCaseFile } from './draft-case-file.dto';
import { issueReceipt } from './issue-receipt';
import { keepPapers } from './keep-paper';
import { iinOf, keepChild, keepRepresentative } from './keep-people';
import { enterRegistry } from './oblast-registry';
import { Receipts } from './receipts';
import type { PaperOnHand, RegisterCaseFile } from './register-case-file.dto';

type Application = RegisterCaseFile & { id: string; receivedOn: Day };

const draftPlace = (id: string): string => `case_file.draft|${id}`;

@Injectable()
export class IntakeService {
  constructor(
    private readonly db: TenantDb,
    private readonly envelope: Envelope,
    private readonly receipts: Receipts,
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

  /** Action 1 (¶5(1)): the package gets its number and goes to the head; the receipt is printed. */
  async register(actor: Actor, id: string, application: RegisterCaseFile): Promise<CaseFileView> {
    return this.db.as(actor, async (tx) => {
      const caseFile = await this.lockDraft(tx, actor, id);
      const receivedAt = application.late ? new Date(application.late.on) : nowOf(tx);
      const set = await this.keepApplication(tx, actor, { id, ...application, receivedOn: almatyDay(receivedAt) });
      const { year, n } = await nextNumber(tx, 'registration');
      await moveCaseFile(tx, caseFile, 'register', {
        late: application.late,
        facts: {
          hasApplication: has(application, 'APPLICATION'),
          hasConsent: has(application, 'CONSENT'),
          hasIinOrReplacement: true,
        },
        set: { ...set, number: registrationNumber(year, n), registeredAt: nowOf(tx), draftSealed: null },
      });
      await issueReceipt(tx, actor, caseFile, this.receipts);
      return CaseFileView.of(caseFile);
    });
  }

  private async keepApplication(tx: EntityManager, actor: Actor, application: Application): Promise<Partial<CaseFile>> {
    const { id, child, representative, channel, language, consent, papers, receivedOn } = application;
    const regulation = await regulationFor(tx, receivedOn);
    const childId = await keepChild(tx, actor, this.envelope, child);
    const representativeId = await keepRepresentative(tx, representative);
    await keepPapers(tx, id, papers);
    await tx.query(
      `insert into consent (case_file_id, representative_id, text_version, given_on) values ($1, $2, $3, $4)`,
      [id, representativeId, consent.textVersion, consent.givenOn],
    );
    const iin = await iinOf(tx, actor, this.envelope, childId);
    if (iin) await enterRegistry(tx, this.envelope, id, iin);
    return {
      regulationId: regulation.id,
      childId,
      representativeId,
      relation: representative.relation,
      channel,
      language: language ?? (await ownLanguage(tx)),
      receivedOn,
    };
  }

  private async lockDraft(tx: EntityManager, actor: Actor, id: string): Promise<CaseFile> {
    const caseFile = await lockCaseFile(tx, actor, id);
    if (caseFile.state !== 'DRAFT') throw new Refused('case-file.wrong-state', { state: caseFile.state });
    return caseFile;
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

const has = ({ papers }: RegisterCaseFile, kind: PaperOnHand['kind']): boolean =>
  papers.some((paper) => paper.kind === kind);

import { Injectable } from '@nestjs/common';
import { ACTION_NUMBERS, type ActionNumber, ACTIONS, actionOf } from '@onaltu/domain/case-process';
import { Refused } from '@onaltu/domain/refused';
import type { Actor } from '../../platform/auth/actor';
import { audit } from '../../platform/audit/audit';
import { Envelope } from '../../platform/crypto/envelope';
import { TenantDb } from '../../platform/db/tenant-db';
import { type IssuedDocument } from '../../platform/documents/document.entity';
import { IssuedDocuments } from '../../platform/documents/issued-documents';
import { caseFileList, casesPage } from './case-list';
import { type Sought, soughtBy } from './case-list.queries';
import type { CaseFileList } from './case-row.view';
import { caseFilePage, casePage } from './case-file-page';
import type { CaseFilePage } from './case-file-page.view';
import { findCaseFile, lockCaseFile } from './find-case-file';
import { sayHandling } from './handling';

import type { SayHandling } from './say-handling.dto';
import type { ListCaseFiles, SearchCaseFiles } from './search-case-files.dto';

@Injectable()
export class CaseFileService {
  constructor(
    private readonly db: TenantDb,
    private readonly envelope: Envelope,
    private readonly documents: IssuedDocuments,
  ) {}

  list(actor: Actor, filter: ListCaseFiles): Promise<CaseFileList> {
    return this.page(actor, filter);
  }

  /** The same list for a text; what was looked for is not kept, only what was shown. */
  search(actor: Actor, { text, ...filter }: SearchCaseFiles): Promise<CaseFileList> {
    return this.page(actor, filter, soughtBy(actor, this.envelope, text));
  }

  private async page(actor: Actor, { after, ...filter }: ListCaseFiles, sought?: Sought): Promise<CaseFileList> {
    const [stateSince, id] = after?.split('_') ?? [];
    const cursor = stateSince && id ? { after: { stateSince, id } } : {};
    return caseFileList(await this.db.ask(actor, ...casesPage(actor, { ...filter, ...cursor, sought })));
  }

  async read(actor: Actor, id: string): Promise<CaseFilePage> {
    return caseFilePage(actor, await this.db.ask(actor, ...casePage(actor, id)), this.envelope);
  }

  /** A person marks the clock of the action the case is in; only that action's lane may. */
  async sayHandling(actor: Actor, id: string, action: number, { kind }: SayHandling): Promise<void> {
    await this.db.as(actor, async (tx) => {
      const caseFile = await lockCaseFile(tx, actor, id);
      if (!isAction(action) || actionOf(caseFile.state) !== action)
        throw new Refused('case-file.wrong-state', { action, state: caseFile.state });
      if (!ACTIONS[action].lanes.some((role) => actor.roles.includes(role))) throw new Refused('permission.missing');
      await sayHandling(tx, id, action, kind);
      await audit(tx, 'handling.marked', { type: 'case_file', id }, { action, kind });
    });
  }

  /** The PDF of a document of a case this person sees. */
  async document(
    actor: Actor,
    caseFileId: string,
    documentId: string,
  ): Promise<{ document: IssuedDocument; bytes: Buffer }> {
    const document = await this.documentOf(actor, caseFileId, documentId);
    return { document, bytes: await this.documents.bytes(document) };
  }

  /** The pages of the same document as a picture, for the screen. */
  async picture(actor: Actor, caseFileId: string, documentId: string): Promise<Buffer> {
    return this.documents.picture(await this.documentOf(actor, caseFileId, documentId));
  }

  /** Printing that was given up is tried once more. */
  printAgain(actor: Actor, caseFileId: string, documentId: string): Promise<void> {
    return this.db.as(actor, async (tx) => {
      await findCaseFile(tx, actor, caseFileId);
      await this.documents.printAgain(tx, caseFileId, documentId);
    });
  }

  private documentOf(actor: Actor, caseFileId: string, documentId: string): Promise<IssuedDocument> {
    return this.db.as(actor, async (tx) => {
      await findCaseFile(tx, actor, caseFileId);
      return this.documents.read(tx, caseFileId, documentId);
    });
  }
}

const isAction = (n: number): n is ActionNumber => ACTION_NUMBERS.some((action) => action === n);

import { Injectable } from '@nestjs/common';
import { Refused } from '@onaltu/domain/refused';
import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../auth/actor';
import { audit, audited } from '../audit/audit';
import { Envelope } from '../crypto/envelope';
import { withTheNext } from '../db/act';
import { statement } from '../db/statement';
import { FileStore } from '../files/file-store';
import { makeAgain } from '../jobs/making';
import { enqueued } from '../outbox/outbox';
import { type DocumentKind, IssuedDocument } from './document.entity';
import { FORM, renderDocument } from './document.jobs';
import type { DocumentModel } from './document-models';

export const placeOf = (documentId: string): string => `document|${documentId}`;

/** Where the pages of a form lie as a picture, beside its PDF. */
export const pictureOf = (fileKey: string): string => fileKey.replace(/\.pdf$/, '.svg');

/** Issues printed forms and hands out their bytes. */
@Injectable()
export class IssuedDocuments {
  constructor(
    private readonly envelope: Envelope,
    private readonly files: FileStore,
  ) {}

  /** Freezes what the form says, in the act's own transaction; the worker renders it. Answers its id. */
  async issue(
    tx: EntityManager,
    actor: Actor,
    { caseFileId, kind, model }: { caseFileId: string; kind: DocumentKind; model: DocumentModel },
  ): Promise<string> {
    const id = randomUUID();
    const sealed = this.envelope.seal(actor.ownerId, placeOf(id), JSON.stringify(model));
    await withTheNext(
      tx,
      statement(
        `insert into document (id, case_file_id, kind, language, template_version, model_sealed) values ($1, $2, $3, $4, $5, $6)`,
        [id, caseFileId, kind, model.language, Number(model.templateVersion), sealed],
      ),
      enqueued(renderDocument, { documentId: id }),
      audited('document.issued', { type: 'document', id }, { kind }),
    );
    return id;
  }

  /** What a form that was issued says. */
  async modelOf<Model extends DocumentModel>(tx: EntityManager, actor: Actor, id: string): Promise<Model> {
    const { modelSealed } = await tx.findOneByOrFail(IssuedDocument, { id });
    return JSON.parse(this.envelope.open(actor.ownerId, placeOf(id), modelSealed)) as Model;
  }

  /** A form of this case whose printing was given up is tried once more. */
  async printAgain(tx: EntityManager, caseFileId: string, id: string): Promise<void> {
    if (!(await tx.existsBy(IssuedDocument, { id, caseFileId }))) throw new Refused('file.not-found');
    await makeAgain(tx, FORM, id);
    await audit(tx, 'document.asked-again', { type: 'document', id });
  }

  /** The row of a document of this case, its reading audited. */
  async read(tx: EntityManager, caseFileId: string, id: string): Promise<IssuedDocument> {
    const document = await tx.findOneBy(IssuedDocument, { id, caseFileId });
    if (!document) throw new Refused('file.not-found');
    if (!document.fileKey) throw new Refused('document.not-ready');
    await audit(tx, 'document.read', { type: 'document', id });
    return document;
  }

  /** The pages to look at; only forms that are previewed have them. */
  async picture({ fileKey, kind }: IssuedDocument): Promise<Buffer> {
    if (!fileKey || kind !== 'CERTIFICATE') throw new Refused('file.not-found');
    return this.files.get(pictureOf(fileKey)).catch((error: unknown) => {
      throw (error as NodeJS.ErrnoException).code === 'ENOENT' ? new Refused('file.not-found') : error;
    });
  }

  bytes({ fileKey }: IssuedDocument): Promise<Buffer> {
    if (!fileKey) throw new Refused('document.not-ready');
    return this.files.get(fileKey);
  }
}

import { createHash } from 'node:crypto';
import { IsNull } from 'typeorm';
import type { Actor } from '../auth/actor';
import { Envelope } from '../crypto/envelope';
import { statement } from '../db/statement';
import { TenantDb } from '../db/tenant-db';
import { FileStore } from '../files/file-store';
import { Processes, type Processor } from '../jobs/processor';
import { type DocumentKind, IssuedDocument } from './document.entity';
import { type RenderDocument, renderDocument } from './document.jobs';
import type { DocumentModels, Template } from './document-models';
import { placeOf } from './issued-documents';
import { PdfRenderer } from './pdf-renderer';

/** An addendum is laid out like the contract it belongs to. */
const TEMPLATE_OF = {
  RECEIPT: 'receipt',
  CONTRACT: 'contract',
  ADDENDUM: 'contract',
  CONCLUSION: 'conclusion',
  CERTIFICATE: 'certificate',
} as const satisfies Record<DocumentKind, Template>;

type Frozen = Pick<IssuedDocument, 'kind' | 'modelSealed' | 'fileKey'>;
const FROZEN = 'select kind, model_sealed as "modelSealed", file_key as "fileKey" from document where id = $1';

/** Turns a frozen form into PDF/A. A repeat finds the work done, or overwrites its own file with the same bytes. */
@Processes(renderDocument, { concurrency: 2 })
export class RenderDocumentProcessor implements Processor<RenderDocument> {
  constructor(
    private readonly db: TenantDb,
    private readonly envelope: Envelope,
    private readonly pdf: PdfRenderer,
    private readonly files: FileStore,
  ) {}

  async run(actor: Actor, { documentId: id }: RenderDocument): Promise<void> {
    const [[document]] = await this.db.ask(actor, statement<Frozen>(FROZEN, [id]));
    if (!document) throw new Error('a document that is not its owner’s');
    if (document.fileKey) return;
    const template = TEMPLATE_OF[document.kind];
    const model = JSON.parse(
      this.envelope.open(actor.ownerId, placeOf(id), document.modelSealed),
    ) as DocumentModels[typeof template];
    const bytes = await this.pdf.render(template, model);
    const fileKey = `${actor.ownerId}/documents/${id}.pdf`;
    await this.files.put(fileKey, bytes);
    await this.db.as(actor, (tx) =>
      tx.update(
        IssuedDocument,
        { id, fileKey: IsNull() },
        { fileKey, sha256: createHash('sha256').update(bytes).digest(), size: bytes.length, renderedAt: new Date() },
      ),
    );
  }
}

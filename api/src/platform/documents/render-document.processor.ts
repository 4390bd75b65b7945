import { createHash } from 'node:crypto';
import { IsNull } from 'typeorm';
import type { Actor } from '../auth/actor';
import { Envelope } from '../crypto/envelope';
import { TenantDb } from '../db/tenant-db';
import { FileStore } from '../files/file-store';
import { Processes, type Processor } from '../jobs/processor';
import { type DocumentKind, IssuedDocument } from './document.entity';
import { type RenderDocument, renderDocument } from './document.jobs';
import type { CertificateModel, DocumentModels, Template } from './document-models';
import { pictureOf, placeOf } from './issued-documents';
import { PdfRenderer } from './pdf-renderer';

/** An addendum is laid out like the contract it belongs to. */
const TEMPLATE_OF = {
  RECEIPT: 'receipt',
  CONTRACT: 'contract',
  ADDENDUM: 'contract',
  CONCLUSION: 'conclusion',
  CERTIFICATE: 'certificate',
} as const satisfies Record<DocumentKind, Template>;

type Frozen = Pick<IssuedDocument, 'kind'> & { modelSealed: Buffer | null };
const FROZEN = `select kind, case when file_key is null then model_sealed end as "modelSealed"
  from document where id = (select (data->>'documentId')::uuid from outbox where id = $1)`;

/** Turns a frozen form into PDF/A. A repeat finds the work done, or overwrites its own file with the same bytes. */
@Processes(renderDocument, { concurrency: 4 })
export class RenderDocumentProcessor implements Processor<RenderDocument, Frozen> {
  readonly subject = FROZEN;

  constructor(
    private readonly db: TenantDb,
    private readonly envelope: Envelope,
    private readonly pdf: PdfRenderer,
    private readonly files: FileStore,
  ) {}

  async run(actor: Actor, { documentId: id }: RenderDocument, document?: Frozen): Promise<void> {
    if (!document) throw new Error('a document that is not its owner’s');
    if (!document.modelSealed) return; // it has its file
    const template = TEMPLATE_OF[document.kind];
    const model = JSON.parse(
      this.envelope.open(actor.ownerId, placeOf(id), document.modelSealed),
    ) as DocumentModels[typeof template];
    const bytes = await this.pdf.render(template, model);
    const fileKey = `${actor.ownerId}/documents/${id}.pdf`;
    await this.files.put(fileKey, bytes);
    if (document.kind === 'CERTIFICATE')
      await this.files.put(pictureOf(fileKey), await this.pdf.picture('certificate', model as CertificateModel));
    await this.db.as(actor, (tx) =>
      tx.update(
        IssuedDocument,
        { id, fileKey: IsNull() },
        { fileKey, sha256: createHash('sha256').update(bytes).digest(), size: bytes.length, renderedAt: new Date() },
      ),
    );
  }
}

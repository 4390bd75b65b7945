import { createHash } from 'node:crypto';
import { IsNull } from 'typeorm';
import type { Actor } from '../../platform/auth/actor';
import { nowOf } from '../../platform/db/now';
import { TenantDb } from '../../platform/db/tenant-db';
import { PdfRenderer } from '../../platform/documents/pdf-renderer';
import { FileStore } from '../../platform/files/file-store';
import { Processes, type Processor } from '../../platform/jobs/processor';
import { packDocument } from './pack.document';
import { InspectionPack } from './pack.entity';
import { makePack, type OnePack, PACK_FILES, packKey } from './pack.jobs';
import { PackArchive } from './pack-archive';
import { type PackRead, ReadPack } from './read-pack';

/** All cases of a child over years are hundreds of pages. */
const TIME_LIMIT_MS = 300_000;

type Wanted = { pack: InspectionPack; read: PackRead };
type Made = Pick<InspectionPack, 'pdfSha256' | 'pdfSize' | 'zipSha256' | 'zipSize' | 'originals' | 'damaged'>;

/** Makes the two files of a pack, one pack at a time. A repeat finds the work done. */
@Processes(makePack)
export class MakePackProcessor implements Processor<OnePack> {
  constructor(
    private readonly db: TenantDb,
    private readonly reading: ReadPack,
    private readonly pdf: PdfRenderer,
    private readonly files: FileStore,
    private readonly archive: PackArchive,
  ) {}

  async run(actor: Actor, { packId: id }: OnePack): Promise<void> {
    const wanted = await this.db.as(actor, async (tx): Promise<Wanted | null> => {
      const pack = await tx.findOneBy(InspectionPack, { id, readyAt: IsNull() });
      return pack && { pack, read: await this.reading.read(tx, actor, pack) };
    });
    if (!wanted) return;
    const made = await this.make(actor, wanted);
    const isKept = await this.db.as(actor, async (tx) => {
      await tx.update(InspectionPack, { id }, { ...made, readyAt: nowOf(tx) }); // whoever wrote the files last says what they are
      return tx.existsBy(InspectionPack, { id });
    });
    if (isKept) return;
    for (const file of PACK_FILES) await this.files.remove(packKey(actor, wanted.pack, file)); // it was forgotten while it was made
  }

  private async make(actor: Actor, { pack, read }: Wanted): Promise<Made> {
    const originals = await this.archive.look(read.files);
    const document = await this.pdf.render('pack', packDocument({ ...read, originals }, pack.language), TIME_LIMIT_MS);
    await this.files.put(packKey(actor, pack, 'pdf'), document);
    return {
      pdfSha256: createHash('sha256').update(document).digest(),
      pdfSize: document.length,
      ...(await this.archive.write(packKey(actor, pack, 'zip'), { document, originals })),
      originals: originals.length,
      damaged: originals.filter(({ state }) => state !== 'WHOLE').length,
    };
  }
}

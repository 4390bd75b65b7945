import type { Day } from '@onaltu/domain/clock/day';
import { createHash } from 'node:crypto';
import { type EntityManager, IsNull } from 'typeorm';
import type { Actor } from '../../platform/auth/actor';
import { nowOf } from '../../platform/db/now';
import { askIn } from '../../platform/db/statement';
import { TenantDb } from '../../platform/db/tenant-db';
import type { JournalModel } from '../../platform/documents/document-models';
import { printedJournal } from '../../platform/documents/printed-journal';
import { PdfRenderer } from '../../platform/documents/pdf-renderer';
import { workbookOf } from '../../platform/documents/workbook';
import { FileStore } from '../../platform/files/file-store';
import { Processes, type Processor } from '../../platform/jobs/processor';
import { providerHead } from '../case-files/provider-head.queries';
import { journalDocument } from './journal.document';
import { Journal } from './journal.entity';
import { journalKey, makeJournal, type OneJournal } from './journal.jobs';
import { journalRows } from './journal.queries';

/** Makes the file of a journal, one at a time: its rows are all in memory while it is made. A repeat finds the work done. */
@Processes(makeJournal)
export class MakeJournalProcessor implements Processor<OneJournal> {
  constructor(
    private readonly db: TenantDb,
    private readonly pdf: PdfRenderer,
    private readonly files: FileStore,
  ) {}

  async run(actor: Actor, { journalId: id }: OneJournal): Promise<void> {
    const wanted = await this.db.as(actor, async (tx) => {
      const journal = await tx.findOneBy(Journal, { id, fileKey: IsNull() });
      return journal && { journal, model: await modelOf(tx, journal) };
    });
    if (!wanted) return;
    const bytes = await this.bytesOf(wanted.journal.format, wanted.model);
    const fileKey = journalKey(actor, wanted.journal);
    await this.files.put(fileKey, bytes);
    const sha256 = createHash('sha256').update(bytes).digest();
    const isKept = await this.db.as(actor, async (tx) => {
      await tx.update(Journal, { id, fileKey: IsNull() }, { fileKey, sha256, size: bytes.length, readyAt: nowOf(tx) });
      return tx.existsBy(Journal, { id });
    });
    if (!isKept) await this.files.remove(fileKey); // it was forgotten while it was made
  }

  private bytesOf(format: Journal['format'], model: JournalModel): Promise<Buffer> {
    return format === 'PDF' ? this.pdf.render('journal', printedJournal(model)) : workbookOf(model);
  }
}

async function modelOf(tx: EntityManager, journal: Journal): Promise<JournalModel> {
  const { kind, language, fromOn, toOn, specialistId } = journal;
  const period: { from: Day; to: Day } = { from: fromOn, to: toOn };
  const rows = await askIn(tx, journalRows(kind, { ...period, specialistId }));
  return journalDocument({ kind, rows, period, madeAt: nowOf(tx), head: await providerHead(tx) }, language);
}

import { IsNull } from 'typeorm';
import type { Actor } from '../../platform/auth/actor';
import { nowOf } from '../../platform/db/now';
import { TenantDb } from '../../platform/db/tenant-db';
import { PdfRenderer } from '../../platform/documents/pdf-renderer';
import { printedReport } from '../../platform/documents/printed-report';
import { reportCsv, reportWorkbook } from '../../platform/documents/report-files';
import type { ReportModel } from '../../platform/documents/report-model';
import { FileStore } from '../../platform/files/file-store';
import { measured, noSums } from '../../platform/files/measured';
import { Processes, type Processor } from '../../platform/jobs/processor';
import { ReportExport } from './export.entity';
import { exportKey, makeExport, type OneExport } from './export.jobs';
import { ReadReport } from './read-report';

/** Makes the file of a report as the department itself: its figures are read by the department's own login. A repeat finds the work done. */
@Processes(makeExport)
export class MakeExportProcessor implements Processor<OneExport> {
  constructor(
    private readonly db: TenantDb,
    private readonly report: ReadReport,
    private readonly pdf: PdfRenderer,
    private readonly files: FileStore,
  ) {}

  async run(actor: Actor, { exportId: id }: OneExport): Promise<void> {
    const { asked, asOf } = await this.db.as(actor, async (tx) => ({
      asked: await tx.findOneBy(ReportExport, { id, fileKey: IsNull() }),
      asOf: nowOf(tx),
    }));
    if (!asked) return;
    const made = async (tablesMade: number): Promise<void> => {
      await this.db.as(actor, (tx) => tx.update(ReportExport, { id }, { tablesMade }));
    };
    const model = await this.report.read(actor, asked, asOf, made);
    const fileKey = exportKey(actor, asked);
    const sums = noSums();
    await this.files.putPieces(fileKey, measured(this.piecesOf(asked.format, model), sums));
    const file = { fileKey, sha256: sums.hash.digest(), size: sums.size, asOf };
    const isKept = await this.db.as(actor, async (tx) => {
      await tx.update(ReportExport, { id, fileKey: IsNull() }, { ...file, readyAt: nowOf(tx) });
      return tx.existsBy(ReportExport, { id });
    });
    if (!isKept) await this.files.remove(fileKey); // it was forgotten while it was made
  }

  private piecesOf(format: ReportExport['format'], model: ReportModel): AsyncGenerator<Buffer> {
    if (format === 'XLSX') return reportWorkbook(model);
    return format === 'CSV' ? reportCsv(model) : this.printed(model);
  }

  private async *printed(model: ReportModel): AsyncGenerator<Buffer> {
    yield await this.pdf.render('report', await printedReport(model));
  }
}

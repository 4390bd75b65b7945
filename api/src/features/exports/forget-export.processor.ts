import type { Actor } from '../../platform/auth/actor';
import { nowOf } from '../../platform/db/now';
import { TenantDb } from '../../platform/db/tenant-db';
import { FileStore } from '../../platform/files/file-store';
import { NotYet, Processes, type Processor } from '../../platform/jobs/processor';
import { ReportExport } from './export.entity';
import { exportKey, forgetExport, type OneExport } from './export.jobs';

/** The file goes first: a row without one is cleared by the next try. */
@Processes(forgetExport)
export class ForgetExportProcessor implements Processor<OneExport> {
  constructor(
    private readonly db: TenantDb,
    private readonly files: FileStore,
  ) {}

  async run(actor: Actor, { exportId: id }: OneExport): Promise<void> {
    const { found, now } = await this.db.as(actor, async (tx) => ({
      found: await tx.findOneBy(ReportExport, { id }),
      now: nowOf(tx),
    }));
    if (!found) return;
    if (found.expiresAt > now) throw new NotYet(found.expiresAt);
    await this.files.remove(exportKey(actor, found)); // also one whose row never learnt of it
    await this.db.as(actor, (tx) => tx.delete(ReportExport, { id }));
  }
}

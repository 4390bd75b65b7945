import type { Actor } from '../../platform/auth/actor';
import { ForgetExpired } from '../../platform/jobs/forget-expired';
import { Processes, type Processor } from '../../platform/jobs/processor';
import { ReportExport } from './export.entity';
import { exportKey, forgetExport, type OneExport } from './export.jobs';

/** A report nobody took for a month is made anew where somebody needs it. */
@Processes(forgetExport)
export class ForgetExportProcessor implements Processor<OneExport> {
  constructor(private readonly expired: ForgetExpired) {}

  run(actor: Actor, { exportId: id }: OneExport): Promise<void> {
    return this.expired.forget(actor, { of: ReportExport, id, filesOf: (report) => [exportKey(actor, report)] });
  }
}
